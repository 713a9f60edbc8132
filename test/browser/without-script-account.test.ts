/**
 * The account page with scripts off, for an account that an earlier visit gave a passkey: its cookies are the same, its scripts are gone.
 * Making a passkey needs a script, and so does proving with one; everything else about it is a form.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { linkIn, mailTo } from '../support/browser/mail.ts'
import { passTime, withMovableClock } from '../support/browser/movable-clock.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import type { Newcomer } from '../support/browser/steps.ts'
import { enterCode, PASSWORD, press, signInByPassword, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const gladys = { email: 'gladys@example.com', name: 'Gladys West', region: 'us' } as const
const alone = { email: 'evelyn@example.com', name: 'Evelyn Boyd', region: 'eu' } as const
const second = 'gladys-too@example.com'

describe('the account page with scripts off', () => {
  let stage: Stage
  let visit: Visit
  let other: Visit
  let passkeyOnly: Visit
  beforeAll(async () => {
    stage = await openStage('without-script-account', withMovableClock())
    visit = await withPasskey(gladys)
    passkeyOnly = await withPasskey(alone)
    other = await stage.visit({ hasScript: false, width: 1280 })
  })
  afterAll(async () => stage?.close())

  /** A browser without scripts, signed in by a visit that had some. */
  async function withPasskey(who: Newcomer): Promise<Visit> {
    const before = await stage.visit()
    const after = await stage.visit({ hasScript: false })
    await signUp(before, who, 'passkey')
    await before.page.goto(`${stage.house.issuer}/account`)
    await after.context.addCookies(await before.context.cookies())
    await before.leave()
    return after
  }

  const openAccount = (on = visit) => on.page.goto(`${stage.house.issuer}/account`)
  const notice = (): Promise<string> => visit.page.innerText('.alert')
  const pathOf = (on = visit): string => new URL(on.page.url()).pathname
  const setPassword = async (): Promise<void> => {
    await press(visit, '#set-password')
    await visit.page.fill('#password', PASSWORD)
    await press(visit, '#continue')
    expect(await notice()).toBe('Your password is set.')
  }

  it('names the passkey, and offers no other', async () => {
    const { page } = visit
    await openAccount()
    expect(await page.isVisible('#add-passkey')).toBe(false)
    await press(visit, '#row-name-0')
    await visit.look('1-name')
    await page.fill('#name', 'Old blue phone')
    await press(visit, '#continue')
    expect(await notice()).toBe('Your passkey has its new name.')
    expect(await page.textContent('#way-0')).toBe('Old blue phone')
  })

  it('sets a password, removes it, and sets it again', async () => {
    await setPassword()
    await press(visit, '#row-remove-1')
    await visit.look('2-remove-password')
    await press(visit, '#continue')
    expect(await notice()).toBe('Your password is removed.')
    await setPassword()
  })

  it.each([
    { action: '#row-end-1', said: 'That session is ended.' },
    { action: '#end-others', said: 'You’re signed out everywhere else.' },
  ])('signs another browser out by $action', async ({ action, said }) => {
    await openAccount(other)
    await signInByPassword(other, gladys.email)
    expect(pathOf(other)).toBe('/account')
    await openAccount()
    await press(visit, action)
    await press(visit, '#continue')
    expect(await notice()).toBe(said)
    await openAccount(other)
    expect(pathOf(other)).toBe('/login')
  })

  it('takes back that an address was given up, by the link in the mail', async () => {
    const { page, house } = visit
    await press(visit, '#add-email')
    await page.fill('#identifier', second)
    await press(visit, '#continue')
    await enterCode(visit, second)
    await press(visit, '#row-drop-1')
    await press(visit, '#continue')
    expect(await notice()).toBe('That address no longer belongs to your account.')
    await page.goto(linkIn(await mailTo(house, second, /taken off/), '/undo'))
    await visit.look('3-undo')
    await press(visit, '#continue')
    expect(await page.innerText('h1')).toBe('The change is undone')
    await visit.look('4-undone')
    await openAccount()
    expect(pathOf(), 'everybody is signed out').toBe('/login')
    await signInByPassword(visit, second)
    expect(await page.textContent('#email-1')).toBe(second)
  })

  it('removes the passkey, after the password has proved who asks', async () => {
    const { page } = visit
    await passTime(stage.house, 11 * MINUTE)
    await press(visit, '#row-remove-0')
    expect(pathOf()).toBe('/account/prove')
    await page.fill('#password', PASSWORD)
    await press(visit, '#continue')
    await press(visit, '#row-remove-0')
    expect(await page.innerText('h1')).toBe('Remove Old blue phone?')
    await press(visit, '#continue')
    expect(await notice()).toBe('That passkey no longer works here.')
    await visit.leave()
    await other.leave()
  })

  it('says that a passkey cannot prove it here, and leads who has nothing else to recovery', async () => {
    const { page } = passkeyOnly
    await openAccount(passkeyOnly)
    await press(passkeyOnly, '#set-password')
    expect(pathOf(passkeyOnly)).toBe('/account/prove')
    expect(await page.isVisible('#passkey')).toBe(false)
    expect(await page.innerText('main')).toContain('Passkeys need JavaScript, which is off in this browser.')
    await passkeyOnly.look('5-only-a-passkey')
    await press(passkeyOnly, 'a[href^="/recovery"]')
    expect(await page.isVisible('#identifier')).toBe(true)
    await passkeyOnly.leave()
  })
})
