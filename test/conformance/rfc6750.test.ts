/** RFC 6750, Bearer Token Usage: UserInfo is a resource. */
import { beforeEach, expect, it } from 'vitest'
import { aGrant, ISSUER } from '../support/fake-edge.ts'
import { ok } from '../../src/kernel/outcome.ts'
import { aProvider, type Provider } from '../support/fake-provider.ts'

let op: Provider
let token: string

beforeEach(async () => {
  op = await aProvider()
  token = (await op.tokens()).access_token
})

const get = (authorization?: string): Response | Promise<Response> =>
  op.app.request(`${ISSUER}/userinfo`, { headers: authorization === undefined ? {} : { authorization } })

const challengeOf = (response: Response): string => response.headers.get('www-authenticate') ?? ''

it('§2.1: the token in the header; the scheme in any case', async () => {
  expect((await get(`Bearer ${token}`)).status).toBe(200)
  expect((await get(`BEARER ${token}`)).status).toBe(200)
})

it('§2.2: the token in a form body, by POST', async () => {
  expect((await op.post('/userinfo', { access_token: token })).status).toBe(200)
})

it('§2.2: more than one way is refused with 400', async () => {
  const response = await op.post('/userinfo', { access_token: token }, { authorization: `Bearer ${token}` })
  expect(response.status).toBe(400)
  expect(challengeOf(response)).toContain('error="invalid_request"')
})

it('§2.3: the query is not a way (RFC 9700 §4.3.2)', async () => {
  expect((await op.app.request(`${ISSUER}/userinfo?access_token=${token}`)).status).toBe(401)
})

it('§3: without credentials the challenge names no error', async () => {
  const response = await get()
  expect([response.status, challengeOf(response)]).toEqual([401, 'Bearer realm="userinfo"'])
})

it('§3.1: invalid_token is 401', async () => {
  const response = await get(`Bearer ${token.slice(0, -4)}AAAA`)
  expect(response.status).toBe(401)
  expect(challengeOf(response)).toContain('error="invalid_token"')
})

it('§3.1: insufficient_scope is 403 and says which', async () => {
  op.house.verbs = { ...op.house.verbs, redeem: () => Promise.resolve(ok(aGrant({ scopes: ['profile'] }))) }
  const response = await get(`Bearer ${(await op.tokens()).access_token}`)
  expect(response.status).toBe(403)
  expect(challengeOf(response)).toMatch(/error="insufficient_scope".*scope="openid"/)
})
