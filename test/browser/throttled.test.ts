/** A network that sends too much: its page counts down what Retry-After says, then offers to go on where the form stood. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { press, signInByPassword } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

describe('a network that has to wait', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage('throttled')
  })
  afterAll(async () => stage?.close())

  /** Ends at the page of a network that has to wait; a minute that ends meanwhile begins the flood anew. */
  async function signInFlooded(visit: Visit): Promise<void> {
    const post = () => fetch(`${stage.house.issuer}/login`, { method: 'POST', body: '' })
    while ((await visit.page.locator('.wait').count()) === 0) {
      let last = await post()
      while (last.status !== 429) [last = await post()] = await Promise.all(Array.from({ length: 50 }, post))
      await signInByPassword(visit, 'somebody@example.com')
    }
  }

  it('is told how long, sees it pass, hears its end once, and goes on with its application', async () => {
    const visit = await stage.visit({ width: 320 })
    const { page, house } = visit
    await page.clock.install()
    await page.goto(`${house.app}/sign-in`)
    await signInFlooded(visit)
    expect(await page.textContent('h1')).toBe('A lot is going on')
    const left = page.getByRole('timer')
    const over = page.getByRole('status').filter({ hasText: /./ })
    expect(await left.textContent()).toMatch(/^You can try again in (?:1:00|0:5\d)\.$/)
    // A timer is not read out while it runs; WAI-ARIA 1.2 gives the role `aria-live="off"`.
    expect(await left.getAttribute('aria-live')).toBeNull()
    expect(await over.count()).toBe(0)
    expect(await page.getAttribute('#continue', 'class')).toBe('second')
    await visit.look('1-counting')
    await page.clock.fastForward(30_000)
    expect(await left.textContent()).toMatch(/^You can try again in 0:(?:30|2\d)\.$/)
    const before = await page.locator('#continue').boundingBox()
    await page.clock.fastForward(31_000)
    expect(await over.textContent()).toBe('You can try again now.')
    expect(await left.textContent()).toBe('')
    expect(await page.getAttribute('#continue', 'class')).toBe('primary')
    expect(await page.locator('#continue').boundingBox()).toEqual(before)
    await visit.look('2-over')
    await press(visit, '#continue')
    expect(new URL(page.url()).pathname).toBe('/login')
    expect(await page.textContent('h1')).toBe('Sign in to Northwind Coffee')
    await visit.leave()
  })

  it('reads how long, once, without script', async () => {
    const visit = await stage.visit({ hasScript: false })
    const { page, house } = visit
    await page.goto(`${house.app}/sign-in`)
    await signInFlooded(visit)
    expect(await page.textContent('.wait')).toBe('Wait 60 seconds, then try again.')
    await visit.look('3-without-script')
    await press(visit, '#continue')
    expect(await page.textContent('h1')).toBe('Sign in to Northwind Coffee')
    await visit.leave()
  })
})
