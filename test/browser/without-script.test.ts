/** Everything but passkeys with scripts off: sign-up, sign-in, consent, the account page, recovery, as plain forms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  askUserinfo,
  choosePassword,
  enterCode,
  giveAddress,
  PASSWORD,
  press,
  signInByPassword,
  startSignUp,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const dot = { email: 'dorothy@example.com', name: 'Dorothy Vaughan', region: 'ap' } as const
const NEXT_PASSWORD = 'nine paper boats under the bridge'

describe('with scripts off', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('without-script')
    visit = await stage.visit({ hasScript: false })
  })
  afterAll(async () => stage?.close())

  it('signs up with a password; nothing that needs a script is shown', async () => {
    const { page, house } = visit
    await startSignUp(visit)
    await page.click('.region summary')
    await visit.look('1-sign-up')
    await page.click('.region summary')
    await giveAddress(visit, dot)
    await visit.look('2-code')
    await enterCode(visit, dot.email)
    expect(await page.isVisible('#passkey')).toBe(false)
    await page.click('#use-password')
    expect(await page.isVisible('#password-reveal')).toBe(false)
    await visit.look('3-way-in')
    await page.click('#use-password')
    await choosePassword(visit)
    expect(page.url()).toBe(`${house.app}/`)
    expect(await askUserinfo(visit)).toMatchObject({ email: dot.email })
  })

  it('signs in, a wrong password first', async () => {
    const { page, house } = visit
    await press(visit, '#sign-out')
    await press(visit, '#sign-in')
    await visit.look('4-sign-in')
    await signInByPassword(visit, dot.email, 'a password of nobody at all')
    expect(await page.textContent('#password-error')).toBe('That e-mail and password don’t match.')
    await visit.look('5-refused')
    await signInByPassword(visit, dot.email)
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('allows a third-party application', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/shop?as=third-party`)
    await press(visit, '#sign-in')
    await visit.look('6-consent')
    await press(visit, '#allow')
    expect(await page.isVisible('#signed-in')).toBe(true)
  })

  it('changes the password and signs out on the account page', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account`)
    await visit.look('7-account')
    await press(visit, '#change-password')
    await visit.look('8-password')
    await page.fill('#password', NEXT_PASSWORD)
    await press(visit, '#continue')
    expect(await page.textContent('.alert')).toBe('Your password is set.')
    await press(visit, '#sign-out')
    await visit.look('9-signed-out')
    await press(visit, '#continue')
    await signInByPassword(visit, dot.email, PASSWORD)
    expect(await page.title()).toMatch(/^Error: /)
    await signInByPassword(visit, dot.email, NEXT_PASSWORD)
    expect(page.url()).toBe(`${house.issuer}/account`)
    await press(visit, '#sign-out')
    await press(visit, '#continue')
  })

  it('recovers', async () => {
    const { page, house } = visit
    await press(visit, 'a[href^="/recovery"]')
    await page.fill('#identifier', dot.email)
    await press(visit, '#continue')
    await enterCode(visit, dot.email, 2)
    await visit.look('10-recovery-way-in')
    await choosePassword(visit)
    expect(page.url()).toBe(`${house.issuer}/account`)
    await visit.leave()
  })
})
