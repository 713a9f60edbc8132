/** Redirect URIs are compared as strings (RFC 9700 §4.1.3); a native application's loopback port is free (RFC 8252 §7.3). */
import { describe, expect, test } from 'vitest'
import { isRegisteredRedirect } from '../../../src/domain/redirect.ts'

const of = (kind: 'web' | 'spa' | 'native' | 'machine', ...redirectUris: string[]) => ({ kind, redirectUris })

describe('by letters', () => {
  const web = of('web', 'https://app.example/callback', 'https://app.example/other?tenant=1')

  test.each(['https://app.example/callback', 'https://app.example/other?tenant=1'])(
    '%s is registered',
    (uri) => expect(isRegisteredRedirect(web, uri)).toBe(true),
  )

  test.each([
    ['another path', 'https://app.example/callback/more'],
    ['a slash more', 'https://app.example/callback/'],
    ['a query', 'https://app.example/callback?next=https://evil.example'],
    ['a fragment', 'https://app.example/callback#x'],
    ['another case', 'https://APP.example/callback'],
    ['the default port', 'https://app.example:443/callback'],
    ['a dotted path', 'https://app.example/x/../callback'],
    ['an encoded letter', 'https://app.example/%63allback'],
    ['user information', 'https://app.example@evil.example/callback'],
    ['a longer host', 'https://app.example.evil.example/callback'],
    ['another scheme', 'http://app.example/callback'],
    ['a space before', ' https://app.example/callback'],
    ['nothing', ''],
  ])('%s is not', (_, uri) => expect(isRegisteredRedirect(web, uri)).toBe(false))

  test('a client without any has none', () => {
    expect(isRegisteredRedirect(of('machine'), 'https://app.example/callback')).toBe(false)
  })
})

describe('loopback (RFC 8252 §7.3)', () => {
  const native = of(
    'native',
    'http://127.0.0.1/callback',
    'http://[::1]:9000/callback',
    'app.example:/callback',
  )

  test.each([
    'http://127.0.0.1/callback',
    'http://127.0.0.1:4711/callback',
    'http://127.0.0.1:65535/callback',
    'http://[::1]:1/callback',
    'http://[::1]/callback',
    'app.example:/callback',
  ])('%s may be used', (uri) => expect(isRegisteredRedirect(native, uri)).toBe(true))

  test.each([
    ['another path', 'http://127.0.0.1:4711/other'],
    ['a query more', 'http://127.0.0.1:4711/callback?x=1'],
    ['a fragment', 'http://127.0.0.1:4711/callback#x'],
    ['localhost, which may be anybody’s (§8.3)', 'http://localhost:4711/callback'],
    ['another loopback address', 'http://127.0.0.2:4711/callback'],
    ['https', 'https://127.0.0.1:4711/callback'],
    ['a host that begins so', 'http://127.0.0.1.evil.example/callback'],
    ['user information', 'http://127.0.0.1:4711@evil.example/callback'],
    ['a port that is none', 'http://127.0.0.1:99999/callback'],
    ['an empty port', 'http://127.0.0.1:/callback'],
    ['a port for another scheme', 'app.example:4711:/callback'],
  ])('%s may not', (_, uri) => expect(isRegisteredRedirect(native, uri)).toBe(false))

  test('the path and the query that were registered stay', () => {
    const client = of('native', 'http://127.0.0.1/callback?flow=1')
    expect(isRegisteredRedirect(client, 'http://127.0.0.1:4711/callback?flow=1')).toBe(true)
    expect(isRegisteredRedirect(client, 'http://127.0.0.1:4711/callback?flow=2')).toBe(false)
  })

  test('a registration without a path is the root', () => {
    expect(isRegisteredRedirect(of('native', 'http://127.0.0.1'), 'http://127.0.0.1:4711/')).toBe(true)
  })

  test.each(['web', 'spa', 'machine'] as const)('the port of a %s client is not free', (kind) => {
    const client = of(kind, 'http://127.0.0.1:8788/callback')
    expect(isRegisteredRedirect(client, 'http://127.0.0.1:8788/callback')).toBe(true)
    expect(isRegisteredRedirect(client, 'http://127.0.0.1:8789/callback')).toBe(false)
  })
})
