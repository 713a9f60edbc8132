/** Where a way ends: old, foreign and broken pages, cookies off, a paused sign-in. Each says so and leads on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkIn, mailTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { focused, giveAddress, press, signInByPassword, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage('dead-ends')
})
afterAll(async () => stage?.close())

const pathOf = ({ page }: Visit): string => new URL(page.url()).pathname

describe('pages that cannot go on say so, with one press to start again', () => {
  let visit: Visit
  beforeAll(async () => {
    visit = await stage.visit()
  })

  it.each(['/login?i=garbage', '/sign-up?i=garbage', '/recovery?i=garbage', '/unlock?t=garbage'])(
    '%s',
    async (path) => {
      const { page, house } = visit
      const answer = await page.goto(`${house.issuer}${path}`)
      expect(answer?.status()).toBe(400)
      expect(await page.textContent('h1')).toBe('This page has expired')
      await visit.look(`1-expired${path.replaceAll(/\W+/g, '-')}`)
      await press(visit, '#continue')
      expect(pathOf(visit)).toBe('/login')
      expect(await page.isVisible('#identifier')).toBe(true)
    },
  )

  it.each([
    ['/nowhere', 404, '/'],
    ['/authorize?client_id=nobody', 400, '/'],
    ['/consent?i=garbage', 400, '/login'],
  ])('%s', async (path, status, onward) => {
    const answer = await visit.page.goto(`${visit.house.issuer}${path}`)
    expect(answer?.status()).toBe(status)
    expect(await visit.page.textContent('.reference')).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
    await visit.look(`2-refused${path.replaceAll(/\W+/g, '-')}`)
    await press(visit, '#continue')
    expect(pathOf(visit)).toBe(onward)
  })

  it('a page that is not there has a second, quiet way on', async () => {
    await visit.page.goto(`${visit.house.issuer}/nowhere`)
    expect(await visit.page.getAttribute('.ways a', 'href')).toBe('/account')
  })

  it('an application’s broken request leads back to it, by its home page', async () => {
    const { page, house } = visit
    const [client] = house.local.clients
    const query = new URLSearchParams({
      client_id: client?.client_id ?? '',
      redirect_uri: 'https://evil.example',
    })
    await page.goto(`${house.issuer}/authorize?${query.toString()}`)
    expect(await page.textContent('#continue')).toBe('Back to Northwind Coffee')
    await visit.look('2-refused-application')
    await press(visit, '#continue')
    expect(new URL(page.url()).origin).toBe(house.app)
  })

  it('a page of another browser begins anew here, and shows nothing of the other', async () => {
    const { house } = visit
    const other = await stage.visit()
    await other.page.goto(`${house.app}/sign-in?login_hint=somebody@example.com`)
    expect(await other.page.inputValue('#identifier')).toBe('somebody@example.com')
    await press(other, 'a[href^="/sign-up"]')
    await visit.page.goto(other.page.url())
    await giveAddress(visit, { email: 'foreign@example.com', name: 'Foreign' })
    await other.leave()
    expect(await visit.page.textContent('h1')).toBe('Check your e-mail')
  })

  it('cookies that are off are said, in words', async () => {
    const { page, house, context } = visit
    await page.goto(`${house.app}/sign-in`)
    await context.clearCookies()
    await signInByPassword(visit, 'nobody@example.com')
    expect(await page.textContent('h1')).toBe('Cookies are off')
    await visit.look('3-cookies-off')
    await press(visit, '#continue')
    expect(await page.textContent('h1')).toBe('Sign in to Northwind Coffee')
    await visit.leave()
  })
})

describe('the link in the mail about a pause', () => {
  const who = { email: 'guessed@example.com', name: 'Guessed At', region: 'eu' } as const

  it('unlocks the browser by its button, not by being opened', async () => {
    const owner = await stage.visit()
    await signUp(owner, who, 'password')
    await owner.leave()
    const visit = await stage.visit()
    const { page, house } = visit
    await page.goto(`${house.issuer}/login`)
    for (let guess = 0; guess < 11; guess++) await signInByPassword(visit, who.email, `guess number ${guess}`)
    await signInByPassword(visit, who.email)
    expect(await page.textContent('#password-error')).toBe('That e-mail and password don’t match.')
    expect(await focused(visit)).toBe('password')
    const link = linkIn(await mailTo(house, who.email, /slowed down/), '/unlock')
    // A mail scanner opens it first.
    await page.goto(link)
    await page.goto(link)
    await visit.look('4-unlock')
    await press(visit, '#continue')
    await visit.look('5-unlocked')
    await press(visit, '#continue')
    await signInByPassword(visit, who.email)
    expect(pathOf(visit)).toBe('/account')
    await visit.leave()
  })
})
