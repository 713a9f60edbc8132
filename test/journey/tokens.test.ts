/** What an application does with what it was given: userinfo, refresh in one tab and in two, giving a token back, and a machine's own tokens. */
import { describe, expect, test } from 'vitest'
import { SECOND } from '../../src/kernel/time.ts'
import { forgetAll } from '../../src/kernel/isolate.ts'
import { changeClient } from '../support/house/applications.ts'
import { fetchHouse, ISSUER } from '../support/house/bindings.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN, deliverAll } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { signUpAt } from '../support/house/steps.ts'

const house = useHouse()
const OFFLINE = { scope: 'openid profile email offline_access' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const ask = (path: string, init: RequestInit): Promise<Response> =>
  fetchHouse(new Request(`${ISSUER}${path}`, init))

describe('userinfo', () => {
  test('by GET and by POST, with the token in the header or in the body, never in the query', async () => {
    const ada = house.newcomer()
    const { tokens } = await signUpAt(house.app('shop'), ada)
    const bearer = { authorization: `Bearer ${tokens.access_token}` }
    const body = new URLSearchParams({ access_token: tokens.access_token })
    const answers = await Promise.all([
      ask('/userinfo', { headers: bearer }),
      ask('/userinfo', { method: 'POST', headers: bearer }),
      ask('/userinfo', { method: 'POST', headers: FORM, body }),
    ])
    for (const answer of answers)
      expect(await answer.json()).toMatchObject({ sub: tokens.claims()?.sub, email: ada.email })
    expect((await ask(`/userinfo?${body.toString()}`, {})).status).toBe(401)
    expect(await announced()).toEqual([BORN])
  })

  test('says what the scopes allow and no more', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, { scope: 'openid' })
    expect(await shop.userinfo(tokens)).toEqual({ sub: tokens.claims()?.sub })
    expect(await announced()).toEqual([BORN])
  })
})

describe('refresh', () => {
  test.each(['shop', 'rewards', 'till'] as const)(
    'of %s: a new token each time, the same person',
    async (name) => {
      const ada = house.newcomer()
      const app = house.app(name)
      const { tokens } = await signUpAt(app, ada)
      const second = await app.refresh(tokens.refresh_token)
      const third = await app.refresh(second.refresh_token)
      expect(new Set([tokens, second, third].map((each) => each.refresh_token)).size).toBe(3)
      expect(third.claims()).toMatchObject({ sub: tokens.claims()?.sub, sid: tokens.claims()?.['sid'] })
      expect(await app.userinfo(third)).toMatchObject({ email: ada.email })
      expect(await announced()).toEqual([BORN])
    },
  )

  test('two tabs with one token get one and the same successor, and both live on', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, OFFLINE)
    const [one, other] = await Promise.all([
      shop.refresh(tokens.refresh_token),
      shop.refresh(tokens.refresh_token),
    ])
    expect(one?.refresh_token).toBe(other?.refresh_token)
    const next = await shop.refresh(one?.refresh_token)
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.refresh(next.refresh_token))).toBe('none')
    expect(await announced()).toEqual([BORN])
  })

  test('an old token after the window is theft: the family dies and the owner is told', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, OFFLINE)
    const second = await shop.refresh(tokens.refresh_token)
    house.time.pass(21 * SECOND)
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.refresh(second.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(second))).toBe('invalid_token')
    await deliverAll()
    expect((await house.mailbox.next(ada.email)).text).toContain('/account')
    expect(await announced()).toEqual([[...BORN, 'family.theft_detected']])
  })
})

describe('revocation', () => {
  test.each(['refresh_token', 'access_token'] as const)('of the %s ends both', async (kind) => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, OFFLINE)
    await shop.revoke(tokens[kind] ?? '', kind)
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    await shop.revoke(tokens[kind] ?? '')
    expect(await announced()).toEqual([[...BORN, 'family.ended']])
  })

  test('by another application does nothing', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, OFFLINE)
    await house.app('books').revoke(tokens.refresh_token ?? '')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('none')
    expect(await announced()).toEqual([BORN])
  })
})

describe('code', () => {
  test('redeemed twice: what it bought dies (RFC 6749 §4.1.2)', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { request, answer, tokens } = await signUpAt(shop, ada, OFFLINE)
    expect(await errorOf(shop.finish(request, answer))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await announced()).toEqual([[...BORN, 'code.reused']])
  })

  test('after 60 seconds it is worth nothing', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const request = await shop.begin({ prompt: 'create' })
    const answer = await ada.signUp(await ada.open(request.url), 'passkey')
    house.time.pass(61 * SECOND)
    expect(await errorOf(shop.finish(request, answer))).toBe('invalid_grant')
    expect(await announced()).toEqual([BORN])
  })
})

test('a machine gets a token of its own, no scope of a person, and userinfo has nobody to tell of', async () => {
  const stock = house.app('stock')
  expect(await errorOf(stock.clientCredentials('openid email'))).toBe('invalid_scope')
  await changeClient(stock.application.id, { scopes: ['stock:read'] })
  forgetAll()
  const tokens = await stock.clientCredentials('stock:read')
  expect(tokens.refresh_token).toBeUndefined()
  const answer = await ask('/userinfo', { headers: { authorization: `Bearer ${tokens.access_token}` } })
  expect(answer.status).toBe(403)
  expect(await announced()).toEqual([])
})
