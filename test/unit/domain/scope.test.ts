/** Scopes as a request spells them (RFC 6749 §3.3) and the claims that each releases (Core §5.4). */
import { describe, expect, test } from 'vitest'
import { claimsOf, isStandardScope, parseScope, SCOPES } from '../../../src/domain/scope.ts'

describe('parseScope', () => {
  test.each([
    ['openid', ['openid']],
    ['openid profile email', ['openid', 'profile', 'email']],
    ['email openid', ['email', 'openid']],
    ['openid openid profile openid', ['openid', 'profile']],
    ['  openid   profile ', ['openid', 'profile']],
    ['', []],
    ['https://api.example/read urn:x!#[]~', ['https://api.example/read', 'urn:x!#[]~']],
    ['OpenID', ['OpenID']],
  ])('“%s”', (text, scopes) => expect(parseScope(text)).toEqual(scopes))

  test.each([
    'open"id',
    String.raw`open\id`,
    'openid\tprofile',
    'openid\nprofile',
    'öpenid',
    'openid \u0000',
    'openid\u00a0profile',
    'a\u007f',
  ])('%j is refused whole', (text) => expect(parseScope(text)).toBeUndefined())
})

describe('claims', () => {
  test('openid releases the subject and nothing else', () => {
    expect([...claimsOf(['openid'])]).toEqual(['sub'])
  })

  test('each scope adds its own (Core §5.4)', () => {
    expect([...claimsOf(['openid', 'email', 'phone'])]).toEqual([
      'sub',
      'email',
      'email_verified',
      'phone_number',
      'phone_number_verified',
    ])
    expect(claimsOf(['profile']).size).toBe(13)
    expect([...claimsOf(['address'])]).toEqual(['address'])
  })

  test('offline_access, unknown scopes and names of Object’s own release nothing', () => {
    expect(
      claimsOf(['offline_access', 'https://api.example/read', 'constructor', '__proto__', 'toString']).size,
    ).toBe(0)
  })
})

test('the standard scopes are those of the table', () => {
  expect(Object.keys(SCOPES).filter(isStandardScope)).toEqual(Object.keys(SCOPES))
  for (const other of ['Openid', 'constructor', '__proto__', '']) expect(isStandardScope(other)).toBe(false)
})
