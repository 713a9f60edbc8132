/**
 * The page never jumps (PAGES.md, Shape). That nothing moves by itself is watched over every journey (support/browser/shift.browser.js);
 * here is what a person does: types, is refused, closes a dialog. Measured on the narrowest phone, with a processor six times slower.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { throttle } from '../bench/page-load.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { enterCode, giveAddress, press, signInByPassword, startSignUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

/** Where everything stands that a person could be about to press or read. */
const PLACES = `[...document.querySelectorAll('h1, label, input:not([type=hidden]), button, a, summary')].map((each) => {
  const { x, y, width, height } = each.getBoundingClientRect()
  return [each.id || each.textContent.trim(), x, y + scrollY, width, height].join(' ')
})`
/** All movement so far, whether or not a person had just pressed something. */
const MOVED = `new Promise((done) =>
  new PerformanceObserver((list) => done(list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done([]), 300))`

describe('the page stands still', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('stands-still')
    visit = await stage.visit({ width: 320 })
    const session = await visit.context.newCDPSession(visit.page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  })
  afterAll(async () => stage?.close())

  const places = (): Promise<readonly string[]> => visit.page.evaluate<string[]>(PLACES)
  const moved = (): Promise<readonly number[]> => visit.page.evaluate<number[]>(MOVED)

  it('when its scripts start, and while a refused form is shown', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/sign-in`)
    expect(await moved()).toEqual([])
    const before = await places()
    await signInByPassword(visit, 'nobody@example.com')
    expect(await page.textContent('#password-error')).not.toBe('')
    expect(await moved()).toEqual([])
    expect(await places()).toEqual(before)
  })

  it('when a passkey dialog is closed', async () => {
    const { page } = visit
    const before = await places()
    await page.click('#passkey')
    await page.locator('#passkey-problem').filter({ hasText: 'No passkey was used.' }).waitFor()
    expect(await places()).toEqual(before)
    expect(await moved()).toEqual([])
  })

  it('while a new password is typed, where it was refused a moment ago', async () => {
    const { page } = visit
    await startSignUp(visit)
    await giveAddress(visit, { email: 'still@example.com', name: 'Still' })
    await enterCode(visit, 'still@example.com')
    await page.click('#use-password')
    await page.fill('#password', 'short')
    await press(visit, '#continue')
    expect(await page.textContent('#password-error')).not.toBe('')
    const before = await places()
    await page.locator('#password').pressSequentially('long enough by now')
    expect(await page.textContent('#password-progress')).toBe('Long enough.')
    expect(await places()).toEqual(before)
    await page.fill('#password', '')
    expect(await places()).toEqual(before)
    expect(await moved()).toEqual([])
    await visit.leave()
  })

  it('on a desk, when it arrives in pieces over a slow line', async () => {
    const desk = await stage.visit({ width: 1280 })
    await throttle(desk.page)
    for (const path of ['/login', '/sign-up', '/logout', '/nowhere']) {
      await desk.page.goto(`${stage.house.issuer}${path}`)
      expect(await desk.page.evaluate<number[]>(MOVED), path).toEqual([])
    }
    await desk.leave()
  })

  it('when it learns that the browser has no passkeys', async () => {
    const other = await stage.visit({ width: 320 })
    await other.context.addInitScript('delete globalThis.PublicKeyCredential')
    const session = await other.context.newCDPSession(other.page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await startSignUp(other)
    await giveAddress(other, { email: 'older-still@example.com', name: 'Older' })
    await enterCode(other, 'older-still@example.com')
    expect(await other.page.evaluate<number[]>(MOVED)).toEqual([])
    await other.leave()
  })
})
