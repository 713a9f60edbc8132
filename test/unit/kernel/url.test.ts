import { expect, test } from 'vitest'
import { parseUrl } from '../../../src/kernel/url.ts'

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
