/** The account page: ways in added and removed after a fresh proof, the password set and changed, sessions ended one by one and all at once. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, announcedInFull, BORN } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { passThrough, signInAt, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, jsonOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()

const isSignedIn = async (person: Person): Promise<boolean> =>
  (await (await person.browser.send('/session')).json<{ active: boolean }>()).active
const pathOf = ({ url }: Page): string => new URL(url).pathname
const confirm = (person: Person, page: Page, action: string): Promise<Page> =>
  person.submit(page, { confirmed: 'yes' }, action)

async function signedUp(way: 'passkey' | 'password' = 'passkey') {
  const ada = house.newcomer()
  const shop = house.app('shop')
  return { ada, shop, ...(await signUpAt(shop, ada, { way, scope: 'openid email offline_access' })) }
}

/** The same person signed in on a second browser. */
async function elsewhere(ada: Person, way: 'passkey' | 'password' = 'passkey'): Promise<Person> {
  const other = ada.with({ browser: house.visitor({ address: '198.51.100.4', city: 'Oslo', country: 'NO' }) })
  await signInAt(house.app('shop'), other, { way })
  return other
}

describe('ways in', () => {
  test('a second passkey: added, told by mail, used, and the first one removed', async () => {
    const { ada, shop } = await signedUp()
    const added = await ada.makeWayIn(await ada.open('/account/passkeys'), 'passkey')
    expect([added.status, pathOf(added)]).toEqual([200, '/account'])
    expect(added.html).toContain('role="status"')
    expect((await ada.open('/account?notice=toString&problem=constructor')).html).not.toContain(
      'class="alert',
    )
    expect((await house.mailbox.next(ada.email)).text).toContain('/recovery')
    const [first, second] = ada.authenticator.passkeys
    const asked = await ada.submit(added, { credential: first?.id ?? '' }, '/account/credentials/remove')
    expect(pathOf(await confirm(ada, asked, '/account/credentials/remove'))).toBe('/account')
    expect((await house.mailbox.next(ada.email)).text).toContain('/recovery')
    const other = ada.with({ browser: house.visitor() })
    const request = await shop.begin()
    const refused = await other.usePasskey(await other.open(request.url), {}, first)
    expect(refused.status).toBe(422)
    expect(jsonOf(refused.html, 'passkey-options'), 'its browser is told to forget it').toMatchObject({
      options: { isRefused: true },
    })
    await shop.finish(request, await other.usePasskey(refused, {}, second))
    expect(await announced()).toEqual([[...BORN, 'credential.added', 'credential.removed', 'session.opened']])
  })

  test('the last way in stays', async () => {
    const { ada } = await signedUp()
    const account = await ada.open('/account')
    expect(formsOf(account.html).some(({ action }) => action === '/account/credentials/remove')).toBe(false)
    const form = formsOf(account.html).find(({ action }) => action === '/account/sign-out')
    const body = new URLSearchParams({
      ...form?.fields,
      credential: ada.authenticator.passkeys[0]?.id ?? '',
      confirmed: 'yes',
    })
    const forced = await ada.browser.go('/account/credentials/remove', { method: 'POST', body })
    expect(forced.url).toContain('problem=last_way_in')
    expect(await announced()).toEqual([BORN])
  })

  test('after ten minutes a change asks for a fresh proof first, and leads on', async () => {
    const { ada } = await signedUp()
    house.time.pass(11 * MINUTE)
    const asked = await ada.open('/account/passkeys')
    expect(pathOf(asked)).toBe('/account/prove')
    const page = await ada.signIn(asked, 'passkey')
    expect(pathOf(page)).toBe('/account/passkeys')
    expect(pathOf(await ada.makeWayIn(page, 'passkey'))).toBe('/account')
    expect(await announced()).toEqual([[...BORN, 'session.opened', 'credential.added']])
  })

  test('a fresh challenge is a plain answer: with a session bound to its person, without one the way to sign in', async () => {
    const nobody = await house.visitor().send('/account/prove/challenge')
    expect(await nobody.json()).toEqual({ location: '/login' })
    expect([nobody.status, nobody.headers.get('location'), nobody.headers.getSetCookie()]).toEqual([
      200,
      null,
      [],
    ])
    const { ada } = await signedUp()
    const fresh = await ada.browser.send('/account/prove/challenge')
    expect(fresh.headers.get('cache-control')).toBe('no-store')
    const { challenge, options } = await fresh.json<{ challenge: string; options: object }>()
    expect([challenge, options]).toEqual([expect.any(String), expect.any(Object)])
    expect(await announced()).toEqual([BORN])
  })

  test('a password set beside the passkey works; changing it ends all that the old one had opened', async () => {
    const { ada, shop, tokens } = await signedUp()
    expect(pathOf(await ada.makeWayIn(await ada.open('/account/password'), 'password'))).toBe('/account')
    const here = await passThrough(shop, ada)
    const other = await elsewhere(ada, 'password')
    const renewed = ada.with({ password: 'seven quiet harbours at dawn' })
    expect(pathOf(await renewed.makeWayIn(await renewed.open('/account/password'), 'password'))).toBe(
      '/account',
    )
    expect([await isSignedIn(renewed), await isSignedIn(other)]).toEqual([true, false])
    expect(await errorOf(shop.userinfo(here.tokens))).toBe('none')
    // What outlives a sign-out does not outlive this, wherever it was granted.
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    const third = house.visitor()
    const refused = await ada.with({ browser: third }).signIn(await third.go('/login'), 'password')
    expect(refused.status).toBe(422)
    await signInAt(shop, renewed.with({ browser: house.visitor() }), { way: 'password' })
    expect(await announced()).toEqual([
      [...BORN, 'credential.added', 'session.opened', 'password.changed', 'session.opened'],
    ])
  })

  test.each(['passwordpassword', 'short and sweet'.slice(0, 9)])(
    'a bad password (%s) is refused in words and nothing changes',
    async (password) => {
      const { ada } = await signedUp()
      const refused = await ada.with({ password }).makeWayIn(await ada.open('/account/password'), 'password')
      expect(refused.status).toBe(422)
      expect(await announced()).toEqual([BORN])
    },
  )
})

