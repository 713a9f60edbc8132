/** Sign-up and sign-in by keyboard alone: everything is reached in the order it is read, and where one is can always be seen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const email = 'annie@example.com'
const SEEN = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement)
  const { top, bottom } = document.activeElement.getBoundingClientRect()
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && top >= 0 && bottom <= innerHeight
})()`
const HERE = `(() => {
  const here = document.activeElement
  return here.id || here.getAttribute('href')?.split('?')[0] || here.localName
})()`

describe('by keyboard alone', () => {
  let stage: Stage
  let visit: Visit
  beforeAll(async () => {
    stage = await openStage('keyboard')
    visit = await stage.visit({ width: 1280 })
  })
  afterAll(async () => stage?.close())

  /** Presses Tab until the wanted place, every place on the way being visible; answers the places in between. */
  async function tabTo(wanted: string): Promise<readonly string[]> {
    const { page } = visit
    const passed: string[] = []
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate<string>(HERE)
      expect(await page.evaluate<boolean>(SEEN), `${here} shows that it has the focus`).toBe(true)
      if (here === wanted) return passed
      passed.push(here)
    }
    throw new Error(`Tab never reached ${wanted}, only ${passed.join(', ')}.`)
  }

  /** Keys reach a page, and its first field, once it has been drawn. */
  const drawn = (): Promise<void> =>
    visit.page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')

  const enter = async (): Promise<void> => {
    const { page } = visit
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    await drawn()
  }

  it('signs up', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/sign-up`)
    await drawn()
    await tabTo('identifier')
    await page.keyboard.type(email)
    expect(await tabTo('name')).toEqual([])
    await page.keyboard.type('Annie Easley')
    expect(await tabTo('summary')).toEqual([])
    await page.keyboard.press('Space')
    expect(await tabTo('region')).toEqual([])
    await page.keyboard.press('ArrowUp')
    expect(await tabTo('sign-up')).toEqual([])
    await enter()
    // Typing does not send by itself, as a code that is pasted whole does.
    expect(await page.evaluate<string>(HERE)).toBe('code')
    await page.keyboard.type(await codeTo(house, email))
    await enter()
    expect(await tabTo('passkey')).toEqual([])
    expect(await tabTo('use-password')).toEqual([])
    await page.keyboard.press('Enter')
    expect(await tabTo('password')).toEqual([])
    await page.keyboard.type(PASSWORD)
    expect(await tabTo('password-reveal')).toEqual([])
    await page.keyboard.press('Enter')
    expect(await page.getAttribute('#password', 'type')).toBe('text')
    await enter()
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('signs out, and in again', async () => {
    const { page, house } = visit
    await tabTo('sign-out')
    await enter()
    await tabTo('sign-in')
    await enter()
    await tabTo('identifier')
    await visit.look('1-focus')
    await page.keyboard.type(email)
    expect(await tabTo('password')).toEqual([])
    await page.keyboard.type('not my password at all')
    await enter()
    expect(await page.evaluate<string>(HERE)).toBe('password')
    await page.keyboard.type(PASSWORD)
    expect(await tabTo('sign-in')).toEqual(['password-reveal'])
    await visit.look('2-focus-on-the-button')
    await enter()
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('reaches everything else on the sign-in page in reading order', async () => {
    await tabTo('sign-out')
    await enter()
    await tabTo('sign-in')
    await enter()
    await tabTo('sign-in')
    expect(await tabTo('/recovery')).toEqual(['passkey', '/sign-up'])
  })

  it('reaches every action of the account page in reading order', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account`)
    await page.fill('#identifier', email)
    await page.fill('#password', PASSWORD)
    await enter()
    await page.goto(`${house.issuer}/account`)
    await drawn()
    const actions = ['edit-profile', 'change-email', 'add-email', 'change-password', 'add-passkey']
    expect(await tabTo('sign-out')).toEqual([...actions, 'row-disconnect-0', 'activity'])
    await visit.look('3-focus-on-the-account')
    await visit.leave()
  })
})
