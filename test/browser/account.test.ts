/** The account page as its owner uses it: passkeys come and go, the password changes, other browsers are signed out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { passTime, withMovableClock } from '../support/browser/movable-clock.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { PASSWORD, press, signInByPassword, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

const kath = { email: 'katherine@example.com', name: 'Katherine Johnson', region: 'us' } as const
const NEXT_PASSWORD = 'eleven kites above the old lighthouse'

describe('the account page', () => {
  let stage: Stage
  let visit: Visit
  let other: Visit
  beforeAll(async () => {
    stage = await openStage('account', withMovableClock())
    visit = await stage.visit()
    other = await stage.visit({ width: 1280, scheme: 'dark' })
    await signUp(visit, kath, 'password')
  })
  afterAll(async () => stage?.close())

  const state = (section: string, on = visit): Promise<string | null> =>
    on.page.textContent(`section[aria-labelledby="${section}"] .about .quiet`)
  const openAccount = (on = visit) => on.page.goto(`${stage.house.issuer}/account`)
  const pathOf = (on = visit): string => new URL(on.page.url()).pathname

  it('says who somebody is, where their data lives, and that the last way in stays', async () => {
    const { page } = visit
    await openAccount()
    expect(await page.textContent('#person')).toBe(kath.name)
    expect(await page.textContent('.avatar')).toBe('KJ')
    expect(await page.textContent('#email-0')).toBe(kath.email)
    expect(await state('data')).toBe('Stored in the United States, and guaranteed to stay there.')
    expect(await state('ways')).toBe('No passkey yet, 1 password.')
    expect(await page.locator('[formaction$="/credentials/remove"]').count()).toBe(0)
    await visit.look('1-account')
  })

  it('adds a passkey', async () => {
    await press(visit, '#add-passkey')
    await visit.look('2-add-passkey')
    await press(visit, '#passkey')
    expect(await visit.page.textContent('.alert')).toBe('Your passkey is ready.')
    expect(await visit.authenticator.credentialIds()).toHaveLength(1)
    expect(await state('ways')).toBe('1 passkey, 1 password.')
    await visit.look('3-passkey-added')
  })

  it('removes it after saying what that means', async () => {
    await press(visit, '#row-remove-0')
    await visit.look('4-remove-passkey')
    await press(visit, '.ways a')
    expect(await state('ways')).toBe('1 passkey, 1 password.')
    await press(visit, '#row-remove-0')
    await press(visit, '#continue')
    expect(await visit.page.textContent('.alert')).toBe('That passkey no longer works here.')
    // The page tells the authenticator, which forgets it.
    await expect.poll(visit.authenticator.credentialIds).toEqual([])
    expect(await state('ways')).toBe('No passkey yet, 1 password.')
  })

  it('lists another browser, and signs it out', async () => {
    await openAccount(other)
    await signInByPassword(other, kath.email)
    expect(pathOf(other)).toBe('/account')
    expect(await state('sessions', other)).toBe('In 2 places.')
    await other.look('5-two-places')
    await openAccount()
    await press(visit, '#row-end-1')
    await visit.look('6-end-session')
    await press(visit, '#continue')
    expect(await visit.page.textContent('.alert')).toBe('That session is ended.')
    expect(await state('sessions')).toBe('Only here.')
    await openAccount(other)
    expect(pathOf(other)).toBe('/login')
  })

  it('asks for a fresh proof before a change when the last one is old', async () => {
    await signInByPassword(other, kath.email)
    await passTime(stage.house, 11 * MINUTE)
    await openAccount()
    await press(visit, '#change-password')
    expect(pathOf()).toBe('/account/prove')
    await visit.look('7-prove')
    await visit.page.fill('#password', 'not the one I have')
    await press(visit, '#continue')
    expect(await visit.page.textContent('#password-error')).toBe('That didn’t work. Try again.')
    await visit.look('8-prove-refused')
    await visit.page.fill('#password', PASSWORD)
    await press(visit, '#continue')
    expect(pathOf()).toBe('/account/password')
  })

  it('changes the password, which signs the other browsers out', async () => {
    await visit.look('9-password')
    await visit.page.fill('#password', NEXT_PASSWORD)
    await press(visit, '#continue')
    expect(await visit.page.textContent('.alert')).toBe('Your password is set.')
    expect(await state('sessions')).toBe('Only here.')
    await openAccount(other)
    await signInByPassword(other, kath.email)
    expect(await other.page.textContent('#password-error')).toBe('That e-mail and password don’t match.')
    await signInByPassword(other, kath.email, NEXT_PASSWORD)
    expect(pathOf(other)).toBe('/account')
  })

  it('proves with a passkey as well', async () => {
    await openAccount()
    await press(visit, '#add-passkey')
    await press(visit, '#passkey')
    await passTime(stage.house, 11 * MINUTE)
    await visit.authenticator.setPresence(false)
    await openAccount()
    await press(visit, '#add-passkey')
    expect(pathOf()).toBe('/account/prove')
    await visit.look('10-prove-both')
    await visit.authenticator.setPresence(true)
    await press(visit, '#passkey')
    expect(pathOf()).toBe('/account/passkeys')
  })

  it('signs out everywhere else, then here', async () => {
    await openAccount()
    await press(visit, '#end-others')
    await visit.look('11-end-others')
    await press(visit, '#continue')
    expect(await visit.page.textContent('.alert')).toBe('You’re signed out everywhere else.')
    await openAccount(other)
    expect(pathOf(other)).toBe('/login')
    await visit.authenticator.setPresence(false)
    await press(visit, '#sign-out')
    expect(await visit.page.textContent('h1')).toBe('You’re signed out')
    await visit.look('12-signed-out')
    await press(visit, '#continue')
    expect(pathOf()).toBe('/login')
    await openAccount()
    expect(pathOf()).toBe('/login')
    await visit.leave()
    await other.leave()
  })
})
