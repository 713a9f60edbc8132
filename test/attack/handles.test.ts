/** Attacks on codes, refresh tokens and access tokens (SECURITY.md, G). */
import { expect, test } from 'vitest'
import { base64url, fromBase64url } from '../../src/kernel/bytes.ts'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import { changeClient } from '../support/house/applications.ts'
import { env } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { errorOf, type RelyingParty } from '../support/house/relying-party.ts'
import { passThrough } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import {
  askToken,
  attackedHouse,
  basicOf,
  claimsIn,
  listened,
  locationOf,
  objectsDuring,
  post,
  settler,
  visitorBefore,
} from './stage.ts'

const house = attackedHouse()
const OFFLINE = { scope: 'openid email offline_access', prompt: 'consent' }

const codeFor = async (app: RelyingParty, person: Person) => {
  const request = await app.begin()
  const answer = await person.open(request.url)
  return { request, answer, code: locationOf(answer)?.searchParams.get('code') ?? '' }
}

/** The same handle with one bit changed, at places all over it. */
function edited(handle: string): readonly string[] {
  const bytes = fromBase64url(handle) ?? new Uint8Array()
  return [0, 1, 20, 33, 35, 40, 60, 77, 92].map((at) =>
    base64url(Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte))),
  )
}

test('G1 edited, foreign and invented handles name no object, at every endpoint that reads one', async () => {
  const ada = await settler(house)
  const [shop, books] = [house.app('shop'), house.app('books')]
  const { tokens } = await passThrough(shop, ada, OFFLINE)
  const { code } = await codeFor(shop, ada)
  const stranger = house.visitor()
  const verifier = 'v'.repeat(43)
  const session = ada.browser.jar.get('__Host-session') ?? ''
  const refresh = tokens.refresh_token ?? ''
  const objects = await objectsDuring(async () => {
    for (const bad of [...edited(code), 'AAAA', 'A'.repeat(140)])
      expect(
        await askToken(
          shop.application,
          { grant_type: 'authorization_code', code: bad, code_verifier: verifier },
          stranger,
        ),
      ).toMatchObject({ status: 400, error: 'invalid_grant' })
    for (const bad of [...edited(refresh), session, code])
      expect(
        await askToken(shop.application, { grant_type: 'refresh_token', refresh_token: bad }, stranger),
      ).toMatchObject({ status: 400, error: 'invalid_grant' })
    for (const bad of edited(refresh))
      expect((await post(stranger, '/revoke', { token: bad }, basicOf(shop.application))).status).toBe(200)
    for (const bad of edited(session))
      for (const path of ['/session', '/account', '/account/prove', '/logout', '/recovery/way-in'])
        await house.visitor().send(path, { headers: { cookie: `__Host-session=${bad}` } })
    // Another application's, shown by a client that is who it says.
    expect(
      await askToken(
        books.application,
        { grant_type: 'authorization_code', code, code_verifier: verifier },
        stranger,
      ),
    ).toMatchObject({ error: 'invalid_grant' })
    expect(
      await askToken(books.application, { grant_type: 'refresh_token', refresh_token: refresh }, stranger),
    ).toMatchObject({ error: 'invalid_grant' })
    await post(stranger, '/revoke', { token: refresh }, basicOf(books.application))
    await post(stranger, '/revoke', { token: tokens.access_token }, basicOf(books.application))
  })
  expect(objects).toEqual([])
  expect((await shop.userinfo(tokens))['email'], 'nothing was harmed').toBe(ada.email)
})

test('G1 G1b nothing that an application holds shows the person, the region or another application’s view', async () => {
  const ada = await settler(house, { region: 'ap' })
  const [books, reader] = [house.app('books'), house.app('reader')]
  await changeClient(reader.application.id, { subjectType: 'pairwise', sector: 'reader.example' })
  house.time.pass(3 * MINUTE)
  const views = []
  for (const app of [books, reader]) {
    const { answer, tokens } = await passThrough(app, ada, OFFLINE)
    const [id, access] = [claimsIn(tokens.id_token), claimsIn(tokens.access_token)]
    const held = [
      locationOf(answer)?.searchParams.get('code'),
      tokens.refresh_token,
      id['sub'],
      id['sid'],
      access['jti'],
      access['sub'],
    ]
    views.push(held.map(String))
  }
  const windows = (values: readonly string[]): ReadonlySet<string> =>
    new Set(
      values
        .flatMap((value) => [value, String.fromCharCode(...(fromBase64url(value) ?? []))])
        .flatMap((value) =>
          Array.from({ length: Math.max(0, value.length - 7) }, (_, at) => value.slice(at, at + 8)),
        ),
    )
  const [one, two] = views.map(windows)
  expect([...(one ?? [])].filter((piece) => two?.has(piece))).toEqual([])
  const person = (await residents()).at(-1)?.person ?? ''
  expect(person).toHaveLength(22)
  for (const value of views.flat()) {
    expect(value).not.toContain(person)
    expect(value).not.toMatch(/(?:^|\.)(?:eu|us|ap)\./)
    expect(base64url(fromBase64url(value) ?? new Uint8Array())).not.toContain(person.slice(0, 20))
  }
  await changeClient(reader.application.id, { subjectType: 'public' })
  house.time.pass(3 * MINUTE)
})

