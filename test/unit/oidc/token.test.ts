/** The token endpoint: five phases, client authentication, the grants (RFC 6749 §2.3, §3.2, §5; rules G1, G3, I3, Z2). */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { successor } from '../../../src/crypto/refresh-successor.ts'
import { verifyJwt } from '../../../src/crypto/jws.ts'
import type { HandleKind } from '../../../src/crypto/handle.ts'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { no, ok } from '../../../src/kernel/outcome.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { asGrant, type RefreshRequest } from '../../../src/ports/grants.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  aGrant,
  basic,
  FAMILY,
  fakeHouse,
  fakeStreet,
  FORM,
  ISSUER,
  NOW,
  OLDER_SECRET,
  query,
  REDIRECT,
  SECRET,
  VERIFIER,
  type Changes,
  type FakeHouse,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let address: HomeAddress
let code: string

const mint = (kind: HandleKind, secret: Uint8Array, clientId = 'shop', generation = 0): Promise<string> =>
  house.edge.handles.mint(kind, clientId, secret, { ...address, family: FAMILY, generation, issuedAt: NOW })

beforeEach(async () => {
  house = await fakeHouse([
    await aClient(),
    await aClient({ id: 'post', authMethod: 'client_secret_post' }),
    await aClient({ id: 'spa', authMethod: 'none', secretDigests: [] }),
    await aClient({ id: 'odd:id with ä', name: 'Odd' }),
    await aClient({ id: 'no-refresh', grantTypes: ['authorization_code'] }),
    await aClient({ id: 'rsa', idTokenAlgorithm: 'RS256' }),
    await aClient({
      id: 'machine',
      grantTypes: ['client_credentials'],
      scopes: ['openid', 'people:read', 'people:write'],
    }),
    await aClient({ id: 'public-machine', authMethod: 'none', grantTypes: ['client_credentials'] }),
  ])
  house.verbs = { redeem: () => Promise.resolve(ok(aGrant())) }
  address = { region: 'us', person: newPersonId(systemRandom) }
  code = await mint('code', systemRandom(32))
  app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('') }))
})

const token = (
  changes: Changes = {},
  authorization: string | null = basic('shop', SECRET),
  more = '',
): Response | Promise<Response> =>
  app.request(`${ISSUER}/token`, {
    method: 'POST',
    body:
      query({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        ...changes,
      }) + more,
    headers: { ...FORM, ...(authorization !== null && { authorization }) },
  })

interface Body {
  readonly error?: string
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token: string
}
const bodyOf = async (response: Response | Promise<Response>): Promise<Body> =>
  (await (await response).json()) as Body

const claims = (jwt: string, typ: 'JWT' | 'at+jwt') =>
  verifyJwt(house.keys, jwt, { typ, issuer: ISSUER, now: () => house.now })

