/** RFC 7009, OAuth 2.0 Token Revocation. */
import { beforeEach, expect, it } from 'vitest'
import { basic, ISSUER, SECRET } from '../support/fake-edge.ts'
import { aProvider, errorOf, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  op = await aProvider()
})

const revoke = (token: string | undefined, secret = SECRET): Promise<Response> =>
  op.post('/revoke', { token }, { authorization: basic('shop', secret) })

it('§2.1: the client is authenticated', async () => {
  const { refresh_token } = await op.tokens()
  expect((await revoke(refresh_token, 'wrong')).status).toBe(401)
  expect(op.house.asked.map(({ verb }) => verb)).not.toContain('revoke')
})

it.each(['refresh_token', 'access_token'] as const)('§2.1: a %s ends the grant', async (name) => {
  const response = await revoke((await op.tokens())[name])
  expect([response.status, await response.text()]).toEqual([200, ''])
  expect(op.house.asked.map(({ verb }) => verb)).toContain('revoke')
})

it.each(['unknown', 'a.b.c', 'x'.repeat(140)])(
  '§2.2: an invalid token is answered with 200: %s',
  async (token) => {
    expect((await revoke(token)).status).toBe(200)
  },
)

it('§2.2.1: without a token: invalid_request', async () => {
  expect(await errorOf(await revoke(undefined))).toBe('invalid_request')
})

it('§2.3: browsers may call it from any origin', async () => {
  const headers = { origin: 'https://spa.example', 'access-control-request-method': 'POST' }
  const response = await op.app.request(`${ISSUER}/revoke`, { method: 'OPTIONS', headers })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})
