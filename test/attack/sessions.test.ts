/** Attacks on sessions, their read-near copies and sign-out (SECURITY.md, H, X). */
import { expect, test } from 'vitest'
import { digest } from '../../src/crypto/digest.ts'
import { base64url, fromBase64url, utf8 } from '../../src/kernel/bytes.ts'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { env } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { passThrough, signUpAt } from '../support/house/steps.ts'
import type { Visitor } from '../support/visitor/visitor.ts'
import {
  attackedHouse,
  claimsIn,
  copyOf,
  elsewhere,
  hasCode,
  locationOf,
  objectsDuring,
  settler,
} from './stage.ts'

const house = attackedHouse()

interface Session {
  readonly active: boolean
  readonly fresh_until?: number
}

const sessionOf = async (
  browser: Visitor,
  headers: Readonly<Record<string, string>> = {},
): Promise<Session> => (await (await browser.send('/session', { headers })).json()) as Session

async function copies(): Promise<readonly { readonly name: string; readonly value: string }[]> {
  await settled()
  const { keys } = await env.KV.list({ prefix: 'session:' })
  return Promise.all(keys.map(async ({ name }) => ({ name, value: (await env.KV.get(name)) ?? '' })))
}

test('H1 a copy in KV is noise without the cookie, names nobody and is extended by nobody', async () => {
  const ada = await settler(house)
  const made = await copies()
  expect(made).toHaveLength(1)
  const [copy] = made
  const { person } = (await residents()).at(-1) ?? { person: '' }
  const plain = `${copy?.name} ${copy?.value} ${String.fromCharCode(...(fromBase64url(copy?.value ?? '') ?? []))}`
  for (const secret of [
    person,
    ada.email,
    ada.name,
    'freshUntil',
    ada.browser.jar.get('__Host-session') ?? 'x',
  ])
    expect(plain).not.toContain(secret)

  house.time.pass(MINUTE + SECOND)
  take()
  const first = await sessionOf(ada.browser)
  house.time.pass(2 * MINUTE)
  const later = await sessionOf(ada.browser)
  await settled()
  expect(later.fresh_until).toBe(first.fresh_until)
  expect(take().filter(({ kind, name }) => kind === 'object' || name === 'put')).toEqual([])
  house.time.pass(3 * MINUTE)
  expect(await objectsDuring(() => sessionOf(ada.browser)), 'a stale copy asks the Home').not.toEqual([])
})

test('H1 H2 a session younger than a minute is asked for at the Home; sign-out takes the copy away', async () => {
  const ada = await settler(house)
  expect(await objectsDuring(() => sessionOf(ada.browser))).toHaveLength(1)
  const thief = copyOf(ada.browser)
  house.time.pass(2 * MINUTE)
  expect((await sessionOf(thief)).active).toBe(true)
  const before = await copies()
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  expect(await copies()).toHaveLength(before.length - 1)
  expect((await sessionOf(thief)).active).toBe(false)
})

test('H1 a copy moved under another session’s name opens for nobody', async () => {
  const ada = await settler(house)
  const [first] = await copies()
  const eve = await settler(house, { name: 'Eve' })
  const names = (await copies()).map(({ name }) => name).filter((name) => name !== first?.name)
  for (const name of names) await env.KV.put(name, first?.value ?? '')
  house.time.pass(2 * MINUTE)
  expect(await objectsDuring(() => sessionOf(eve.browser)), 'what does not open is a miss').toHaveLength(1)
  expect((await sessionOf(ada.browser)).active).toBe(true)
})

