/** What people do besides the straight way: press twice, go back, load again, work in two tabs, leave a page open for a day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../../src/kernel/time.ts'
import { codeTo } from '../support/browser/mail.ts'
import { passTime, withMovableClock } from '../support/browser/movable-clock.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import {
  choosePassword,
  enterCode,
  giveAddress,
  PASSWORD,
  press,
  signInByPassword,
  startSignUp,
} from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const SHARDS = ['EU_0', 'EU_1', 'US_0', 'AP_0'] as const

let stage: Stage
beforeAll(async () => {
  stage = await openStage('odd-ways', withMovableClock())
})
afterAll(async () => stage?.close())

async function peopleOf({ house }: Stage): Promise<number> {
  const counts = SHARDS.map(async (shard) => {
    const database = await house.miniflare.getD1Database(shard)
    return (await database.prepare('SELECT count(*) AS n FROM person').first<number>('n')) ?? 0
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

const mailsTo = (to: string): number => stage.house.messages().filter((mail) => mail.to === to).length
const pathOf = ({ page }: Visit): string => new URL(page.url()).pathname

describe.each([
  { hasScript: true, email: 'twice@example.com' },
  { hasScript: false, email: 'twice-without-script@example.com' },
])('two presses where one was meant, script: $hasScript', ({ hasScript, email }) => {
  let visit: Visit
  beforeAll(async () => {
    visit = await stage.visit({ hasScript })
  })

  it('one code is sent', async () => {
    const { page } = visit
    await startSignUp(visit)
    await page.fill('#identifier', email)
    await page.fill('#name', 'Twice')
    await page.dblclick('#sign-up')
    await page.waitForSelector('#code')
    await enterCode(visit, email)
    expect(mailsTo(email)).toBe(1)
  })

  it('one account is made, and the application has its tokens', async () => {
    const { page, house } = visit
    const before = await peopleOf(stage)
    await page.click('#use-password')
    await page.fill('#password', PASSWORD)
    await page.dblclick('#continue')
    await page.waitForURL(`${house.app}/`)
    expect(await page.isVisible('#signed-in')).toBe(true)
    expect(await peopleOf(stage)).toBe(before + 1)
    await visit.leave()
  })
})

describe('back, reload, another tab', () => {
  const who = { email: 'wanderer@example.com', name: 'Wanderer' } as const
  let visit: Visit
  beforeAll(async () => {
    visit = await stage.visit()
  })

  it('a posted page that is loaded again sends nothing again', async () => {
    const { page, house } = visit
    await startSignUp(visit)
    await giveAddress(visit, who)
    const code = await codeTo(house, who.email)
    await page.reload()
    expect(await page.textContent('h1')).toBe('Check your e-mail')
    expect(mailsTo(who.email)).toBe(1)
    expect(await codeTo(house, who.email)).toBe(code)
  })

  it('back leads to the form, with the way on still open', async () => {
    const { page } = visit
    await page.goBack()
    expect(pathOf(visit)).toBe('/sign-up')
    expect(await page.isVisible('#identifier')).toBe(true)
    await giveAddress(visit, who)
    await enterCode(visit, who.email, 2)
    expect(await page.isVisible('#passkey')).toBe(true)
  })

  it('back from a page that a form led to is a form again, not the browser’s own error', async () => {
    const { page } = visit
    await page.goBack()
    expect(pathOf(visit)).toBe('/sign-up')
    await giveAddress(visit, who)
    await enterCode(visit, who.email, 3)
    await choosePassword(visit)
    expect(await page.isVisible('#signed-in')).toBe(true)
  })

  it('back from the application makes no second account', async () => {
    const { page } = visit
    const before = await peopleOf(stage)
    await page.goBack()
    expect(await page.isVisible('#identifier')).toBe(true)
    expect(await peopleOf(stage)).toBe(before)
  })

  it('a tab from before another tab signed in starts again, nothing lost', async () => {
    const { page, house, context } = visit
    await page.goto(`${house.issuer}/account`)
    await press(visit, '#sign-out')
    await page.goto(`${house.app}/sign-in?prompt=login`)
    const tab: Visit = { ...visit, page: await context.newPage() }
    await tab.page.goto(`${house.issuer}/login`)
    await signInByPassword(tab, who.email)
    expect(pathOf(tab)).toBe('/account')
    await signInByPassword(visit, who.email)
    expect(await page.textContent('.alert')).toContain('Nothing was lost.')
    expect(await page.inputValue('#identifier')).toBe(who.email)
    await visit.look('1-restarted')
    await signInByPassword(visit, who.email)
    expect(page.url()).toBe(`${house.app}/`)
    expect(await page.isVisible('#signed-in')).toBe(true)
    await visit.leave()
  })
})

/** Last, because alarms keep the real time: mails of the house wait for it. */
describe('after a day', () => {
  it('a page that stood open starts again, with what was typed', async () => {
    const visit = await stage.visit()
    const { page, house } = visit
    await page.goto(`${house.app}/sign-in`)
    await passTime(house, DAY)
    await signInByPassword(visit, 'late@example.com')
    expect(await page.textContent('.alert')).toContain('Nothing was lost.')
    expect(await page.inputValue('#identifier')).toBe('late@example.com')
    await visit.leave()
  })
})
