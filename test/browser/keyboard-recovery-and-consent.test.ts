/** By keyboard alone, away from the straight way: a lost password ends in a new way in; another application is refused, then allowed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '../support/browser/keys.ts'
import type { Keys } from '../support/browser/keys.ts'
import { codeTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { claims, PASSWORD, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const melba = { email: 'melba@example.com', name: 'Melba Mouton', region: 'us' } as const
const NEXT_PASSWORD = 'four herons on the frozen canal'
const PROFILE = 'scope:profile'

let stage: Stage
let visit: Visit
let keys: Keys
beforeAll(async () => {
  stage = await openStage('keyboard-recovery-and-consent')
  const before = await stage.visit()
  await signUp(before, melba, 'password')
  await before.leave()
  visit = await stage.visit({ width: 1280 })
  keys = keysOf(visit)
})
afterAll(async () => stage?.close())

describe('recovery by keyboard alone', () => {
  it('an empty form leads to its field', async () => {
    const { page, house } = visit
    await page.goto(`${house.app}/sign-in`)
    await keys.drawn()
    await keys.follow('/recovery')
    await keys.follow('continue')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await keys.here()).toBe('identifier')
  })

  it('a wrong code is said, and the field is there to type the right one', async () => {
    const { page, house } = visit
    await keys.type(melba.email)
    await keys.enter()
    expect(await keys.here()).toBe('code')
    const code = await codeTo(house, melba.email, 2)
    await keys.type(code === '000000' ? '000001' : '000000')
    await keys.enter()
    expect(await page.isVisible('#code-error')).toBe(true)
    expect(await keys.here()).toBe('code')
    await keys.type(code)
    await keys.enter()
    expect(await page.textContent('h1')).toBe('Add a new way to sign in')
  })

  it('the other sessions stay where Space ticks the box, and go where it is pressed again', async () => {
    const { page } = visit
    await keys.tabTo('keep-with-passkey')
    await keys.press('Space')
    expect(await page.isChecked('#keep-with-passkey')).toBe(true)
    await keys.press('Space')
    expect(await page.isChecked('#keep-with-passkey')).toBe(false)
  })

  it('ends with a new password in the application that asked', async () => {
    const { page, house } = visit
    await keys.tabTo('use-password')
    await keys.press('Space')
    expect(await keys.tabTo('password')).toEqual([])
    await keys.type(NEXT_PASSWORD)
    expect(await keys.tabTo('continue')).toEqual(['password-reveal', 'keep-with-password'])
    await visit.look('1-way-in')
    await keys.enter()
    expect(page.url()).toBe(`${house.app}/`)
    expect(await claims(visit, '#claims')).toMatchObject({ iss: house.issuer })
  })

  it('has put the new password in the place of the old', async () => {
    await keys.follow('sign-out')
    await keys.follow('sign-in')
    await keys.fill('identifier', melba.email)
    await keys.fill('password', PASSWORD)
    await keys.enter()
    expect(await keys.here()).toBe('password')
    await keys.type(NEXT_PASSWORD)
    await keys.enter()
    expect(await visit.page.isVisible('#signed-in')).toBe(true)
  })
})

describe('consent by keyboard alone', () => {
  const ask = async (): Promise<void> => {
    const { page, house } = visit
    await page.goto(`${house.app}/shop?as=third-party`)
    await keys.drawn()
    await keys.follow('sign-in')
    expect(new URL(page.url()).pathname).toBe('/consent')
  }

  it('is refused', async () => {
    await ask()
    expect(await visit.page.isChecked(`[id="${PROFILE}"]`)).toBe(false)
    await keys.follow('deny')
    expect(await visit.page.textContent('#notice')).toContain('access_denied')
  })

  it('is allowed, with what is left to the person ticked by Space', async () => {
    const { page, house } = visit
    await ask()
    await keys.tabTo(PROFILE)
    await keys.press('Space')
    expect(await page.isChecked(`[id="${PROFILE}"]`)).toBe(true)
    await visit.look('2-ticked')
    expect(await keys.tabTo('deny')).toEqual(['allow'])
    expect(await keys.backTo('allow')).toEqual([])
    await keys.enter()
    expect(page.url()).toBe(`${house.app}/`)
    expect(await page.textContent('#scope')).toContain('profile')
    await visit.leave()
  })
})
