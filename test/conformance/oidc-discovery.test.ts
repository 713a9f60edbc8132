/** OpenID Connect Discovery 1.0 and RFC 8414; keys as RFC 7517 has them. */
import * as rp from 'oauth4webapi'
import { beforeEach, expect, it } from 'vitest'
import { ISSUER } from '../support/fake-edge.ts'
import { aProvider, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider()
})

const metadata = async (name = 'openid-configuration'): Promise<Record<string, unknown>> =>
  (await op.app.request(`${ISSUER}/.well-known/${name}`)).json()

it('§3: the required members, and RS256 among the algorithms', async () => {
  const found = await metadata()
  const required = [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'jwks_uri',
    'response_types_supported',
    'subject_types_supported',
    'id_token_signing_alg_values_supported',
  ]
  expect(Object.keys(found)).toEqual(expect.arrayContaining(required))
  expect(found['id_token_signing_alg_values_supported']).toContain('RS256')
})

it('§3: what is not done is not claimed', async () => {
  expect(await metadata()).toMatchObject({
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'form_post'],
    code_challenge_methods_supported: ['S256'],
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    claims_parameter_supported: false,
  })
})

it.each([
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'revocation_endpoint',
  'end_session_endpoint',
  'jwks_uri',
])('§3: %s is mounted', async (name) => {
  const url = String((await metadata())[name])
  expect(url.startsWith(`${ISSUER}/`)).toBe(true)
  expect((await op.app.request(url)).status).not.toBe(404)
})

it('Initiating User Registration §2: prompt=create is announced', async () => {
  expect((await metadata())['prompt_values_supported']).toContain('create')
})

it('§4.3: the issuer is the one that was asked, to the letter', async () => {
  const response = await op.app.request(`${ISSUER}/.well-known/openid-configuration`)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await rp.processDiscoveryResponse(new URL(ISSUER), response)).toMatchObject({ issuer: ISSUER })
})

it('RFC 8414 §3: the same document at its own address', async () => {
  expect(await metadata('oauth-authorization-server')).toEqual(await metadata())
})

it('RFC 7517 §5: public parts only, unique kid, alg and use', async () => {
  const { keys } = (await (await op.app.request(`${ISSUER}/jwks`)).json()) as {
    keys: Record<string, unknown>[]
  }
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length)
  expect(keys.map(({ alg, use }) => `${String(alg)} ${String(use)}`)).toEqual(['ES256 sig', 'RS256 sig'])
  for (const key of keys)
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret)
})

it('keys and metadata may be cached and read from any origin', async () => {
  for (const path of ['/jwks', '/.well-known/openid-configuration']) {
    const response = await op.app.request(`${ISSUER}${path}`, { headers: { origin: 'https://spa.example' } })
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  }
})

it('RFC 10017: the authorization endpoint answers no other origin', async () => {
  const headers = { origin: 'https://spa.example', 'access-control-request-method': 'GET' }
  for (const method of ['GET', 'OPTIONS']) {
    const response = await op.app.request(`${ISSUER}/authorize`, { method, headers })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
})
