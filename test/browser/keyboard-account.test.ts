/** The account page by keyboard alone: name, addresses, applications, what was done, signing out; and the undo, from the mail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysOf } from '../support/browser/keys.ts'
import type { Keys } from '../support/browser/keys.ts'
import { codeTo, linkIn, mailTo } from '../support/browser/mail.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const chris = { email: 'christine@example.com', name: 'Christine Darden', region: 'eu' } as const
const second = 'christine-too@example.com'
const third = 'christine-anew@example.com'

describe('the account page by keyboard alone', () => {
  let stage: Stage
  let visit: Visit
  let keys: Keys
  beforeAll(async () => {
    stage = await openStage('keyboard-account')
    visit = await stage.visit({ width: 1280 })
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

  it('signs out, and the link in the mail brings the address back', async () => {
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
    await keys.fill('password', PASSWORD)
    await keys.enter()
    expect(pathOf(visit)).toBe('/account')
    expect(await page.textContent('#email-0')).toBe(chris.email)
    await visit.leave()
  })
})
