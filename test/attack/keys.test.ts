/** Attacks on keys, algorithms and the kinds of tokens (SECURITY.md, P, Q). */
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { REGION_BINDINGS } from '../../src/config.ts'
import { keyring, parseRing } from '../../src/crypto/keyring.ts'
import { unwrapDataKey } from '../../src/crypto/vault.ts'
import { ClientMetadataSchema } from '../../src/cli/client-metadata.ts'
import { ClientSchema } from '../../src/domain/client.ts'
import { REGIONS } from '../../src/domain/region.ts'
import { base64url, utf8 } from '../../src/kernel/bytes.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { DATABASES, env, shardsOf } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { passThrough } from '../support/house/steps.ts'
import { attackedHouse, claimsIn, settler } from './stage.ts'

const house = attackedHouse()

test('P1 a person’s key opens under its own region’s ring only, for that person only', async () => {
  await settler(house, { region: 'us' })
  await settler(house, { region: 'us' })
  const [one, two] = (await residents()).slice(-2)
  const row = await env.US_KEYS.prepare('SELECT wrapped FROM data_key WHERE person = ?')
    .bind(one?.person)
    .first<number[]>('wrapped')
  const wrapped = new Uint8Array(row ?? [])
  const open = (secret: string, region: string, person = one?.person) =>
    person && unwrapDataKey(keyring(parseRing(secret)), person, wrapped, region)
  expect(await open(env.REGION_KEYS_US, 'us')).toBeDefined()
  expect(await open(env.REGION_KEYS_EU, 'us'), 'another region').toBeUndefined()
  expect(await open(env.HOUSE_KEYS, 'us'), 'the house').toBeUndefined()
  expect(await open(env.REGION_KEYS_US, 'us', two?.person), 'another person').toBeUndefined()
})

test('P2 K2 the database shows no hash, no address, no name; equal passwords leave nothing equal', async () => {
  const people = [
    await settler(house, { way: 'password' }),
    await settler(house, { way: 'password', name: 'Eve Online' }),
  ]
  const cells: string[] = []
  for (const [database] of DATABASES) {
    const { results: tables } = await database
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
      )
      .all<{ name: string }>()
    for (const { name } of tables) {
      const { results } = await database.prepare(`SELECT * FROM "${name}"`).all()
      for (const row of results)
        for (const cell of Object.values(row))
          cells.push(Array.isArray(cell) ? String.fromCharCode(...(cell as number[])) : String(cell))
    }
  }
  const all = cells.join('\n')
  expect(all.length).toBeGreaterThan(5_000)
  for (const { email, name, password } of people)
    for (const secret of [
      email,
      name,
      password,
      '$argon2',
      base64url(utf8(email)),
      base64url(utf8(password)),
    ])
      expect(all).not.toContain(secret)
  const documents = await Promise.all(
    REGIONS.flatMap(shardsOf).map((shard) => shard.prepare('SELECT * FROM credential').all()),
  )
  const blobs = documents
    .flatMap(({ results }) => results)
    .flatMap((row) => Object.values(row))
    .filter((cell) => Array.isArray(cell))
    .map(String)
  expect(blobs.length).toBeGreaterThan(1)
  expect(new Set(blobs).size).toBe(blobs.length)
})

const userinfo = async (token: string): Promise<number> =>
  (await house.visitor().send('/userinfo', { headers: { authorization: `Bearer ${token}` } })).status

const part = (value: object): string => base64url(utf8(JSON.stringify(value)))

test('P3 typ separates tokens: an id token is no access token, an access token is no hint', async () => {
  const ada = await settler(house)
  const shop = house.app('shop')
  const { tokens } = await passThrough(shop, ada)
  expect(await userinfo(tokens.access_token)).toBe(200)
  expect(await userinfo(tokens.id_token ?? '')).toBe(401)
  expect(await userinfo(tokens.refresh_token ?? '')).toBe(401)
  const hinted = await ada.open((await shop.begin({ id_token_hint: tokens.access_token })).url)
  expect(callbackOf(hinted).searchParams.get('error')).toBe('invalid_request')
  expect((await ada.open(`/logout?id_token_hint=${tokens.access_token}`)).status).toBe(400)
  const foreign = await ada.open((await house.app('till').begin({ id_token_hint: tokens.id_token })).url)
  expect(callbackOf(foreign).searchParams.get('error'), 'another application’s hint').toBe('invalid_request')
})

