/** Must show 1, recovery: a person whose passkey is gone gets back in by a mailed code, and every other session is over. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { claims, createPasskey, enterCode, focused, press, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const mary = { email: 'mary@example.com', name: 'Mary Jackson', region: 'ap' } as const

describe('recovery by a mailed code', () => {
  let stage: Stage
  let before: Visit
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('recovery')
    ;[before, visit] = [await stage.visit(), await stage.visit()]
    await signUp(before, mary, 'passkey')
  })
  afterAll(async () => stage?.close())

  it('begins on the sign-in page, and an empty form says what is missing', async () => {
    const { page, house } = visit
    await page.goto(house.app)
    await press(visit, '#sign-in')
    await press(visit, 'a[href^="/recovery"]')
    await visit.look('1-address')
    await press(visit, '#continue')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await focused(visit)).toBe('identifier')
    expect(await page.textContent('#identifier-error')).toBe('Enter your e-mail address.')
  })

  it('says nothing about who has an account', async () => {
    const { page } = visit
    await page.fill('#identifier', mary.email)
    await press(visit, '#continue')
    expect(await page.textContent('.lead')).toBe(
      `If there is an account for ${mary.email}, we have sent it a six-digit code.`,
    )
    await visit.look('2-code')
  })

  it('ends in a new passkey, and in the application that asked', async () => {
    const { page, house } = visit
    await enterCode(visit, mary.email, 2)
    expect(await page.textContent('h1')).toBe('Add a new way to sign in')
    expect(await page.isChecked('#keep-with-passkey')).toBe(false)
    await visit.look('3-way-in')
    await createPasskey(visit)
    expect(page.url()).toBe(`${house.app}/`)
    expect(await claims(visit, '#claims')).toMatchObject({ iss: house.issuer })
  })

  it('has ended the session that was there before, and told the person', async () => {
    const { page, house } = before
    await before.authenticator.setPresence(false)
    await page.goto(`${house.issuer}/account`)
    expect(new URL(page.url()).pathname).toBe('/login')
    const { text } = await mailTo(house, mary.email, /was recovered/)
    expect(text).toContain('All other browsers were signed out.')
  })

  it('leaves both passkeys to be seen on the account page', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account`)
    expect(await page.textContent('section[aria-labelledby="ways"] .about .quiet')).toContain('2 passkeys')
    expect(await page.textContent('section[aria-labelledby="sessions"] .about .quiet')).toBe('Only here.')
    await visit.leave()
    await before.leave()
  })
})
