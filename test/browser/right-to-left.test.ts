/** Must show 1, right to left on the narrowest phone: the language travels by `ui_locales` and stays by the person's choice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  choosePassword,
  createPasskey,
  enterCode,
  giveAddress,
  press,
  signInByPassword,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const PHONE = { width: 320, locale: 'en' } as const

describe('right to left at 320 px', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('right-to-left')
    visit = await stage.visit(PHONE)
  })
  afterAll(async () => stage?.close())

  /** What `look` demands besides: nothing scrolls sideways, addresses and codes stay left to right. */
  const look = async (name: string): Promise<void> => {
    expect(await visit.page.getAttribute('html', 'dir')).toBe('rtl')
    expect(await visit.page.getAttribute('html', 'lang')).toBe('en-XR')
    await visit.look(name)
  }

  it('signs up as the application asks: ui_locales', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/sign-up?ui_locales=en-XR`)
    expect(new URL(page.url()).pathname).toBe('/sign-up')
    await page.click('.region summary')
    await look('1-sign-up')
    await giveAddress(visit, { email: 'not-an-address', name: 'نورة' })
    await look('2-refused')
    await giveAddress(visit, { email: 'noura@example.com', name: 'نورة' })
    await look('3-code')
    await enterCode(visit, 'noura@example.com')
    await page.click('#use-password')
    await look('4-way-in')
    await page.click('#use-password')
    await createPasskey(visit)
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('the account page and its confirmations', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account?locale=en-XR`)
    await look('5-account')
    await press(visit, '#add-passkey')
    await look('6-add-passkey')
    await page.goto(`${house.issuer}/account`)
    await look('7-account-by-choice')
    await press(visit, '#sign-out')
  })

  it('signs in by passkey, the choice being kept', async () => {
    const { page, house } = visit
    await visit.authenticator.setPresence(false)
    await page.goto(`${house.app}/sign-in`)
    await signInByPassword(visit, 'noura@example.com', 'certainly not her password')
    await look('8-sign-in-refused')
    await visit.authenticator.setPresence(true)
    await page.goto(`${house.app}/sign-in`)
    await page.waitForURL(`${house.app}/`)
    await visit.leave()
  })

  it('signs up with a password, and recovers', async () => {
    visit = await stage.visit(PHONE)
    const { page, house } = visit
    await page.goto(`${house.issuer}/sign-up?locale=en-XR`)
    await giveAddress(visit, { email: 'omar@example.com', name: 'عمر' })
    await enterCode(visit, 'omar@example.com')
    await choosePassword(visit)
    expect(page.url()).toBe(`${house.issuer}/account`)
    await look('9-account-with-password')
    await press(visit, '#sign-out')
    await look('10-signed-out')
    await press(visit, '#continue')
    await press(visit, 'a[href^="/recovery"]')
    await look('11-recovery')
    await page.fill('#identifier', 'omar@example.com')
    await press(visit, '#continue')
    await enterCode(visit, 'omar@example.com', 2)
    await look('12-recovery-way-in')
    await createPasskey(visit)
    expect(page.url()).toBe(`${house.issuer}/account`)
    await visit.leave()
  })
})
