/** A browser with scripts and without WebAuthn: it is said at once where the button would be, and the other way stands open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  enterCode,
  giveAddress,
  PASSWORD,
  press,
  signInByPassword,
  startSignUp,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const who = { email: 'older@example.com', name: 'Older Browser' } as const
const SAID = 'This browser can’t use passkeys. Choose another way instead.'

describe('a browser without passkeys', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('no-passkeys')
    visit = await stage.visit()
    await visit.context.addInitScript('delete globalThis.PublicKeyCredential')
  })
  afterAll(async () => stage?.close())

  const expectSaid = async (): Promise<void> => {
    expect(await visit.page.locator('.without-passkeys').innerText()).toBe(SAID)
    expect(await visit.page.isVisible('#passkey')).toBe(false)
  }

  it('signs up: the password form is open without a press', async () => {
    const { page, house } = visit
    await startSignUp(visit)
    await giveAddress(visit, who)
    await enterCode(visit, who.email)
    await expectSaid()
    await visit.look('1-way-in')
    await page.fill('#password', PASSWORD)
    await press(visit, '#continue')
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('signs in by password, beside the words', async () => {
    const { page, house } = visit
    await press(visit, '#sign-out')
    await press(visit, '#sign-in')
    await expectSaid()
    expect(await page.isVisible('.divider')).toBe(false)
    await visit.look('2-sign-in')
    await signInByPassword(visit, who.email)
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('is led back from adding a passkey', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account`)
    await press(visit, '#add-passkey')
    await expectSaid()
    await press(visit, '.ways a')
    expect(new URL(page.url()).pathname).toBe('/account')
  })

  it('recovers: the password form is open there as well', async () => {
    const { page, house } = visit
    await press(visit, '#sign-out')
    await page.goto(`${house.issuer}/recovery`)
    await page.fill('#identifier', who.email)
    await press(visit, '#continue')
    await enterCode(visit, who.email, 2)
    await expectSaid()
    expect(await page.locator('[name=keep_sessions]:visible').count()).toBe(1)
    await page.fill('#password', PASSWORD)
    await press(visit, '#continue')
    expect(new URL(page.url()).pathname).toBe('/account')
    await visit.leave()
  })

  it('a browser with passkeys reads nothing of it', async () => {
    const other = await stage.visit()
    await other.page.goto(`${stage.house.issuer}/login`)
    expect(await other.page.isVisible('#passkey')).toBe(true)
    expect(await other.page.isVisible('.without-passkeys')).toBe(false)
    await other.leave()
  })
})