describe('sessions', () => {
  test('one ended from the other: it is out at once, this one stays', async () => {
    const { ada } = await signedUp()
    const other = await elsewhere(ada)
    const account = await ada.open('/account')
    expect(account.html).toContain('Oslo')
    const confirmation = await ada.submit(account, {}, '/account/sessions/end')
    expect(pathOf(await confirm(ada, confirmation, '/account/sessions/end'))).toBe('/account')
    expect([await isSignedIn(ada), await isSignedIn(other)]).toEqual([true, false])
    expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.ended']])
  })

  test('all others ended: their sessions and families, and every family with offline_access; this session stays', async () => {
    const { ada, shop, tokens } = await signedUp()
    const here = await passThrough(shop, ada)
    const other = ada.with({ browser: house.visitor() })
    const there = await signInAt(shop, other, { scope: 'openid email offline_access' })
    const confirmation = await ada.submit(await ada.open('/account'), {}, '/account/sign-out-others')
    await confirm(ada, confirmation, '/account/sign-out-others')
    expect([await isSignedIn(ada), await isSignedIn(other)]).toEqual([true, false])
    expect(await errorOf(shop.refresh(there.tokens.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(there.tokens))).toBe('invalid_token')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.refresh(here.tokens.refresh_token))).toBe('none')
    expect(await announced()).toEqual([[...BORN, 'session.opened', 'sessions.ended_others']])
  })

  test('each fact says from where, to its person alone', async () => {
    const { ada } = await signedUp()
    await elsewhere(ada)
    await passThrough(house.app('shop'), ada)
    const [facts] = await announcedInFull()
    expect(facts?.map(({ place, address }) => [place, address])).toEqual([
      ['Lisbon', house.address],
      ['Lisbon', house.address],
      ['Oslo', '198.51.100.4'],
    ])
  })
})