test('G3 G4 three zones: the slow tab is refused unharmed, an old token after the window ends the family', async () => {
  const ada = await settler(house)
  const books = house.app('books')
  const { tokens } = await passThrough(books, ada, OFFLINE)
  const ask = (token: string | undefined) =>
    askToken(books.application, { grant_type: 'refresh_token', refresh_token: token ?? '' }, house.visitor())
  const zero = tokens.refresh_token
  const one = await ask(zero)
  expect((await ask(zero)).refresh_token, 'current − 1 within 20 s: the same successor').toBe(
    one.refresh_token,
  )
  house.time.pass(15 * SECOND)
  expect((await ask(zero)).refresh_token).toBe(one.refresh_token)
  const two = await ask(one.refresh_token)
  expect(await ask(zero), 'older, while the current is young').toMatchObject({
    status: 400,
    error: 'invalid_grant',
  })
  for (const noise of edited(two.refresh_token ?? '')) await ask(noise)
  const three = await ask(two.refresh_token)
  expect(three.status, 'a slow tab and noise change nothing').toBe(200)
  house.time.pass(21 * SECOND)
  expect(await ask(two.refresh_token), 'after the window: theft').toMatchObject({ error: 'invalid_grant' })
  expect(await ask(three.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  const dead = await house
    .visitor()
    .send('/userinfo', { headers: { authorization: `Bearer ${three.access_token}` } })
  expect(dead.status).toBe(401)
})

test('G5 a loop of prompt=none grows nothing without end: twenty families a session, the oldest ends', async () => {
  const ada = await settler(house)
  const till = house.app('till')
  const first = await passThrough(till, ada)
  for (let times = 0; times < 20; times++) await ada.open((await till.begin({ prompt: 'none' })).url)
  expect(await errorOf(till.refresh(first.tokens.refresh_token))).toBe('invalid_grant')
  expect(await errorOf(till.userinfo(first.tokens))).toBe('invalid_token')
})

test('G6 a good signature opens nothing: after sign-out and after revocation userinfo refuses', async () => {
  const ada = await settler(house)
  const [shop, books] = [house.app('shop'), house.app('books')]
  const online = await passThrough(shop, ada)
  const offline = await passThrough(books, ada, OFFLINE)
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  expect(await errorOf(shop.userinfo(online.tokens))).toBe('invalid_token')
  expect(await errorOf(books.userinfo(offline.tokens)), 'lives by its family').toBe('none')
  await books.revoke(offline.tokens.access_token)
  expect(await errorOf(books.userinfo(offline.tokens))).toBe('invalid_token')
  expect(await errorOf(books.refresh(offline.tokens.refresh_token))).toBe('invalid_grant')
})

test('G7 a code used twice kills what it bought; a stranger who holds it without the verifier kills nothing', async () => {
  const ada = await settler(house)
  const shop = house.app('shop')
  const { request, answer, code } = await codeFor(shop, ada)
  const fields = { grant_type: 'authorization_code', code, redirect_uri: shop.application.redirectUri }
  const ask = (code_verifier: string) =>
    askToken(shop.application, { ...fields, code_verifier }, house.visitor())
  expect(await ask('w'.repeat(43))).toMatchObject({ error: 'invalid_grant' })
  const tokens = await shop.finish(request, answer)
  expect(await ask('w'.repeat(43))).toMatchObject({ error: 'invalid_grant' })
  expect(await errorOf(shop.userinfo(tokens)), 'no harm').toBe('none')
  expect(await ask(request.verifier)).toMatchObject({ error: 'invalid_grant' })
  expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
  expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
})

test('G8 no time of the edge crosses to a Home as the time of judging', async () => {
  const ada = await settler(house)
  const asked: string[] = []
  const names = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
    for (const [name, inner] of Object.entries(value)) {
      asked.push(name)
      names(inner)
    }
  }
  const HOME_EU = listened(env.HOME_EU, (_verb, given) => names(given))
  const there = ada.with({ browser: visitorBefore({ HOME_EU }, ada.browser) })
  const shop = house.app('shop')
  await passThrough(shop, there)
  await there.open('/account')
  await there.usePasskey(await there.open('/account/prove'))
  expect(asked).toContain('requestNumber')
  expect(asked.filter((name) => /^(?:now|time|clock|at|date|today)$/i.test(name))).toEqual([])
})
