/** Without a network: what was to be sent is kept and said, nothing jumps, and it goes on by itself when the network is back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { press, signUp, startSignUp } from '../support/browser/steps.ts'

/** Where everything on the page stands. */
const PLACES = `[...document.querySelectorAll('main *')].map((each) => JSON.stringify(each.getBoundingClientRect()))`

const who = { email: 'tunnel@example.com', name: 'In A Tunnel' } as const

describe('offline', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage('offline')
  })
  afterAll(async () => stage?.close())

  it('a form waits with what was typed, and is sent once when the network is back', async () => {
    const visit = await stage.visit({ width: 320 })
    const { page, context, house } = visit
    await startSignUp(visit)
    await page.fill('#identifier', who.email)
    await page.fill('#name', who.name)
    const places = () => page.evaluate<string[]>(PLACES)
    const before = await places()
    await context.setOffline(true)
    await page.click('#sign-up')
    await page.click('#sign-up')
    expect(await page.textContent('#offline')).toBe(
      'You’re offline. Nothing is lost: we’ll go on when you’re back online.',
    )
    expect(await page.getAttribute('#offline', 'role')).toBe('status')
    expect(await places()).toEqual(before)
    expect([await page.inputValue('#identifier'), await page.inputValue('#name')]).toEqual([
      who.email,
      who.name,
    ])
    await visit.look('1-offline')
    await Promise.all([page.waitForEvent('load'), context.setOffline(false)])
    expect(await page.textContent('h1')).toBe('Check your e-mail')
    await codeTo(house, who.email)
    expect(house.messages().filter(({ to }) => to === who.email)).toHaveLength(1)
    await visit.leave()
  })

  it('the button that was pressed is the one that is sent', async () => {
    const visit = await stage.visit()
    const { page, context, house } = visit
    await signUp(visit, { email: 'chooser@example.com', name: 'Chooser' }, 'passkey')
    await page.goto(`${house.app}/shop?as=third-party`)
    await press(visit, '#sign-in')
    await context.setOffline(true)
    await page.click('#deny')
    expect(await page.textContent('#offline')).toContain('You’re offline.')
    await Promise.all([page.waitForEvent('load'), context.setOffline(false)])
    expect(new URL(page.url()).origin).toBe(house.app)
    expect(await page.isVisible('#signed-in')).toBe(false)
    await visit.leave()
  })

  it('a passkey that was used meanwhile signs in when the network is back', async () => {
    const visit = await stage.visit()
    const { page, context, house } = visit
    await signUp(visit, { email: 'train@example.com', name: 'On A Train' }, 'passkey')
    await press(visit, '#sign-out')
    await visit.authenticator.setPresence(false)
    await press(visit, '#sign-in')
    await context.setOffline(true)
    await visit.authenticator.setPresence(true)
    await page.click('#passkey')
    await page.locator('#offline').filter({ hasText: 'You’re offline.' }).waitFor()
    await context.setOffline(false)
    await page.waitForURL(`${house.app}/`)
    expect(await page.isVisible('#signed-in')).toBe(true)
    await visit.leave()
  })

  it('a network that comes and goes sends nothing by itself', async () => {
    const visit = await stage.visit()
    const { page, context, house } = visit
    await startSignUp(visit)
    await page.fill('#identifier', 'nobody-pressed@example.com')
    await page.fill('#name', 'Nobody')
    await context.setOffline(true)
    await context.setOffline(false)
    await page.waitForTimeout(500)
    expect(await page.inputValue('#identifier')).toBe('nobody-pressed@example.com')
    expect(house.messages().filter(({ to }) => to.startsWith('nobody-pressed'))).toEqual([])
    await visit.leave()
  })
})
