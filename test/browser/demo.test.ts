/** The demo application, as a developer meets it: three brands, tokens taken apart, a fresh proof, and what the provider did for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtWorker } from '../support/browser/built-worker.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { claims, createPasskey, enterCode, giveAddress, press, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'
import { utf8 } from '../../src/kernel/bytes.ts'

const SHOPS = ['first-party', 'third-party', 'cycles'] as const

describe('the demo application', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('demo', 'counted')
    visit = await stage.visit({ width: 1280 })
  })
  afterAll(async () => stage?.close())

  /** What its first table says: every request with its numbers, and the line below. */
  async function newestFlow(): Promise<{ requests: string[]; hops: string[]; total: string }> {
    const table = visit.page.locator('#requests details[open] table')
    return {
      requests: await table.locator('tbody td:first-child').allInnerTexts(),
      hops: await table.locator('tbody td:nth-child(2)').allInnerTexts(),
      total: await table.locator('tfoot').innerText(),
    }
  }

  it.each(SHOPS)('shows %s in its own colours, here and at the provider', async (shop) => {
    const { page, house } = visit
    await page.goto(`${house.app}/shop?as=${shop}`)
    expect(await page.getAttribute(`#${shop}`, 'aria-current')).toBe('page')
    const colour = 'getComputedStyle(document.querySelector("#sign-in")).backgroundColor'
    const here = await page.evaluate<string>(colour)
    await visit.look(`1-${shop}`)
    await press(visit, '#sign-in')
    expect(await page.evaluate<string>(colour)).toBe(here)
    expect(await page.evaluate<number>('document.querySelector(".brand img").naturalWidth')).toBeGreaterThan(
      0,
    )
    expect(await page.getAttribute('.brand img', 'src')).toMatch(/^\/brand\//)
    await visit.look(`2-${shop}-at-the-provider`)
  })

  it('the three look different', async () => {
    const { page, house } = visit
    const looks = []
    for (const shop of SHOPS) {
      await page.goto(`${house.app}/shop?as=${shop}`)
      looks.push(
        await page.evaluate<string>(
          `[getComputedStyle(document.querySelector('#sign-in')).backgroundColor, getComputedStyle(document.querySelector('#sign-in')).borderRadius, getComputedStyle(document.body).fontFamily].join()`,
        ),
      )
    }
    expect(new Set(looks).size).toBe(3)
  })

  it('a foot line leads to the brand’s own pages and back', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/shop?as=cycles`)
    await press(visit, '#sign-in')
    await press(visit, 'footer a:has-text("Terms")')
    expect(page.url()).toBe(`${house.app}/cycles/terms`)
    await visit.look('3-terms')
  })

  it('takes both tokens apart, with times in words', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/shop?as=first-party`)
    await press(visit, '#sign-up')
    await giveAddress(visit, { email: 'dev@example.com', name: 'Dev' })
    await enterCode(visit, 'dev@example.com')
    await createPasskey(visit)
    expect(await claims(visit, '#claims')).toMatchObject({ iss: house.issuer, acr: 'phr' })
    expect(await claims(visit, '#access-claims')).toMatchObject({ iss: house.issuer })
    expect(await page.locator('#access-claims dt', { hasText: 'exp' }).innerText()).toMatch(
      /exp\s+in \d+ minutes/,
    )
    await visit.look('4-signed-in')
  })

  it('tells of every request of the flow, in order, with its hops', async () => {
    const { requests, hops, total } = await newestFlow()
    const steps = requests.map((text) => text.replace(/\s+\d{3}$/, ''))
    const told = steps.filter((step) => /authorize|sign-up|token/.test(step))
    expect(told).toEqual([
      'GET /authorize',
      'GET /sign-up',
      'POST /sign-up',
      'POST /sign-up/code',
      'POST /sign-up/way-in',
      'POST /token',
    ])
    const hopsOf = (step: string): string => hops[steps.indexOf(step)] ?? ''
    expect(['GET /sign-up', 'POST /sign-up', 'POST /sign-up/code'].map(hopsOf)).toEqual(['0', '2', '1'])
    expect(total).toMatch(/Total\s+\d+\s+\d+\s+\d+\s+\d+/)
  })

  it('says nothing personal of them: paths without their queries', async () => {
    const text = await visit.page.locator('#requests').innerText()
    expect(text).not.toMatch(/[?@]|dev%40|code=/)
  })

  it('refreshes, asks userinfo, and each is a flow of its own', async () => {
    const { page } = visit
    await press(visit, '#refresh')
    const { requests, hops } = await newestFlow()
    expect(requests).toEqual([expect.stringContaining('POST /token')])
    expect(hops).toEqual(['1'])
    await press(visit, '#userinfo')
    expect(await claims(visit, '#userinfo-claims')).toMatchObject({ email: 'dev@example.com', name: 'Dev' })
    expect((await newestFlow()).requests).toEqual([expect.stringContaining('GET /userinfo')])
    const titles = await page.locator('#requests summary').allInnerTexts()
    expect(titles.slice(0, 3).map((title) => title.split(/\d/, 1)[0]?.trim())).toEqual([
      'Ask userinfo',
      'Refresh the tokens',
      'Create an account at Northwind Coffee',
    ])
    await visit.look('5-flows')
  })

  it('a fresh proof shows its new auth_time and its acr', async () => {
    const { page } = visit
    const before = Number((await claims(visit, '#claims'))['auth_time'])
    // auth_time counts whole seconds.
    await new Promise((wake) => setTimeout(wake, 1_100))
    await page.click('#step-up-passkey')
    await page.locator('#notice').waitFor()
    const after = await claims(visit, '#claims')
    expect(Number(after['auth_time'])).toBeGreaterThan(before)
    expect(after['acr']).toBe('phr')
    expect(await page.textContent('#notice')).toMatch(
      /^Proved again\. auth_time: [\d:]+ UTC → [\d:]+ UTC; acr: phr → phr\.$/,
    )
    await visit.look('6-proved-again')
  })

  it('another brand of the same owner: signed in there without a page of ours', async () => {
    const { page, house } = visit
    await press(visit, '#cycles')
    await press(visit, '#sign-in')
    expect(page.url()).toBe(`${house.app}/`)
    expect(await page.textContent('#signed-in')).toContain('You are')
    await visit.look('7-signed-in-at-the-other-brand')
    await press(visit, '#sign-out')
    expect(await page.isVisible('#signed-out')).toBe(true)
    await visit.leave()
  })

  it('on a telephone, in the dark', async () => {
    visit = await stage.visit({ width: 320, scheme: 'dark' })
    await signUp(visit, { email: 'small@example.com', name: 'Small' }, 'password')
    await visit.look('8-telephone')
    await visit.page.click('#cycles')
    await visit.look('9-telephone-cycles')
    await visit.leave()
  })

  it('and no deployment counts anything', async () => {
    const deployed = await builtWorker()
    const code = deployed.map(({ contents }) => (typeof contents === 'string' ? contents : '')).join('\n')
    expect(utf8(code).length).toBeGreaterThan(100_000)
    expect(code).not.toMatch(/\/dev\/requests|readsConfiguration|rows_written/)
  })
})
