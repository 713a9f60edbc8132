/** UserInfo and revocation: what opens, what is told, what is ended (RFC 6750, RFC 7009, Core §5.3; rules G6, Y1). */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { signJwt } from '../../../src/crypto/jws.ts'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { no, ok } from '../../../src/kernel/outcome.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  basic,
  FAMILY,
  fakeHouse,
  fakeStreet,
  FORM,
  ISSUER,
  NOW,
  query,
  SECRET,
  type FakeHouse,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let address: HomeAddress

beforeEach(async () => {
  house = await fakeHouse([await aClient(), await aClient({ id: 'spa', authMethod: 'none' })])
  house.verbs = {
    claims: () => Promise.resolve(ok({ name: 'Ada', sub: 'something else' })),
    revoke: () => Promise.resolve(ok(undefined)),
  }
  address = { region: 'ap', person: newPersonId(systemRandom) }
  app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('') }))
})

async function accessToken(
  over: Record<string, unknown> = {},
  typ: 'at+jwt' | 'JWT' = 'at+jwt',
  client = 'shop',
): Promise<string> {
  const jti = await house.edge.handles.mint('access', client, systemRandom(32), {
    ...address,
    family: FAMILY,
    generation: 0,
    issuedAt: NOW,
  })
  const [key] = house.keys
  const claims = {
    iss: ISSUER,
    aud: ISSUER,
    sub: 'subject-at-shop',
    client_id: client,
    iat: NOW / 1_000,
    exp: NOW / 1_000 + 600,
    jti,
    scope: 'openid profile',
    ...over,
  }
  return signJwt(key!, typ, claims)
}

const get = (authorization?: string): Response | Promise<Response> =>
  app.request(`${ISSUER}/userinfo`, { headers: authorization === undefined ? {} : { authorization } })

