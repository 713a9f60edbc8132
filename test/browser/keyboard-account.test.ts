/** The whole account page by keyboard alone: each change, what confirms it, the notice after it; and the undo, from the mail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { keysOf } from '../support/browser/keys.ts'
import type { Keys } from '../support/browser/keys.ts'
import { codeTo, linkIn, mailTo } from '../support/browser/mail.ts'
import { passTime, withMovableClock } from '../support/browser/movable-clock.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD, signInByPassword, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const chris = { email: 'christine@example.com', name: 'Christine Darden', region: 'eu' } as const
const second = 'christine-too@example.com'
const third = 'christine-anew@example.com'
const NEXT_PASSWORD = 'two foxes under the orchard gate'

describe('the account page by keyboard alone', () => {
  let stage: Stage
  let visit: Visit
  let other: Visit
  let keys: Keys
  beforeAll(async () => {
    stage = await openStage('keyboard-account', withMovableClock())
    visit = await stage.visit({ width: 1280 })
    other = await stage.visit()
    keys = keysOf(visit)
    await signUp(visit, chris, 'password')
    await visit.page.goto(`${stage.house.issuer}/account`)
    await keys.drawn()
  })
  afterAll(async () => stage?.close())

  const notice = (): Promise<string> => visit.page.innerText('.alert')
  const heading = (): Promise<string> => visit.page.innerText('h1')
  const pathOf = ({ page }: Visit): string => new URL(page.url()).pathname
  const giveAddress = async (address: string): Promise<void> => {
    await keys.fill('identifier', address)
    await keys.enter()
    await keys.type(await codeTo(stage.house, address))
    await keys.enter()
  }
  const givePassword = async (password: string): Promise<void> => {
    await keys.fill('password', password)
    await keys.enter()
  }
  const signInElsewhere = async (): Promise<void> => {
    await other.page.goto(`${stage.house.issuer}/account`)
    await signInByPassword(other, third, NEXT_PASSWORD)
    await visit.page.goto(`${stage.house.issuer}/account`)
    await keys.drawn()
  }

  it('name and language', async () => {
    await keys.follow('edit-profile')
    await keys.fill('name', 'Christine Mann')
    expect(await keys.tabTo('language')).toEqual([])
    await keys.type('Engl')
    await keys.follow('continue')
    expect(await notice()).toBe('Saved.')
    const you = await visit.page.innerText('.person')
    expect(you).toContain('Christine Mann')
    expect(you).toContain('Language: English')
  })

  it('one address more, which becomes the main one', async () => {
    await keys.follow('add-email')
    await giveAddress(second)
    expect(await notice()).toMatch(/^Your new address is confirmed/)
    await keys.follow('row-main-1')
    expect(await notice()).toBe('Codes and notices go to your new main address now.')
    expect(await visit.page.textContent('#email-0')).toBe(second)
  })

  it('the main address changes', async () => {
    await keys.follow('change-email')
    await giveAddress(third)
    expect(await notice()).toMatch(/^Your address is changed/)
    expect(await visit.page.textContent('#email-0')).toBe(third)
  })

  it('another address goes, and what was done is read, there and back', async () => {
    await keys.follow('row-drop-1')
    expect(await heading()).toBe(`Remove ${chris.email}?`)
    await keys.follow('continue')
    expect(await notice()).toBe('That address no longer belongs to your account.')
    await keys.follow('activity')
    expect(await visit.page.locator('.rows .what > p:first-child').first().innerText()).toBe(
      'E-mail address removed',
    )
    await keys.follow('/account')
    expect(pathOf(visit)).toBe('/account')
  })

  it('an application goes, once that is confirmed', async () => {
    await keys.follow('row-disconnect-0')
    await keys.follow('/account')
    expect(await visit.page.isVisible('#row-disconnect-0')).toBe(true)
    await keys.follow('row-disconnect-0')
    await keys.follow('continue')
    expect(await notice()).toBe('That application is disconnected.')
  })

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
    await signInElsewhere()
    await keys.follow(action)
    await keys.follow('continue')
    expect(await notice()).toBe(said)
    await other.page.goto(`${stage.house.issuer}/account`)
    expect(pathOf(other)).toBe('/login')
  })

  it('signs out, and the link in the mail takes back what was done since', async () => {
    const { page, house } = visit
    await keys.follow('sign-out')
    expect(await heading()).toBe('You’re signed out')
    await page.goto(linkIn(await mailTo(house, chris.email, /taken off/), '/undo'))
    await keys.drawn()
    await visit.look('1-undo')
    await keys.follow('continue')
    expect(await heading()).toBe('The change is undone')
    await keys.follow('continue')
    await keys.fill('identifier', chris.email)
    await givePassword(NEXT_PASSWORD)
    expect(await page.innerText('#password-error')).toBe('That e-mail and password don’t match.')
    await visit.leave()
    await other.leave()
  })
})
