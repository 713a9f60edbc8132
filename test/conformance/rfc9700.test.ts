/** RFC 9700, Best Current Practice for OAuth 2.0 Security, against the whole house; the relying party is openid-client. */
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import { announced } from '../support/house/people.ts'
import { useHouse } from '../support/house/house.ts'
import { callbackOf, errorOf, type RelyingParty, type Tokens } from '../support/house/relying-party.ts'
import type { Person } from '../support/visitor/person.ts'

const house = useHouse()

async function signedUp(scope?: string): Promise<{ ada: Person; shop: RelyingParty; tokens: Tokens }> {
  const ada = house.newcomer()
  const shop = house.app('shop')
  const request = await shop.begin({ prompt: 'create', ...(scope && { scope }) })
  const answer = await ada.signUp(await ada.open(request.url), 'passkey')
  return { ada, shop, tokens: await shop.finish(request, answer) }
}

/** Signed in already: a new code without a page. */
async function silently(ada: Person, shop: RelyingParty, wishes: Record<string, string> = {}) {
  const request = await shop.begin(wishes)
  return { request, answer: await ada.open(request.url) }
}

describe('§4.5: authorization codes', () => {
  test('a code used twice is refused, and what it bought dies', async () => {
    const { ada, shop } = await signedUp()
    const { request, answer } = await silently(ada, shop)
    const tokens = await shop.finish(request, answer)
    expect(await errorOf(shop.finish(request, answer))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect((await announced()).flat()).toContain('code.reused')
  })

  test('a code presented with a wrong verifier leaves no mark', async () => {
    const { ada, shop } = await signedUp()
    const { request, answer } = await silently(ada, shop)
    const wrong = { ...request, verifier: 'x'.repeat(43) }
    expect(await errorOf(shop.finish(wrong, answer))).toBe('invalid_grant')
    expect(await shop.finish(request, answer)).toHaveProperty('access_token')
  })

  test('a code lives for a minute', async () => {
    const { ada, shop } = await signedUp()
    const { request, answer } = await silently(ada, shop)
    house.time.pass(61 * SECOND)
    expect(await errorOf(shop.finish(request, answer))).toBe('invalid_grant')
  })

  test('another client cannot even open it', async () => {
    const { ada, shop } = await signedUp()
    const { request, answer } = await silently(ada, shop)
    const stranger = house.app('books')
    expect(await errorOf(stranger.finish(request, answer))).toBe('invalid_grant')
    expect(await shop.finish(request, answer)).toHaveProperty('access_token')
  })
})

describe('§4.14: refresh tokens', () => {
  test('rotate; the one before gets the same successor for a moment, later it is theft', async () => {
    const { shop, tokens } = await signedUp()
    const first = tokens.refresh_token
    const second = (await shop.refresh(first)).refresh_token
    expect(second).not.toBe(first)
    expect((await shop.refresh(first)).refresh_token).toBe(second)
    house.time.pass(21 * SECOND)
    expect(await errorOf(shop.refresh(first))).toBe('invalid_grant')
    expect(await errorOf(shop.refresh(second))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
  })

  test('a refreshed id token has the original auth_time and subject', async () => {
    const { shop, tokens } = await signedUp()
    house.time.pass(5 * MINUTE)
    const refreshed = await shop.refresh(tokens.refresh_token)
    expect(refreshed.claims()).toMatchObject({
      sub: tokens.claims()?.sub,
      auth_time: tokens.claims()?.['auth_time'],
    })
    expect(refreshed.claims()?.iat).toBeGreaterThan(tokens.claims()?.iat ?? 0)
  })

  test('revoked, nothing of the grant lives (RFC 7009 §2.1)', async () => {
    const { shop, tokens } = await signedUp()
    await shop.revoke(tokens.refresh_token ?? '')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
  })
})

describe('§2.1: redirects', () => {
  test('an error page, never a redirect, for what is almost registered', async () => {
    const { ada, shop } = await signedUp()
    const { answer } = await silently(ada, shop, { redirect_uri: `${shop.application.redirectUri}/` })
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  test('§2.1.1, RFC 9207: the answer names its issuer', async () => {
    const { ada, shop } = await signedUp()
    const { answer } = await silently(ada, shop)
    expect(callbackOf(answer).searchParams.get('iss')).toBe(
      (await shop.configuration()).serverMetadata().issuer,
    )
  })
})
