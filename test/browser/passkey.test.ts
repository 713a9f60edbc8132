/** Must show 1, with a passkey: from the demo application's first link to userinfo, and back in by autofill. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { askUserinfo, createPasskey, enterCode, giveAddress, press, startSignUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const ada = { email: 'ada@example.com', name: 'Ada Lovelace', region: 'eu' } as const

describe('with a passkey, as a new user would', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('passkey')
    visit = await stage.visit()
  })
  afterAll(async () => stage?.close())

  it('signs up: address, code, one press', async () => {
    const { page } = visit
    await startSignUp(visit)
    await visit.look('1-sign-up')
    await giveAddress(visit, ada)
    await visit.look('2-code')
    await enterCode(visit, ada.email)
    await visit.look('3-way-in')
    await createPasskey(visit)
    expect(page.url()).toBe(`${stage.house.app}/`)
    expect(await page.textContent('#signed-in')).toContain('You are signed in as')
    const claims = await page.locator('#claims').textContent()
    expect(claims).toContain(stage.house.issuer)
    expect(await visit.authenticator.credentialIds()).toHaveLength(1)
    const userinfo = await askUserinfo(visit)
    expect(userinfo).toMatchObject({ email: ada.email, email_verified: 'true', name: ada.name })
    await visit.look('4-in-the-app')
  })
})
