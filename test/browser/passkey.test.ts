/** Must show 1, with a passkey: from the demo application's first link to userinfo, out, and back in by autofill. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  askUserinfo,
  claims,
  createPasskey,
  enterCode,
  giveAddress,
  press,
  startSignUp,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const ada = { email: 'ada@example.com', name: 'Ada Lovelace', region: 'eu' } as const

describe('with a passkey, as a new user would', () => {
  let stage: Stage
  let visit: Visit
  let subject: string | undefined
  beforeAll(async () => {
    stage = await openStage('passkey')
    visit = await stage.visit()
  })
  afterAll(async () => stage?.close())

  it('signs up: address, code, one press, and the application has verified tokens', async () => {
    const { page, house } = visit
    await startSignUp(visit)
    await visit.look('1-sign-up')
    await giveAddress(visit, ada)
    await visit.look('2-code')
    await enterCode(visit, ada.email)
    await visit.look('3-way-in')
    await createPasskey(visit)
    expect(page.url()).toBe(`${house.app}/`)
    expect(await claims(visit, '#claims')).toMatchObject({ iss: house.issuer, acr: 'phr' })
    expect(await visit.authenticator.credentialIds()).toHaveLength(1)
    await visit.look('4-in-the-app')
  })

  it('asks userinfo, which says what was asked at sign-up', async () => {
    const userinfo = await askUserinfo(visit)
    expect(userinfo).toMatchObject({ email: ada.email, email_verified: 'true', name: ada.name })
    subject = userinfo['sub']
  })

  it('signs out of the application and of the provider', async () => {
    const { page } = visit
    await press(visit, '#sign-out')
    expect(await page.isVisible('#signed-out')).toBe(true)
    await visit.authenticator.setPresence(false)
    await press(visit, '#sign-in')
    expect(await page.isVisible('#identifier')).toBe(true)
    expect(await page.locator('.edge').allTextContents()).toEqual(['Last used'])
    expect(await page.getAttribute('#passkey', 'aria-describedby')).toBe('passkey-badge')
    await visit.look('5-sign-in')
  })

  it('signs in by the passkey that the identifier field offers, without a press', async () => {
    const { page, house } = visit
    await visit.authenticator.setPresence(true)
    await page.goto(house.app)
    await page.click('#sign-in')
    await page.waitForURL(`${house.app}/`)
    expect(await askUserinfo(visit)).toMatchObject({ sub: subject, name: ada.name })
  })

  it('signs in by the button', async () => {
    const { page, house } = visit
    await press(visit, '#sign-out')
    await visit.authenticator.setPresence(false)
    await press(visit, '#sign-in')
    await autofillWaits(visit)
    await visit.authenticator.setPresence(true)
    await page.click('#passkey')
    await page.waitForURL(`${house.app}/`)
    expect((await claims(visit, '#claims'))['sub']).toBe(subject)
  })

  it('a passkey dialog that is closed says so, and the page stays of use', async () => {
    const { page } = visit
    await press(visit, '#sign-out')
    await visit.authenticator.setPresence(false)
    await press(visit, '#sign-in')
    await autofillWaits(visit)
    await visit.authenticator.setVerified(false)
    await visit.authenticator.setPresence(true)
    await page.click('#passkey')
    await page.waitForFunction('document.getElementById("passkey-problem").textContent')
    await visit.look('6-no-passkey')
    await visit.leave()
  })
})

/** The authenticator takes up the request behind the field a moment after the page stands, and keeps it until it is stopped. */
const autofillWaits = ({ page }: Visit): Promise<void> => page.waitForTimeout(400)