test('H3 the cookie is __Host-, HttpOnly, Lax, without Domain, and /session answers exact first-party origins only', async () => {
  const ada = house.newcomer()
  const lines: string[] = []
  const send = ada.browser.send.bind(ada.browser)
  ada.browser.send = async (path, init) => {
    const answer = await send(path, init)
    lines.push(...answer.headers.getSetCookie())
    return answer
  }
  await signUpAt(house.app('shop'), ada)
  expect(lines.filter((line) => line.startsWith('__Host-session='))).toHaveLength(1)
  for (const line of lines) {
    expect(line).toMatch(/^__Host-\w+=[^;]*; Path=\/;.* Secure; HttpOnly; SameSite=Lax$/)
    expect(line).not.toMatch(/domain/i)
  }
  const origins = {
    null: 403,
    'https://evil.example': 403,
    'http://127.0.0.1:5174': 403, // a third-party application's own
    'http://localhost:5173.evil.example': 403,
    'http://LOCALHOST:5173': 403,
    'http://localhost:5174': 403,
    'http://localhost:5173': 200,
  }
  for (const [origin, status] of Object.entries(origins)) {
    const answer = await ada.browser.send('/session', { headers: { origin } })
    const allowed = answer.headers.get('access-control-allow-origin')
    expect([origin, answer.status, allowed]).toEqual([origin, status, status === 200 ? origin : null])
    const body = (await answer.json()) as object
    expect(
      Object.keys(body).every((name) => ['active', 'sub', 'auth_time', 'acr', 'fresh_until'].includes(name)),
    ).toBe(true)
    if (status === 403) expect(body).toEqual({ active: false })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})

test('H4 after a step-up the former cookie serves pages for 20 s, mints nothing, and deletes nothing', async () => {
  const ada = await settler(house)
  const tab = copyOf(ada.browser)
  await ada.usePasskey(await ada.open('/account/prove'))
  expect(ada.browser.jar.get('__Host-session')).not.toBe(tab.jar.get('__Host-session'))
  const request = await house.app('shop').begin()
  const page = await tab.send('/account')
  expect([
    page.status,
    page.headers.getSetCookie().some((line) => line.startsWith('__Host-session')),
  ]).toEqual([200, false])
  const minting = await tab.send(request.url.href)
  expect([hasCode(minting), locationOf(minting)?.pathname]).toEqual([false, '/login'])
  expect(minting.headers.getSetCookie().some((line) => line.startsWith('__Host-session'))).toBe(false)
  const passkeys = await tab.send('/account/passkeys')
  expect(passkeys.status, 'no step-up either').toBe(303)
  house.time.pass(21 * SECOND)
  expect(locationOf(await tab.send('/account'))?.pathname).toBe('/login')
  expect(hasCode(await ada.browser.send(request.url.href))).toBe(true)
})

test('H6 sign-out: a hint is no authority, a link without one asks, a stranger’s hint asks', async () => {
  const ada = await settler(house)
  const eve = await settler(house, { name: 'Eve' })
  const shop = house.app('shop')
  const hintOf = async (person: typeof ada) => (await passThrough(shop, person)).tokens.id_token ?? ''
  const [hint, foreign] = [await hintOf(ada), await hintOf(eve)]
  const away = house.visitor()
  const objects = await objectsDuring(async () => {
    const answer = await away.send(`/logout?id_token_hint=${hint}`)
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  })
  expect(objects, 'without a cookie a hint ends nothing').toEqual([])
  for (const query of ['', '?client_id=' + shop.application.id, `?id_token_hint=${foreign}`]) {
    const page = await ada.browser.send(`/logout${query}`)
    expect([query.slice(0, 9), page.status]).toEqual([query.slice(0, 9), 200])
    expect((await sessionOf(ada.browser)).active).toBe(true)
  }
  const tampered = await ada.browser.send(`/logout?id_token_hint=${hint.slice(0, -4)}AAAA`)
  expect(tampered.status).toBe(400)
  const evil = await ada.browser.send(
    `/logout?id_token_hint=${hint}&post_logout_redirect_uri=https://evil.example/`,
  )
  expect([evil.status, evil.headers.get('location')]).toEqual([400, null])
  expect((await sessionOf(ada.browser)).active).toBe(true)
  await ada.browser.send(`/logout?id_token_hint=${hint}`)
  expect((await sessionOf(ada.browser)).active).toBe(false)
})

test('X sid differs per application and is no digest of the cookie', async () => {
  const ada = await settler(house)
  const there = elsewhere(house, ada)
  const sids = []
  for (const name of ['shop', 'till', 'books'] as const)
    sids.push(String(claimsIn((await passThrough(house.app(name), ada)).tokens.id_token)['sid']))
  const again = String(claimsIn((await passThrough(house.app('shop'), ada)).tokens.id_token)['sid'])
  expect(new Set(sids).size).toBe(3)
  expect(again, 'and is the same for one application and session').toBe(sids[0])
  const cookie = ada.browser.jar.get('__Host-session') ?? ''
  const secret = (fromBase64url(cookie) ?? new Uint8Array()).slice(1, 33)
  const derived = [
    cookie,
    base64url(secret),
    base64url(await digest('handle-digest', utf8('session'), secret)),
    base64url(await digest('session-copy-key', secret)),
  ]
  for (const sid of sids) for (const each of derived) expect(each.slice(0, 16)).not.toBe(sid.slice(0, 16))
  await there.usePasskey(await there.open('/login'))
  const other = await passThrough(house.app('shop'), there)
  expect(claimsIn(other.tokens.id_token)['sid'], 'another session').not.toBe(sids[0])
})
