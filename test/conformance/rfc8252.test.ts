/** RFC 8252, OAuth 2.0 for Native Apps. */
import { beforeEach, expect, it } from 'vitest'
import { aClient } from '../support/fake-edge.ts'
import { aProvider, type Provider } from '../support/fake-provider.ts'

let op: Provider

beforeEach(async () => {
  const redirectUris = ['http://127.0.0.1/callback', 'http://[::1]/callback', 'com.example.app:/callback']
  op = await aProvider([
    await aClient({ id: 'native', kind: 'native', authMethod: 'none', redirectUris }),
    await aClient({ id: 'web', redirectUris }),
  ])
})

const goesTo = async (client_id: string, redirect_uri: string): Promise<string | null> =>
  (await op.authorize({ client_id, redirect_uri })).headers.get('location')

it('§7.1: a private-use scheme', async () => {
  expect(await goesTo('native', 'com.example.app:/callback')).toMatch(/^com\.example\.app:\/callback\?code=/)
})

it.each(['http://127.0.0.1:49152/callback', 'http://127.0.0.1/callback', 'http://[::1]:8080/callback'])(
  '§7.3: any port of a loopback address: %s',
  async (uri) => {
    expect((await goesTo('native', uri))?.startsWith(`${uri}?code=`)).toBe(true)
  },
)

it.each([
  'http://127.0.0.1:49152/other',
  'http://127.0.0.2:49152/callback',
  'https://127.0.0.1:49152/callback',
  'http://127.0.0.1:99999/callback',
  'http://127.0.0.1.evil.example/callback',
])('§7.3: nothing but the port is free: %s', async (uri) => {
  expect(await goesTo('native', uri)).toBeNull()
})

it('§8.3: localhost is not the loopback address', async () => {
  expect(await goesTo('native', 'http://localhost:49152/callback')).toBeNull()
})

it('§7.3: other kinds of clients have no free port', async () => {
  expect(await goesTo('web', 'http://127.0.0.1:49152/callback')).toBeNull()
})

it('§8.1: PKCE is demanded', async () => {
  const response = await op.authorize({
    client_id: 'native',
    redirect_uri: 'com.example.app:/callback',
    code_challenge: undefined,
    code_challenge_method: undefined,
  })
  expect(response.headers.get('location')).toContain('error=invalid_request')
})