describe('parse', () => {
  it('a form and nothing else', async () => {
    const response = await app.request(`${ISSUER}/token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'authorization_code' }),
      headers: { 'content-type': 'application/json', authorization: basic('shop', SECRET) },
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_request' })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('a body of a megabyte is refused', async () => {
    const response = await token({ padding: 'x'.repeat(1_048_576) })
    expect(response.status).toBe(413)
    expect(house.asked).toEqual([])
  })

  it.each(['&code=again', '&unknown=1&unknown=2'])('nothing doubled: %s', async (more) => {
    const response = await token({}, basic('shop', SECRET), more)
    expect([response.status, (await bodyOf(response)).error]).toEqual([400, 'invalid_request'])
    expect(house.asked).toEqual([])
  })

  it.each(['GET', 'PUT'])('%s is not allowed', async (method) => {
    const response = await app.request(`${ISSUER}/token`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})

describe('client authentication', () => {
  it.each([SECRET, OLDER_SECRET])('Basic, form-decoded, with either live secret', async (secret) => {
    expect((await token({}, basic('shop', secret))).status).toBe(200)
  })

  it('decodes the id as well', async () => {
    code = await mint('code', systemRandom(32), 'odd:id with ä')
    expect((await token({}, basic('odd:id with ä', SECRET))).status).toBe(200)
  })

  it('post and none', async () => {
    code = await mint('code', systemRandom(32), 'post')
    expect((await token({ client_id: 'post', client_secret: SECRET }, null)).status).toBe(200)
    code = await mint('code', systemRandom(32), 'spa')
    expect((await token({ client_id: 'spa' }, null)).status).toBe(200)
  })

  it.each([
    ['wrong secret', {}, basic('shop', 'wrong')],
    ['empty secret', {}, basic('shop', '')],
    ['unknown client', {}, basic('nobody', SECRET)],
    ['not form-decoded', {}, `Basic ${btoa('shop:%zz')}`],
    ['no base64', {}, 'Basic !!!'],
    ['no colon', {}, `Basic ${btoa('shop')}`],
    ['another scheme', {}, 'Bearer abc'],
    ['a method that was not registered', {}, basic('post', SECRET)],
    ['a public client with a secret', {}, basic('spa', SECRET)],
  ])('%s: 401 with a challenge', async (_name, changes, authorization) => {
    const response = await token(changes, authorization)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect((await bodyOf(response)).error).toBe('invalid_client')
    expect(house.asked).toEqual([])
  })

  it.each([
    ['nothing', {}],
    ['a confidential client by name only', { client_id: 'shop' }],
    ['a wrong posted secret', { client_id: 'post', client_secret: 'wrong' }],
    ['a posted secret of a Basic client', { client_id: 'shop', client_secret: SECRET }],
    ['a posted secret of nobody', { client_secret: SECRET }],
  ])('%s: 401 without one', async (_name, changes) => {
    const response = await token(changes, null)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, null])
    expect((await bodyOf(response)).error).toBe('invalid_client')
  })

  it('two methods at once', async () => {
    const response = await token({ client_id: 'shop', client_secret: SECRET })
    expect([response.status, (await bodyOf(response)).error]).toEqual([400, 'invalid_request'])
  })

  it('another client_id beside the credentials', async () => {
    expect((await bodyOf(token({ client_id: 'post' }))).error).toBe('invalid_request')
    expect((await token({ client_id: 'shop' })).status).toBe(200)
  })

  it('unknown client and wrong secret give the same answer', async () => {
    const [unknown, wrong] = [await token({}, basic('nobody', 'x')), await token({}, basic('shop', 'x'))]
    expect(await unknown.text()).toBe(await wrong.text())
  })

  it('a client without a stored secret is not opened by a digest of zeros', async () => {
    house.clients.set('shop', await aClient({ secretDigests: ['', 'A'.repeat(43)] }))
    expect((await token()).status).toBe(401)
  })
})

describe('authorization_code', () => {
  it('asks the Home that the code names, with digests only', async () => {
    expect((await token()).status).toBe(200)
    const [asked] = house.asked
    expect(asked).toMatchObject({
      verb: 'redeem',
      address,
      request: { family: FAMILY, redirectUri: REDIRECT, verifier: VERIFIER, client: { id: 'shop' } },
    })
    expect(Object.keys(asked?.request ?? {}).toSorted()).toEqual([
      'client',
      'digest',
      'family',
      'idTokenClaims',
      'redirectUri',
      'refresh',
      'verifier',
    ])
  })

  it('answers what was granted, uncached', async () => {
    const response = await token()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('pragma')).toBe('no-cache')
    expect(await response.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 600,
      scope: 'openid profile',
    })
  })

  it('the refresh token is a handle with the Home’s own issue time, and its digest is what the Home keeps', async () => {
    const { refresh_token } = await bodyOf(token())
    const opened = await house.edge.handles.open('refresh', 'shop', refresh_token)
    expect(opened?.address).toEqual({ ...address, family: FAMILY, generation: 0, issuedAt: NOW })
    const digest = await house.edge.handles.digest(
      'refresh',
      address.person,
      opened?.secret ?? new Uint8Array(),
    )
    expect(house.asked[0]?.request['refresh']).toEqual(digest)
  })

  it('no refresh token for who did not register the grant, no id token without openid', async () => {
    code = await mint('code', systemRandom(32), 'no-refresh')
    expect(await bodyOf(token({}, basic('no-refresh', SECRET)))).not.toHaveProperty('refresh_token')
    house.verbs = { redeem: () => Promise.resolve(ok(aGrant({ scopes: ['profile'] }))) }
    code = await mint('code', systemRandom(32))
    expect(await bodyOf(token())).not.toHaveProperty('id_token')
  })

  it.each([
    'code_unknown',
    'code_spent',
    'code_expired',
    'client_mismatch',
    'redirect_mismatch',
    'verifier_mismatch',
    'session_ended',
  ] as const)('%s: invalid_grant, and one sentence for all', async (why) => {
    house.verbs = { redeem: () => Promise.resolve(no(why)) }
    const response = await token()
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'The grant is not valid, has expired or was used before.',
    })
    expect(house.logged).toContain(why)
  })

  it.each([
    ['not a handle', () => Promise.resolve('nonsense')],
    ['another client’s', () => mint('code', systemRandom(32), 'post')],
    ['another kind', () => mint('refresh', systemRandom(32))],
    ['altered', async () => `${code.slice(0, -2)}AA`],
  ])('G1: a code that is %s wakes no Home', async (_name, made) => {
    expect((await bodyOf(token({ code: await made() }))).error).toBe('invalid_grant')
    expect(house.asked).toEqual([])
  })

  it.each([
    ['code', { code: undefined }, 'invalid_request'],
    ['grant_type', { grant_type: undefined }, 'invalid_request'],
    ['a known grant_type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a grant_type of its own', { grant_type: 'client_credentials' }, 'unauthorized_client'],
    ['redirect_uri or verifier', { redirect_uri: undefined, code_verifier: undefined }, 'invalid_request'],
    ['a verifier of 43 letters', { code_verifier: 'short' }, 'invalid_grant'],
    ['a verifier of 128 letters', { code_verifier: 'x'.repeat(129) }, 'invalid_grant'],
  ])('demands %s', async (_name, changes, error) => {
    expect((await bodyOf(token(changes))).error).toBe(error)
    expect(house.asked).toEqual([])
  })

  it('Z2: a lost answer is asked for again as the same request', async () => {
    let tries = 0
    house.verbs = {
      redeem: () => (tries++ === 0 ? Promise.reject(new Outage('us')) : Promise.resolve(ok(aGrant()))),
    }
    expect((await token()).status).toBe(200)
    expect(house.asked[0]).toEqual(house.asked[1])
  })

  it('Z2: a second HTTP request has another number', async () => {
    await token()
    await token()
    expect(house.asked[0]?.call.requestNumber).not.toEqual(house.asked[1]?.call.requestNumber)
  })

  it('I1: a newer configuration is read, and everything decided anew', async () => {
    house.verbs = {
      redeem: (call) => {
        if (call.configVersion > 1) return Promise.resolve(ok(aGrant()))
        house.clients.delete('shop')
        return Promise.resolve(no('configuration_stale'))
      },
    }
    expect((await bodyOf(token())).error).toBe('invalid_client')
    expect(house.asked).toHaveLength(1)
  })

  it('a region that is out: 503, Retry-After, in the protocol’s words', async () => {
    house.verbs = { redeem: () => Promise.reject(new Outage('us')) }
    const response = await token()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await bodyOf(response)).error).toBe('temporarily_unavailable')
  })
})

describe('refresh_token', () => {
  const presented = systemRandom(32)
  const accepted = { salt: new Uint8Array(16).fill(3), keyId: 1 }
  let refresh_token: string

  beforeEach(async () => {
    refresh_token = await mint('refresh', presented, 'shop', 4)
    const grant = aGrant({ generation: 5, issuedAt: NOW + 10 })
    house.verbs = { refresh: () => Promise.resolve(ok(asGrant({ ...grant, ...accepted }))) }
  })

  const refresh = (changes: Changes = {}) =>
    token({ grant_type: 'refresh_token', code: undefined, refresh_token, ...changes })

  it('G3: proposes a successor by salt and digest; no secret enters the Home', async () => {
    const seen: RefreshRequest[] = []
    const answer = house.verbs.refresh
    house.verbs = { refresh: (call, request) => (seen.push(request), answer!(call, request)) }
    await refresh()
    const [request] = seen
    expect(request).toMatchObject({ family: FAMILY, generation: 4 })
    expect(request?.digest).toEqual(await house.edge.handles.digest('refresh', address.person, presented))
    const { salt, keyId, digest } = request!.proposal
    const secret = await successor(house.edge.houseKeys, keyId, salt, presented)
    expect(digest).toEqual(await house.edge.handles.digest('refresh', address.person, secret))
    expect(salt).toHaveLength(16)
  })

  it('G4: the region can tell the owner which application it is about', async () => {
    await refresh()
    expect(house.asked[0]?.call.brand).toEqual({ name: 'Northwind Coffee' })
  })

  it('G3: every repetition gets the identical successor, from the accepted salt', async () => {
    const [first, second] = [await bodyOf(refresh()), await bodyOf(refresh())]
    expect(first.refresh_token).toBe(second.refresh_token)
    const secret = await successor(house.edge.houseKeys, accepted.keyId, accepted.salt, presented)
    expect(await house.edge.handles.open('refresh', 'shop', first.refresh_token)).toEqual({
      secret,
      address: { ...address, family: FAMILY, generation: 5, issuedAt: NOW + 10 },
    })
    expect(first.access_token).not.toBe(second.access_token)
  })

  it.each(['family_ended', 'client_mismatch', 'slow_tab', 'theft', 'expired'] as const)(
    '%s: invalid_grant',
    async (why) => {
      house.verbs = { refresh: () => Promise.resolve(no(why)) }
      expect((await bodyOf(refresh())).error).toBe('invalid_grant')
    },
  )

  it('scope: fewer are asked of the Home, more are invalid_scope', async () => {
    await refresh({ scope: 'openid' })
    expect(house.asked[0]?.request['scopes']).toEqual(['openid'])
    house.verbs = { refresh: () => Promise.resolve(no('scope_widened')) }
    expect((await bodyOf(refresh({ scope: 'openid email' }))).error).toBe('invalid_scope')
  })

  it.each([
    ['no token', { refresh_token: undefined }, 'invalid_request'],
    ['an invented one', { refresh_token: 'nonsense' }, 'invalid_grant'],
    ['a malformed scope', { scope: 'a"b' }, 'invalid_scope'],
  ])('%s', async (_name, changes, error) => {
    expect((await bodyOf(refresh(changes))).error).toBe(error)
    expect(house.asked).toEqual([])
  })

  it('another client’s token opens nothing', async () => {
    refresh_token = await mint('refresh', presented, 'post')
    expect((await bodyOf(refresh())).error).toBe('invalid_grant')
    expect(house.asked).toEqual([])
  })
})

describe('client_credentials', () => {
  const machine = (changes: Changes = {}, authorization: string | null = basic('machine', SECRET)) =>
    app.request(`${ISSUER}/token`, {
      method: 'POST',
      body: query({ grant_type: 'client_credentials', ...changes }),
      headers: { ...FORM, ...(authorization !== null && { authorization }) },
    })

  it('no Home, no id token, no refresh token; the subject is the client', async () => {
    const body = await bodyOf(machine())
    expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
    expect(await claims(body.access_token, 'at+jwt')).toMatchObject({
      sub: 'machine',
      client_id: 'machine',
      scope: 'people:read people:write',
      aud: ISSUER,
    })
    expect(house.asked).toEqual([])
  })

  it('fewer scopes; never one that speaks of a person, never a foreign one', async () => {
    expect(await (await machine({ scope: 'people:read' })).json()).toMatchObject({ scope: 'people:read' })
    for (const scope of ['openid', 'admin', 'people:read admin', 'a"b'])
      expect((await bodyOf(machine({ scope }))).error).toBe('invalid_scope')
  })

  it('not for public clients', async () => {
    expect((await bodyOf(machine({ client_id: 'public-machine' }, null))).error).toBe('unauthorized_client')
  })
})

describe('what is signed', () => {
  it('the id token says what the Home said and no more', async () => {
    const { id_token } = await bodyOf(token())
    expect(await claims(id_token, 'JWT')).toEqual({
      iss: ISSUER,
      sub: 'subject-at-shop',
      aud: 'shop',
      iat: NOW / 1_000,
      exp: NOW / 1_000 + 600,
      auth_time: (NOW - 600_000) / 1_000,
      acr: 'phr',
      amr: ['pop', 'user'],
      nonce: 'n-0S6_WzA2Mj',
      sid: 'session-at-shop',
    })
  })

  it('claims that a registration asks for stand in no protocol claim’s place', async () => {
    house.verbs = {
      redeem: () =>
        Promise.resolve(
          ok(aGrant({ idTokenClaims: { email: 'ada@example.com', sub: 'evil', aud: 'evil', iss: 'evil' } })),
        ),
    }
    const { id_token } = await bodyOf(token())
    expect(await claims(id_token, 'JWT')).toMatchObject({
      email: 'ada@example.com',
      sub: 'subject-at-shop',
      aud: 'shop',
      iss: ISSUER,
    })
  })

  it('G1b: the access token’s jti opens to the Home, for its own client only', async () => {
    const { access_token } = await bodyOf(token())
    const jti = String((await claims(access_token, 'at+jwt'))?.['jti'])
    expect(await house.edge.handles.open('access', 'shop', jti)).toMatchObject({
      address: { ...address, family: FAMILY },
    })
    expect(await house.edge.handles.open('access', 'post', jti)).toBeUndefined()
    expect(atob(access_token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).not.toContain(
      address.person,
    )
  })

  it('Q1: each with the algorithm of the client’s record', async () => {
    code = await mint('code', systemRandom(32), 'rsa')
    const { id_token, access_token } = await bodyOf(token({}, basic('rsa', SECRET)))
    const algOf = (jwt: string) => (JSON.parse(atob(jwt.split('.')[0] ?? '')) as { alg: string }).alg
    expect([algOf(id_token), algOf(access_token)]).toEqual(['RS256', 'ES256'])
  })

  it('without a key whose turn it is nothing is issued', async () => {
    house.keys.length = 0
    const response = await token()
    expect([response.status, (await bodyOf(response)).error]).toEqual([500, 'server_error'])
  })
})