describe('userinfo', () => {
  it('asks the Home of the token and answers with the token’s own subject', async () => {
    const response = await get(`Bearer ${await accessToken()}`)
    expect(await response.json()).toEqual({ name: 'Ada', sub: 'subject-at-shop' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(house.asked).toMatchObject([
      {
        verb: 'claims',
        address,
        request: { family: FAMILY, scopes: ['openid', 'profile'], client: { id: 'shop' } },
      },
    ])
  })

  it.each(['header', 'body'])('POST with the token in the %s', async (where) => {
    const token = await accessToken()
    const response = await app.request(`${ISSUER}/userinfo`, {
      method: 'POST',
      ...(where === 'body'
        ? { body: query({ access_token: token }), headers: FORM }
        : { headers: { authorization: `bearer ${token}` } }),
    })
    expect(response.status).toBe(200)
  })

  it.each(['PUT', 'DELETE'])('%s is not allowed (RFC 9110 §15.5.6)', async (method) => {
    const { status, headers } = await app.request(`${ISSUER}/userinfo`, { method })
    expect([status, headers.get('allow'), headers.get('cache-control')]).toEqual([
      405,
      'GET, POST',
      'no-store',
    ])
  })

  it('no credentials: the scheme and no error', async () => {
    const response = await get()
    expect([response.status, response.headers.get('www-authenticate'), await response.text()]).toEqual([
      401,
      'Bearer realm="userinfo"',
      '',
    ])
  })

  it('the query is not read', async () => {
    expect((await app.request(`${ISSUER}/userinfo?access_token=${await accessToken()}`)).status).toBe(401)
    expect(house.asked).toEqual([])
  })

  it('two ways at once', async () => {
    const token = await accessToken()
    const response = await app.request(`${ISSUER}/userinfo`, {
      method: 'POST',
      body: query({ access_token: token }),
      headers: { ...FORM, authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_request"')
  })

  it.each([
    ['expired', { exp: NOW / 1_000 - 61 }, 'at+jwt'],
    ['another issuer’s', { iss: 'https://evil.example' }, 'at+jwt'],
    ['for another resource', { aud: 'https://api.example' }, 'at+jwt'],
    ['an id token', {}, 'JWT'],
    ['of a client that is gone', { client_id: 'gone' }, 'at+jwt'],
    ['a machine’s', { jti: 'plain' }, 'at+jwt'],
    ['with a jti of another client', { client_id: 'spa' }, 'at+jwt'],
  ] as const)('%s: 401 invalid_token, no Home woken', async (_name, over, typ) => {
    const response = await get(`Bearer ${await accessToken(over, typ)}`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"')
    expect(house.asked).toEqual([])
  })

  it('without openid: 403 and the scope that it takes', async () => {
    const response = await get(`Bearer ${await accessToken({ scope: 'profile' })}`)
    expect(response.status).toBe(403)
    expect(response.headers.get('www-authenticate')).toMatch(/error="insufficient_scope".*scope="openid"/)
  })

  it('G6: what the token lives by is dead', async () => {
    house.verbs = { claims: () => Promise.resolve(no('dead')) }
    expect((await get(`Bearer ${await accessToken()}`)).status).toBe(401)
  })

  it('a region that is out', async () => {
    house.verbs = { claims: () => Promise.reject(new Outage('ap')) }
    const response = await get(`Bearer ${await accessToken()}`)
    expect([
      response.status,
      response.headers.get('retry-after'),
      response.headers.get('www-authenticate'),
    ]).toEqual([503, '2', null])
  })

  it('any origin may read it, without credentials', async () => {
    const response = await app.request(`${ISSUER}/userinfo`, {
      headers: { origin: 'https://spa.example', authorization: `Bearer ${await accessToken()}` },
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  })
})

describe('revocation', () => {
  const revoke = (token: string | undefined, authorization = basic('shop', SECRET), more = {}) =>
    app.request(`${ISSUER}/revoke`, {
      method: 'POST',
      body: query({ token, ...more }),
      headers: { ...FORM, authorization },
    })
  const refreshToken = (client: string) =>
    house.edge.handles.mint('refresh', client, systemRandom(32), {
      ...address,
      family: FAMILY,
      generation: 3,
      issuedAt: NOW,
    })

  it.each([
    ['refresh token', () => refreshToken('shop')],
    ['access token', () => accessToken()],
    ['expired access token', () => accessToken({ exp: NOW / 1_000 - 9_999 })],
  ])('%s: its family ends', async (_name, made) => {
    const response = await revoke(await made())
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(house.asked).toMatchObject([
      { verb: 'revoke', address, request: { family: FAMILY, clientId: 'shop' } },
    ])
  })

  it('a wrong hint is only a hint', async () => {
    await revoke(await refreshToken('shop'), undefined, { token_type_hint: 'access_token' })
    expect(house.asked).toHaveLength(1)
  })

  it.each([
    ['unknown', () => Promise.resolve('nonsense')],
    ['another client’s refresh', () => refreshToken('spa')],
    ['another client’s access', () => accessToken({}, 'at+jwt', 'spa')],
  ])('%s token: 200 and nothing happens', async (_name, made) => {
    expect((await revoke(await made())).status).toBe(200)
    expect(house.asked).toEqual([])
  })

  it('the client is authenticated first', async () => {
    expect((await revoke(await refreshToken('shop'), basic('shop', 'wrong'))).status).toBe(401)
    expect(house.asked).toEqual([])
  })

  it('a public client says its name', async () => {
    const body = query({ token: await refreshToken('spa'), client_id: 'spa' })
    expect((await app.request(`${ISSUER}/revoke`, { method: 'POST', body, headers: FORM })).status).toBe(200)
    expect(house.asked).toHaveLength(1)
  })

  it('no token: invalid_request; no Home: 503', async () => {
    expect((await revoke(undefined)).status).toBe(400)
    house.verbs = { revoke: () => Promise.reject(new Outage('ap')) }
    expect((await revoke(await refreshToken('shop'))).status).toBe(503)
  })
})
