import { expect, test } from 'vitest'
import { isLoopbackHost, isSecureUrl, parseUrl } from '../../../src/kernel/url.ts'

test('an absolute URL is read', () => {
  expect(parseUrl('https://id.example.com/a?b=c')?.searchParams.get('b')).toBe('c')
  expect(parseUrl('com.example.app:/callback')?.protocol).toBe('com.example.app:')
})

test.each([
  ['relative', '/callback'],
  ['empty', ''],
  ['only a host', 'example.com'],
  ['led by a space', ' https://example.com/'],
  ['broken by a tab', 'https://exa\tmple.com/'],
  ['ended by a line', 'https://example.com/\n'],
  ['written with a backslash', 'https:\\\\example.com\\'],
  ['with a backslash before @', 'https://good.example\\@evil.example/'],
  ['without a host', 'https://'],
])('what is %s is refused, not repaired', (_, text) => {
  expect(parseUrl(text)).toBeUndefined()
})

test.each([
  ['http://localhost:8787/', true],
  ['http://127.0.0.1/', true],
  ['http://127.8.9.10/', true],
  ['http://[::1]:80/', true],
  ['http://2130706433/', true],
  ['http://localhost.example.com/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://128.0.0.1/', false],
  ['http://[::2]/', false],
])('%s is loopback: %s (RFC 8252 §7.3)', (text, is) => {
  expect(isLoopbackHost(new URL(text).hostname)).toBe(is)
})

test.each([
  ['https://example.com/', true],
  ['http://localhost/', true],
  ['http://example.com/', false],
  ['ftp://localhost/', false],
])('%s keeps secrets on the way: %s', (text, is) => {
  expect(isSecureUrl(new URL(text))).toBe(is)
})
