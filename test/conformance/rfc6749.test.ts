/** RFC 6749, The OAuth 2.0 Authorization Framework, at our endpoints. */
import { beforeEach, expect, it } from 'vitest'
import { no } from '../../src/kernel/outcome.ts'
import { aClient, basic, GOOD_REQUEST, ISSUER, query, REDIRECT, SECRET } from '../support/fake-edge.ts'
import { aProvider, errorOf, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider([
    await aClient({ redirectUris: [REDIRECT, `${REDIRECT}?tenant=a%20b`] }),
    await aClient({ id: 'machine', grantTypes: ['client_credentials'], scopes: ['people:read'] }),
  ])
})

it('§2.3: a client MUST NOT use more than one authentication method per request', async () => {
  expect(await errorOf(await op.redeem({ client_id: 'shop', client_secret: SECRET }))).toBe('invalid_request')
})

it('§2.3.1: id and secret are form-encoded before they are joined for Basic', async () => {
  expect((await op.redeem()).status).toBe(200)
  expect((await op.redeem({}, `Basic ${btoa('shop:plain')}`)).status).toBe(401)
})

it('§3.1: parameters without a value are as if omitted, unknown ones are ignored', async () => {
  const response = await op.authorize({ response_mode: '', max_age: '', extra: 'x' }, '')
  expect(response.headers.get('location')).toMatch(/^\/login\?i=/)
})

it('§3.1: parameters MUST NOT be included more than once', async () => {
  const response = await op.app.request(`${ISSUER}/authorize?${query(GOOD_REQUEST)}&nonce=again`)
  expect(response.headers.get('location')).toContain('error=invalid_request')
})

it('§3.1.2.3: the redirect URI is compared as a string', async () => {
  expect((await op.authorize({ redirect_uri: `${REDIRECT}/` })).status).toBe(400)
})

it('§3.1.2.4: an invalid redirect URI or client never redirects', async () => {
  for (const changes of [{ redirect_uri: 'https://evil.example/' }, { client_id: 'nobody' }]) {
    const response = await op.authorize(changes)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  }
})

it('§3.2: the token endpoint takes POST only', async () => {
  expect((await op.app.request(`${ISSUER}/token?grant_type=authorization_code&code=x`)).status).toBe(405)
})

it('§3.3: the granted scope is said', async () => {
  expect(await (await op.redeem()).json()).toMatchObject({ scope: 'openid profile' })
})

it('§4.1.2: the answer is added to a query that the redirect URI already has', async () => {
  const response = await op.authorize({ redirect_uri: `${REDIRECT}?tenant=a%20b` })
  expect(response.headers.get('location')).toMatch(/^https:\/\/shop\.example\/callback\?tenant=a%20b&code=/)
})

it('§4.1.2: state comes back exactly as it was sent', async () => {
  const state = 'a+b &=#%20ä"<>'
  const response = await op.authorize({ state })
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('state')).toBe(state)
})

it('§4.1.2: a code used twice is invalid_grant', async () => {
  op.house.verbs = { redeem: () => Promise.resolve(no('code_spent')) }
  expect(await errorOf(await op.redeem())).toBe('invalid_grant')
})

it('§4.1.2.1: unsupported_response_type, invalid_scope and unauthorized_client go to the application', async () => {
  const cases = [
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: 'profile' }, 'invalid_scope'],
    [{ client_id: 'machine' }, 'unauthorized_client'],
  ] as const
  for (const [changes, error] of cases) {
    const location = new URL((await op.authorize(changes)).headers.get('location') ?? '')
    expect([location.origin + location.pathname, location.searchParams.get('error')]).toEqual([
      REDIRECT,
      error,
    ])
  }
})

it('§4.1.3: redirect_uri is demanded where no verifier stands in for it', async () => {
  expect(await errorOf(await op.redeem({ redirect_uri: undefined, code_verifier: undefined }))).toBe(
    'invalid_request',
  )
})

it('§4.4.3: client_credentials brings no refresh token', async () => {
  const response = await op.post(
    '/token',
    { grant_type: 'client_credentials' },
    { authorization: basic('machine', SECRET) },
  )
  expect(await response.json()).not.toHaveProperty('refresh_token')
})

it('§5.1: Cache-Control: no-store and Pragma: no-cache, in success and error', async () => {
  for (const response of [await op.redeem(), await op.redeem({ code: 'x' })]) {
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('pragma')).toBe('no-cache')
  }
})

it('§5.2: failed Basic is 401 with WWW-Authenticate, unknown grants are unsupported_grant_type', async () => {
  const response = await op.redeem({}, basic('shop', 'wrong'))
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    'Basic realm="token", charset="UTF-8"',
  ])
  expect(await errorOf(await op.redeem({ grant_type: 'password' }))).toBe('unsupported_grant_type')
})

it('§10.12: an error carries the state that protects the client', async () => {
  const location = new URL((await op.authorize({ prompt: 'none' }, '')).headers.get('location') ?? '')
  expect(location.searchParams.get('state')).toBe(GOOD_REQUEST.state)
})
