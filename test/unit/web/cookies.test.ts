/** Cookie rules (rule A3): one name each, `__Host-`, believed only when single. */
import { describe, expect, it } from 'vitest'
import { cookieLine, readCookie } from '../../../src/web/cookies.ts'

const asked = (cookie?: string): Request =>
  new Request('https://id.example/', cookie === undefined ? {} : { headers: { cookie } })

describe('writing', () => {
  it.each(['browser', 'session', 'home', 'device', 'locale'] as const)(
    '%s carries every attribute',
    (kind) => {
      const line = cookieLine(kind, 'value')
      expect(line).toMatch(/^__Host-\w+=value; Path=\//)
      for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax']) expect(line.split('; ')).toContain(part)
      expect(line).not.toMatch(/domain/i)
    },
  )
  it('the browser cookie lives until the browser closes', () => {
    expect(cookieLine('browser', 'v')).not.toContain('Max-Age')
  })
  it('dropping says Max-Age=0', () => {
    expect(cookieLine('session', '', 0)).toContain('=; Path=/; Max-Age=0;')
  })
  it.each(['a;b', 'a b', 'a,b', 'a"b', 'a\r\nSet-Cookie: x=y', 'é', 'x'.repeat(4_001)])(
    'refuses %j',
    (value) => {
      expect(() => cookieLine('session', value)).toThrow(TypeError)
    },
  )
})

describe('reading', () => {
  it.each([
    ['__Host-session=abc', 'abc'],
    ['other=1; __Host-session=abc; more=2', 'abc'],
    ['__Host-session=a.b~c-_', 'a.b~c-_'],
  ])('%s', (header, value) => {
    expect(readCookie(asked(header), 'session')).toBe(value)
  })
  it.each([
    ['absent', undefined],
    ['empty', '__Host-session='],
    ['another name', 'session=abc'],
    ['another prefix', '__Secure-session=abc'],
    ['a name that only begins alike', '__Host-session2=abc'],
    ['a name in other letters', '__host-session=abc'],
    ['twice', '__Host-session=abc; __Host-session=def'],
    ['twice the same', '__Host-session=abc; __Host-session=abc'],
    ['quoted', '__Host-session="abc"'],
    ['out of its alphabet', '__Host-session=a%3Db'],
    ['too long', `__Host-session=${'x'.repeat(4_001)}`],
  ])('%s: nothing is believed', (_, header) => {
    expect(readCookie(asked(header), 'session')).toBeUndefined()
  })
})
