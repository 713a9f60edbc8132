/** What people change of their account besides ways in, with scripts and without: name, addresses, applications; and what they read of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { enterCode, press, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const RUNS = [
  { what: 'with scripts', hasScript: true, width: 320 },
  { what: 'with scripts off', hasScript: false, width: 1280 },
] as const

describe.each(RUNS)('the account page, $what', ({ what, hasScript, width }) => {
  const mary = { email: `mary-${width}@example.com`, name: 'Mary Jackson', region: 'eu' } as const
  const second = `mary-too-${width}@example.com`
  const third = `mary-anew-${width}@example.com`
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage(`account-changes-${what.replaceAll(' ', '-')}`)
    visit = await stage.visit({ hasScript, width })
    await signUp(visit, mary, 'password')
    await visit.page.goto(`${stage.house.issuer}/account`)
  })
  afterAll(async () => stage?.close())

  const notice = (): Promise<string | null> => visit.page.textContent('.alert')

  it('changes name and language', async () => {
    const { page } = visit
    await press(visit, '#edit-profile')
    await page.fill('#name', '')
    await press(visit, '#continue')
    expect(await page.textContent('#name-error')).toBe('Enter your name.')
    await visit.look('1-name-missing')
    await page.fill('#name', 'Mary Winston')
    await page.selectOption('#language', 'en')
    await press(visit, '#continue')
    expect([await notice(), await page.textContent('.avatar')]).toEqual(['Saved.', 'MW'])
  })

  it('adds an address, and makes it the main one', async () => {
    const { page } = visit
    await press(visit, '#add-email')
    await visit.look('2-email')
    await page.fill('#identifier', second)
    await press(visit, '#continue')
    await visit.look('3-code')
    await enterCode(visit, second)
    expect(await notice()).toMatch(/^Your new address is confirmed/)
    await page.focus('#row-main-1')
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    expect(await page.textContent('#email-0')).toBe(second)
    await visit.look('4-two-addresses')
  })

  it('removes the other after saying what that means, and says until when it can be brought back', async () => {
    const { page } = visit
    await press(visit, '#row-drop-1')
    expect(await page.textContent('h1')).toBe(`Remove ${mary.email}?`)
    await visit.look('5-remove')
    await press(visit, '#continue')
    expect(await notice()).toBe('That address no longer belongs to your account.')
    expect(await page.textContent('section[aria-labelledby="you"]')).toContain(`You gave up ${mary.email}`)
    await visit.look('6-given-up')
    await mailTo(stage.house, mary.email, /taken off/)
  })

  it('changes the address', async () => {
    const { page } = visit
    await press(visit, '#change-email')
    await page.fill('#identifier', third)
    await press(visit, '#continue')
    await enterCode(visit, third)
    expect(await notice()).toMatch(/^Your address is changed/)
    expect(await page.textContent('#email-0')).toBe(third)
  })

  it('disconnects the application', async () => {
    const { page } = visit
    await press(visit, '#row-disconnect-0')
    await visit.look('7-disconnect')
    await press(visit, '#continue')
    expect(await notice()).toBe('That application is disconnected.')
    expect(await page.textContent('section[aria-labelledby="applications"] .about .quiet')).toBe(
      'No application is connected.',
    )
  })

  it('reads what was done, the newest first', async () => {
    const { page } = visit
    await press(visit, '#activity')
    const said = await page.locator('.rows .what > p:first-child').allTextContents()
    expect(said.slice(0, 5)).toEqual([
      'Application disconnected',
      'E-mail address changed',
      'E-mail address removed',
      'Main e-mail address changed',
      'E-mail address added',
    ])
    await visit.look('8-activity')
    await visit.leave()
  })
})
