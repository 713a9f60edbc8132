/** Sign-up and sign-in by keyboard alone: everything is reached in the order it is read, and where one is can always be seen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeTo } from '../support/browser/mail.ts'
import { keysOf } from '../support/browser/keys.ts'
import type { Keys } from '../support/browser/keys.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const email = 'annie@example.com'

describe('by keyboard alone', () => {
  let stage: Stage
  let visit: Visit
  let keys: Keys
  beforeAll(async () => {
    stage = await openStage('keyboard')
    visit = await stage.visit({ width: 1280 })
    keys = keysOf(visit)
  })
  afterAll(async () => stage?.close())

  it('signs up', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/sign-up`)
    await keys.drawn()
    await keys.fill('identifier', email)
    expect(await keys.tabTo('name')).toEqual([])
    await keys.type('Annie Easley')
    expect(await keys.tabTo('summary')).toEqual([])
    await keys.press('Space')
    expect(await keys.tabTo('region')).toEqual([])
    await keys.press('ArrowUp')
    expect(await keys.tabTo('sign-up')).toEqual([])
    await keys.enter()
    // Typing does not send by itself, as a code that is pasted whole does.
    expect(await keys.here()).toBe('code')
    await keys.type(await codeTo(house, email))
    await keys.enter()
    expect(await keys.tabTo('passkey')).toEqual([])
    expect(await keys.tabTo('use-password')).toEqual([])
    await keys.press('Enter')
    expect(await keys.tabTo('password')).toEqual([])
    await keys.type(PASSWORD)
    expect(await keys.tabTo('password-reveal')).toEqual([])
    await keys.press('Enter')
    expect(await page.getAttribute('#password', 'type')).toBe('text')
    await keys.enter()
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('signs out, and in again', async () => {
    const { page, house } = visit
    await keys.follow('sign-out')
    await keys.follow('sign-in')
    await keys.tabTo('identifier')
    await visit.look('1-focus')
    await keys.type(email)
    expect(await keys.tabTo('password')).toEqual([])
    await keys.type('not my password at all')
    await keys.enter()
    expect(await keys.here()).toBe('password')
    await keys.type(PASSWORD)
    expect(await keys.tabTo('sign-in')).toEqual(['password-reveal'])
    await visit.look('2-focus-on-the-button')
    await keys.enter()
    expect(page.url()).toBe(`${house.app}/`)
  })

  it('reaches everything else on the sign-in page in reading order', async () => {
    await keys.follow('sign-out')
    await keys.follow('sign-in')
    await keys.tabTo('sign-in')
    expect(await keys.tabTo('/recovery')).toEqual(['passkey', '/sign-up'])
  })

  it('reaches every action of the account page in reading order', async () => {
    const { page, house } = visit
    await page.goto(`${house.issuer}/account`)
    await page.fill('#identifier', email)
    await page.fill('#password', PASSWORD)
    await keys.enter()
    await page.goto(`${house.issuer}/account`)
    await keys.drawn()
    const actions = ['edit-profile', 'change-email', 'add-email', 'change-password', 'add-passkey']
    expect(await keys.tabTo('sign-out')).toEqual([...actions, 'row-disconnect-0', 'activity'])
    await visit.look('3-focus-on-the-account')
    await visit.leave()
  })
})
