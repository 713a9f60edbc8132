/** The ways in and the sessions of an account by keyboard alone: each change, the fresh proof before it, what confirms it, its notice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { keysOf } from '../support/browser/keys.ts'
import type { Keys } from '../support/browser/keys.ts'
import { passTime, withMovableClock } from '../support/browser/movable-clock.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD, signInByPassword, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const raye = { email: 'raye@example.com', name: 'Raye Montague', region: 'us' } as const
const NEXT_PASSWORD = 'two foxes under the orchard gate'

describe('ways in and sessions by keyboard alone', () => {
  let stage: Stage
  let visit: Visit
  let other: Visit
  let keys: Keys
  beforeAll(async () => {
    stage = await openStage('keyboard-ways-in', withMovableClock())
    visit = await stage.visit({ width: 1280 })
    other = await stage.visit()
    keys = keysOf(visit)
    await signUp(visit, raye, 'password')
    await openAccount()
  })
  afterAll(async () => stage?.close())

  const notice = (): Promise<string> => visit.page.innerText('.alert')
  const heading = (): Promise<string> => visit.page.innerText('h1')
  const openAccount = async (): Promise<void> => {
    await visit.page.goto(`${stage.house.issuer}/account`)
    await keys.drawn()
  }
  const givePassword = async (password: string): Promise<void> => {
    await keys.fill('password', password)
    await keys.enter()
  }

  it('a passkey comes after a fresh proof, and is named', async () => {
    await passTime(stage.house, 11 * MINUTE)
    await keys.follow('add-passkey')
    expect(await heading()).toBe('Confirm it’s you')
    await givePassword(PASSWORD)
    await keys.follow('passkey')
    expect(await notice()).toBe('Your passkey is ready.')
    await keys.follow('row-name-0')
    expect(await keys.here()).toBe('name')
    await keys.press('Control+A')
    await keys.type('My grey laptop')
    await keys.follow('continue')
    expect(await notice()).toBe('Your passkey has its new name.')
    expect(await visit.page.textContent('#way-0')).toBe('My grey laptop')
  })

  it('the password goes, and is set, and changed', async () => {
    await keys.follow('row-remove-1')
    expect(await heading()).toBe('Remove your password?')
    await keys.follow('continue')
    expect(await notice()).toBe('Your password is removed.')
    for (const [action, password] of [
      ['set-password', PASSWORD],
      ['change-password', NEXT_PASSWORD],
    ] as const) {
      await keys.follow(action)
      await givePassword(password)
      expect(await notice()).toBe('Your password is set.')
    }
  })

  it('the passkey proves who it is, and goes', async () => {
    await passTime(stage.house, 11 * MINUTE)
    // Or it answers by itself, as soon as the page offers it.
    await visit.authenticator.setPresence(false)
    await keys.follow('row-remove-0')
    expect(await heading()).toBe('Confirm it’s you')
    await keys.tabTo('passkey')
    await visit.authenticator.setPresence(true)
    await keys.enter()
    expect(await notice()).toBe('Thank you. Now choose again what you want to change.')
    await keys.follow('row-remove-0')
    expect(await heading()).toBe('Remove My grey laptop?')
    await keys.follow('continue')
    expect(await notice()).toBe('That passkey no longer works here.')
  })

  it.each([
    { action: 'row-end-1', said: 'That session is ended.' },
    { action: 'end-others', said: 'You’re signed out everywhere else.' },
  ])('another browser is signed out by $action', async ({ action, said }) => {
    await other.page.goto(`${stage.house.issuer}/account`)
    await signInByPassword(other, raye.email, NEXT_PASSWORD)
    await openAccount()
    await keys.follow(action)
    await keys.follow('continue')
    expect(await notice()).toBe(said)
    await other.page.goto(`${stage.house.issuer}/account`)
    expect(new URL(other.page.url()).pathname).toBe('/login')
  })

  it('this browser is signed out last', async () => {
    await keys.follow('sign-out')
    expect(await heading()).toBe('You’re signed out')
    await visit.leave()
    await other.leave()
  })
})
