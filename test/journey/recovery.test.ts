/** Getting back in by a mailed code: one new way in is made, every other session ends unless the person keeps them, and the owner is told. */
import { describe, expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { signInAt, signUpAt } from '../support/house/steps.ts'
import { Authenticator } from '../support/visitor/authenticator.ts'
import { ISSUER } from '../support/house/bindings.ts'
import { formsOf } from '../support/visitor/visitor.ts'

const house = useHouse()
const OFFLINE = { scope: 'openid email offline_access' }
const RECOVERED = ['recovery.started', 'session.opened', 'credential.added', 'recovery.completed']

/** Somebody who lost their only passkey and sits at another browser. */
async function locked() {
  const ada = house.newcomer()
  const shop = house.app('shop')
  const before = await signUpAt(shop, ada, OFFLINE)
  const lost = ada.with({ browser: house.visitor(), authenticator: new Authenticator(ISSUER) })
  const request = await shop.begin()
  const page = await lost.follow(await lost.open(request.url), '/recovery')
  return { ada, shop, before, lost, request, page }
}

describe('recovery', () => {
  test.each(['passkey', 'password'] as const)(
    'with a new %s leads back to the application; what was open ends',
    async (way) => {
      const { ada, shop, before, lost, request, page } = await locked()
      const wayIn = await lost.recover(page)
      const answer = await lost.makeWayIn(wayIn, way)
      const tokens = await shop.finish(request, answer)
      expect(tokens.claims()?.sub).toBe(before.tokens.claims()?.sub)
      expect(await errorOf(shop.refresh(before.tokens.refresh_token))).toBe('invalid_grant')
      expect(formsOf((await ada.open('/account')).html).some(({ fields }) => 'password' in fields)).toBe(true)
      expect(await announced()).toEqual([[...BORN, ...RECOVERED]])
      expect((await house.mailbox.next(ada.email)).text).toContain('/recovery')
      const later = await signInAt(shop, lost.with({ browser: house.visitor() }), { way })
      expect(later.tokens.claims()?.sub).toBe(tokens.claims()?.sub)
    },
  )

  test('keeping the other sessions, when the person says so', async () => {
    const { ada, shop, before, lost, request, page } = await locked()
    const answer = await lost.makeWayIn(await lost.recover(page), 'passkey', { keep_sessions: 'yes' })
    await shop.finish(request, answer)
    expect(await errorOf(shop.refresh(before.tokens.refresh_token))).toBe('none')
    expect((await ada.open('/account')).html).toContain(ada.email)
    expect(await announced()).toEqual([[...BORN, ...RECOVERED]])
  })

  test('its session may do this one thing: no account page, no code for any application', async () => {
    const { lost, shop, page } = await locked()
    const wayIn = await lost.recover(page)
    const account = await lost.open('/account')
    expect(new URL(account.url).pathname).toBe('/recovery/way-in')
    expect(formsOf(account.html).map(({ action }) => action)).toEqual(
      formsOf(wayIn.html).map(({ action }) => action),
    )
    const tried = await lost.open((await shop.begin()).url)
    expect(tried.headers.get('location')).toBeNull()
    expect(formsOf(tried.html).some(({ fields }) => 'identifier' in fields)).toBe(true)
    expect(await announced()).toEqual([[...BORN, 'recovery.started', 'session.opened']])
  })

  test('an address that nobody has: the same page, and every code fails', async () => {
    const nobody = house.newcomer()
    const page = await nobody.open('/recovery')
    const asked = await nobody.submit(page, { identifier: nobody.email }, '/recovery')
    expect(asked.status).toBe(200)
    expect((await nobody.submit(asked, { code: '123456' }, 'code')).status).toBe(422)
    expect(house.mailbox.all).toEqual([])
    expect(await announced()).toEqual([])
  })

  test('one code works once, and five tries are all it bears', async () => {
    const { lost, page } = await locked()
    let asked = await lost.submit(page, { identifier: lost.email }, '/recovery')
    const code = await house.mailbox.code(lost.email)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries++) asked = await lost.submit(asked, { code: wrong }, 'code')
    expect((await lost.submit(asked, { code }, 'code')).status).toBe(422)
    expect(await announced()).toEqual([[...BORN, 'recovery.started']])
  })
})
