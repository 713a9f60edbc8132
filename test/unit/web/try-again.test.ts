/** Where "Try again" leads: never to another site, never with more than our own seal in the address (rule A9). */
import { describe, expect, test } from 'vitest'
import { lastingHref, tryAgainHref } from '../../../src/web/try-again.ts'

const ISSUER = 'https://id.example'
const SEAL = 'A'.repeat(300)

const after = (path: string, referer?: string): string =>
  tryAgainHref(
    new Request(`${ISSUER}${path}`, { method: 'POST', headers: referer === undefined ? {} : { referer } }),
    ISSUER,
  )

describe('after a form', () => {
  test.each([
    ['/login', `${ISSUER}/login?i=${SEAL}`, `/login?i=${SEAL}`],
    ['/login/passkey', `${ISSUER}/authorize?i=${SEAL}`, `/login?i=${SEAL}`],
    ['/sign-up/code', `${ISSUER}/sign-up?i=${SEAL}`, `/sign-up?i=${SEAL}`],
    ['/unlock', `${ISSUER}/unlock?t=${SEAL}.x`, `/unlock?t=${SEAL}.x`],
    ['/consent', `${ISSUER}/consent?i=${SEAL}`, `/consent?i=${SEAL}`],
  ])('%s posted on %s goes on at %s', (path, referer, expected) => {
    expect(after(path, referer)).toBe(expected)
  })

  test.each([
    ['/login', undefined, '/login'],
    ['/sign-up/code', `${ISSUER}/sign-up/code`, '/sign-up'],
    ['/account/password', `${ISSUER}/account/password`, '/account'],
    ['/consent', undefined, '/'],
    ['/authorize', 'https://shop.example/', '/'],
    ['/unlock', `${ISSUER}/unlock`, '/'],
  ])('%s without a seal on %s begins at %s', (path, referer, expected) => {
    expect(after(path, referer)).toBe(expected)
  })

  test.each([
    ['another site’s seal', 'https://evil.example/login?i=abc'],
    ['an address', `${ISSUER}/authorize?client_id=shop&login_hint=ada@example.com`],
    ['what is no seal', `${ISSUER}/login?i=%22%3E%3Cscript%3E`],
    ['a seal with an address behind it', `${ISSUER}/login?i=abc%26identifier=ada@example.com`],
    ['no address at all', 'about:blank'],
  ])('does not repeat %s', (_, referer) => {
    expect(after('/login', referer)).toBe('/login')
  })

  test('names no other host, whatever the path', () => {
    for (const path of ['//evil.example/login', '/%2F%2Fevil.example', '/\\evil.example'])
      expect(after(path, `${ISSUER}/login?i=${SEAL}`)).toBe('/')
  })
})

test('a page is asked for again by its own address, which is not written out', () => {
  const request = new Request(`${ISSUER}/authorize?login_hint=ada@example.com`)
  expect(tryAgainHref(request, ISSUER)).toBe('')
})

describe('read elsewhere later, the address is written out', () => {
  test.each([
    ['/login?i=sealed&login_hint=ada', '/login?i=sealed'],
    ['/account?notice=x', '/account'],
    ['/authorize?client_id=shop&login_hint=ada', '/'],
    ['//evil.example/x?i=sealed', '/'],
    ['/%2fevil.example?i=sealed', '/'],
  ])('%s: %s', (path, href) => expect(lastingHref(new Request(`${ISSUER}${path}`), '')).toBe(href))

  test('one that is known stays', () =>
    expect(lastingHref(new Request(`${ISSUER}/login`), '/recovery')).toBe('/recovery'))
})
