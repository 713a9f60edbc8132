/** RFC 9068, JWT Profile for OAuth 2.0 Access Tokens. */
import { beforeEach, expect, it } from 'vitest'
import { aClient, basic, ISSUER, NOW, SECRET } from '../support/fake-edge.ts'
import { aProvider, partOf, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider([
    await aClient(),
    await aClient({
      id: 'machine',
      grantTypes: ['client_credentials'],
      scopes: ['people:read'],
      accessTokenAlgorithm: 'RS256',
    }),
  ])
})

it('§2.1: typ is at+jwt, the algorithm asymmetric', async () => {
  expect(partOf((await op.tokens()).access_token, 0)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
})

it('§2.1: RS256 is supported', async () => {
  const response = await op.post(
    '/token',
    { grant_type: 'client_credentials' },
    { authorization: basic('machine', SECRET) },
  )
  const { access_token } = (await response.json()) as { access_token: string }
  expect(partOf(access_token, 0)).toMatchObject({ typ: 'at+jwt', alg: 'RS256' })
  expect(partOf(access_token, 1)).toMatchObject({ sub: 'machine', client_id: 'machine' })
})

it('§2.2: iss, exp, aud, sub, client_id, iat, jti; at most ten minutes', async () => {
  const claims = partOf((await op.tokens()).access_token, 1)
  expect(claims).toMatchObject({
    iss: ISSUER,
    sub: 'subject-at-shop',
    client_id: 'shop',
    iat: NOW / 1_000,
    exp: NOW / 1_000 + 600,
  })
  expect(claims['jti']).toMatch(/^[\w-]{140}$/)
})

it('§2.2: no two tokens share a jti', async () => {
  const [first, second] = [await op.tokens(), await op.tokens()].map(
    ({ access_token }) => partOf(access_token, 1)['jti'],
  )
  expect(first).not.toBe(second)
})

it('§2.2.1: auth_time, acr and amr where a person was there', async () => {
  const claims = partOf((await op.tokens()).access_token, 1)
  expect(claims).toMatchObject({ auth_time: NOW / 1_000 - 600, acr: 'phr', amr: ['pop', 'user'] })
})

it('§2.2.3: scope', async () => {
  expect(partOf((await op.tokens()).access_token, 1)).toMatchObject({ scope: 'openid profile' })
})

it('§3: without a resource the audience is our own', async () => {
  expect(partOf((await op.tokens()).access_token, 1)).toMatchObject({ aud: ISSUER })
})

it('§4: another typ is not an access token', async () => {
  const { id_token } = await op.tokens()
  const response = await op.app.request(`${ISSUER}/userinfo`, {
    headers: { authorization: `Bearer ${id_token}` },
  })
  expect(response.status).toBe(401)
})