test('P3 RFC 8725: no algorithm, a shared secret, somebody else’s key under our name, an edited claim', async () => {
  const ada = await settler(house)
  const { tokens } = await passThrough(house.app('shop'), ada)
  const [head = '', body = '', signature = ''] = tokens.access_token.split('.')
  const { kid } = claimsIn(`.${head}`)
  const claims = claimsIn(tokens.access_token)
  const jwks = (await (await house.visitor().send('/jwks')).json()) as { keys: readonly JsonWebKey[] }
  for (const key of jwks.keys)
    for (const name of ['d', 'p', 'q', 'k', 'dp']) expect(key).not.toHaveProperty(name)

  const hmac = await crypto.subtle.importKey(
    'raw',
    utf8(JSON.stringify(jwks.keys[0])),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const shared = `${part({ alg: 'HS256', kid, typ: 'at+jwt' })}.${body}`
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const forged = `${part({ alg: 'ES256', kid, typ: 'at+jwt' })}.${body}`
  const embedded = `${part({ alg: 'ES256', kid, typ: 'at+jwt', jwk: await crypto.subtle.exportKey('jwk', pair.publicKey) })}.${body}`
  const signed = async (input: string) =>
    base64url(
      new Uint8Array(
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(input)),
      ),
    )
  const attempts = [
    `${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
    `${part({ alg: 'none', kid, typ: 'at+jwt' })}.${body}.${signature}`,
    `${shared}.${base64url(new Uint8Array(await crypto.subtle.sign('HMAC', hmac, utf8(shared))))}`,
    `${forged}.${await signed(forged)}`,
    `${embedded}.${await signed(embedded)}`,
    `${head}.${part({ ...claims, scope: 'openid profile email admin' })}.${signature}`,
    `${head}.${part({ ...claims, client_id: house.app('books').application.id })}.${signature}`,
    `${head}.${body}.`,
    `${head}.${body}`,
    `${head}..${signature}`,
  ]
  for (const attempt of attempts) expect(await userinfo(attempt), attempt.slice(0, 40)).toBe(401)
  expect(await userinfo(tokens.access_token)).toBe(200)
})

test('P3 a key that was retired verifies nothing any more, within the published bound', async () => {
  const ada = await settler(house)
  const { tokens } = await passThrough(house.app('shop'), ada)
  const { results } = await env.GLOBAL.prepare('SELECT kid, retired_at FROM signing_key').all<{
    kid: string
    retired_at: number | null
  }>()
  await env.GLOBAL.prepare('UPDATE signing_key SET retired_at = ?')
    .bind(Date.now() - 1)
    .run()
  await env.GLOBAL.prepare(
    `UPDATE configuration SET version = version + 1 WHERE name = 'configuration'`,
  ).run()
  house.time.pass(3 * MINUTE)
  expect(await userinfo(tokens.access_token)).toBe(401)
  for (const { kid, retired_at } of results)
    await env.GLOBAL.prepare('UPDATE signing_key SET retired_at = ? WHERE kid = ?')
      .bind(retired_at, kid)
      .run()
  await env.GLOBAL.prepare(
    `UPDATE configuration SET version = version + 1 WHERE name = 'configuration'`,
  ).run()
  house.time.pass(3 * MINUTE)
  expect(await userinfo(tokens.access_token)).toBe(200)
})

test('Q1 a registration cannot name a shared secret or no algorithm, and a record without one is no record', async () => {
  const metadata = { client_name: 'x', redirect_uris: ['https://x.example/'] }
  for (const alg of ['none', 'HS256', 'HS512', 'none ', 'NONE'])
    expect(v.is(ClientMetadataSchema, { ...metadata, id_token_signed_response_alg: alg }), alg).toBe(false)
  expect(v.is(ClientMetadataSchema, metadata)).toBe(true)
  const stored = await env.GLOBAL.prepare('SELECT record FROM client LIMIT 1').first<string>('record')
  const record = JSON.parse(stored ?? '{}') as Record<string, unknown>
  expect(v.is(ClientSchema, record)).toBe(true)
  for (const name of ['idTokenAlgorithm', 'accessTokenAlgorithm', 'requirePkce', 'notBefore', 'isDisabled']) {
    const { [name]: _, ...rest } = record
    expect(v.is(ClientSchema, rest), name).toBe(false)
  }
  expect(Object.keys(REGION_BINDINGS)).toEqual([...REGIONS])
})
