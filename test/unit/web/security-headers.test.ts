/** What a page may do: nothing from elsewhere, no script but ours, one place besides us where a post may end. */
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, formSource, securityHeaders } from '../../../src/web/security-headers.ts'

describe('the policy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc' })
  const directives = Object.fromEntries<string>(
    policy.split('; ').map((each) => [each.split(' ')[0] ?? '', each.split(' ').slice(1).join(' ')]),
  )

  it('starts from nothing and names what is needed', () => {
    expect(directives).toEqual({
      'default-src': "'none'",
      'script-src': "'nonce-abc'",
      'style-src': "'nonce-abc'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    })
  })

  it.each([
    ['https://app.example/cb?x=1', 'https://app.example'],
    ['https://app.example:8443/cb', 'https://app.example:8443'],
    ['http://127.0.0.1:51234/callback', 'http://127.0.0.1:51234'],
    ['http://[::1]:51234/callback', 'http:'],
    ['com.example.app:/callback', 'com.example.app:'],
    ['com.example.app://callback/x', 'com.example.app:'],
  ])('lets a post end at %s', (redirectUri, source) => {
    expect(formSource(redirectUri)).toBe(source)
    expect(contentSecurityPolicy({ nonce: 'abc', formTarget: redirectUri })).toContain(
      `form-action 'self' ${source};`,
    )
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x/1',
    'not a url',
    "https://a.example'; script-src *",
    '',
    '//app.example',
  ])('never at %j', (redirectUri) => {
    const written = contentSecurityPolicy({ nonce: 'abc', formTarget: redirectUri })
    expect(written.split('; ').filter((each) => each.startsWith('script-src'))).toEqual([
      "script-src 'nonce-abc'",
    ])
    expect(written).toContain("form-action 'self';")
  })
})

it('pages are framed by nobody, kept by nobody, and send their origin with their own forms', () => {
  expect(securityHeaders({ nonce: 'abc' })).toMatchObject({
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
})
