/** OpenID Connect Core 1.0, at our endpoints; the relying party is oauth4webapi. */
import * as rp from 'oauth4webapi'
import { beforeEach, expect, it } from 'vitest'
import { no, ok } from '../../src/kernel/outcome.ts'
import {
  aClient,
  aGrant,
  basic,
  FORM,
  GOOD_REQUEST,
  ISSUER,
  NOW,
  query,
  REDIRECT,
  SECRET,
  sessionFacts,
} from '../support/fake-edge.ts'
import { answerOf, aProvider, partOf, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider([await aClient(), await aClient({ id: 'rsa', idTokenAlgorithm: 'RS256' })])
})

const halted = (step: 'prove' | 'prove_again' | 'consent') => () =>
  Promise.resolve(ok({ session: sessionFacts(), progress: { step, newScopes: [] } }))

it('§2: the id token has iss, sub, aud, exp, iat, and auth_time, nonce, acr, amr where they are known', async () => {
  const { id_token } = await op.tokens()
  expect(partOf(id_token, 0)).toMatchObject({ typ: 'JWT', alg: 'ES256' })
  expect(partOf(id_token, 1)).toMatchObject({
    iss: ISSUER,
    sub: 'subject-at-shop',
    aud: 'shop',
    iat: NOW / 1_000,
    exp: NOW / 1_000 + 600,
    auth_time: NOW / 1_000 - 600,
    nonce: GOOD_REQUEST.nonce,
    acr: 'phr',
    amr: ['pop', 'user'],
  })
})

it('§3.1.2.1: GET and POST', async () => {
  const response = await op.app.request(`${ISSUER}/authorize`, {
    method: 'POST',
    body: query(GOOD_REQUEST),
    headers: FORM,
  })
  expect(response.headers.get('location')).toMatch(/^\/authorize\?i=/)
})

it('§3.1.2.1: prompt=none shows no page, ever', async () => {
  expect(answerOf(await op.authorize({ prompt: 'none' }, ''))).toMatchObject({ error: 'login_required' })
  op.house.verbs = { authorize: halted('prove_again') }
  expect(answerOf(await op.authorize({ prompt: 'none' }))).toMatchObject({ error: 'login_required' })
  op.house.verbs = { authorize: halted('consent') }
  expect(answerOf(await op.authorize({ prompt: 'none' }))).toMatchObject({ error: 'consent_required' })
})

it('§3.1.2.1: prompt=none with another value is an error', async () => {
  expect(answerOf(await op.authorize({ prompt: 'none login' }))).toMatchObject({ error: 'invalid_request' })
})

it('§3.1.2.1: prompt=login and max_age reach who knows when the person signed in', async () => {
  op.house.verbs = { authorize: halted('prove_again') }
  const response = await op.authorize({ prompt: 'login', max_age: '1' })
  expect(response.headers.get('location')).toMatch(/^\/login\?i=/)
  expect(op.house.asked[0]?.request).toMatchObject({
    mint: { prompt: ['login'], maxAge: 1, requestedAt: NOW },
  })
})

it.each(['display', 'ui_locales', 'claims_locales', 'acr_values', 'login_hint'])(
  '§3.1.2.1: %s never fails',
  async (name) => {
    expect(answerOf(await op.authorize({ [name]: 'zz ?' }))).toHaveProperty('code')
  },
)

it('§3.1.2.6: request, request_uri and registration have their own errors', async () => {
  expect(answerOf(await op.authorize({ request: 'x' }))).toMatchObject({ error: 'request_not_supported' })
  expect(answerOf(await op.authorize({ request_uri: 'x' }))).toMatchObject({
    error: 'request_uri_not_supported',
  })
  expect(answerOf(await op.authorize({ registration: 'x' }))).toMatchObject({
    error: 'registration_not_supported',
  })
})

it.each(['shop', 'rsa'])('§3.1.3.7: somebody else’s client accepts what %s gets', async (client_id) => {
  const as: rp.AuthorizationServer = await rp.processDiscoveryResponse(
    new URL(ISSUER),
    await op.app.request(`${ISSUER}/.well-known/openid-configuration`),
  )
  const client: rp.Client = {
    client_id,
    id_token_signed_response_alg: client_id === 'rsa' ? 'RS256' : 'ES256',
    [rp.clockSkew]: Math.round((NOW - Date.now()) / 1_000),
  }
  const callback = new URL((await op.authorize({ client_id })).headers.get('location') ?? '')
  const parameters = rp.validateAuthResponse(as, client, callback, GOOD_REQUEST.state)
  const authorization = basic(client_id, SECRET)
  const response = await op.redeem(
    { code: parameters.get('code') ?? '', redirect_uri: REDIRECT },
    authorization,
  )
  const options = { expectedNonce: GOOD_REQUEST.nonce, requireIdToken: true }
  const tokens = await rp.processAuthorizationCodeResponse(as, client, response, options)
  expect(rp.getValidatedIdTokenClaims(tokens)).toMatchObject({ sub: 'subject-at-shop', aud: client_id })
  const jwks = (url: string | URL): Promise<Response> => Promise.resolve(op.app.request(url))
  await rp.validateApplicationLevelSignature(as, response, { [rp.customFetch]: (url) => jwks(url) })
})

it('§5.3: UserInfo by GET and POST, with the subject of the id token', async () => {
  const { access_token, id_token } = await op.tokens()
  const get = await op.app.request(`${ISSUER}/userinfo`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  const post = await op.post('/userinfo', { access_token })
  const expected = { name: 'Ada', sub: partOf(id_token, 1)['sub'] }
  expect([await get.json(), await post.json()]).toEqual([expected, expected])
})

it('§5.5: claims is not supported, said so, and never fails', async () => {
  const claims = JSON.stringify({ id_token: { email: { essential: true } } })
  expect(answerOf(await op.authorize({ claims }))).toHaveProperty('code')
})

it('§11: offline_access is left out for who may not refresh', async () => {
  op.house.clients.set('shop', await aClient({ grantTypes: ['authorization_code'] }))
  await op.authorize({ scope: 'openid offline_access' })
  expect(op.house.asked[0]?.request).toMatchObject({ mint: { scopes: ['openid'] } })
})

it('§12.2: a refreshed id token has the same sub and aud, and the original auth_time', async () => {
  const first = await op.tokens()
  const successor = { salt: new Uint8Array(16), keyId: 1 }
  op.house.verbs = { refresh: () => Promise.resolve(ok({ ...aGrant({ generation: 1 }), ...successor })) }
  const response = await op.redeem({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
  const second = (await response.json()) as { id_token: string }
  const pick = ({ iss, sub, aud, auth_time }: Record<string, unknown>) => ({ iss, sub, aud, auth_time })
  expect(pick(partOf(second.id_token, 1))).toEqual(pick(partOf(first.id_token, 1)))
})

it('§12.3: a dead refresh token is invalid_grant', async () => {
  const { refresh_token } = await op.tokens()
  op.house.verbs = { refresh: () => Promise.resolve(no('family_ended')) }
  const response = await op.redeem({ grant_type: 'refresh_token', refresh_token })
  expect(await response.json()).toMatchObject({ error: 'invalid_grant' })
})
