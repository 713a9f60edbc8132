/** OpenID Connect RP-Initiated Logout 1.0. */
import { beforeEach, expect, it } from 'vitest'
import { base64url } from '../../src/kernel/bytes.ts'
import { AFTER_LOGOUT, cookieOf, ISSUER, query, sessionFacts, type Changes } from '../support/fake-edge.ts'
import { aProvider, type Provider } from '../support/fake-provider.ts'

let op: Provider
let hint: string

beforeEach(async () => {
  op = await aProvider()
  hint = (await op.tokens()).id_token
  op.house.copies.set(base64url(op.person.digest), sessionFacts())
  op.house.asked.length = 0
})

const logout = (changes: Changes): Response | Promise<Response> =>
  op.app.request(`${ISSUER}/logout?${query(changes)}`, { headers: { cookie: op.person.cookie } })

const isSignedOut = (response: Response): boolean =>
  cookieOf(response, '__Host-session') === '__Host-session='

it('§2: GET with a hint ends the session', async () => {
  expect(isSignedOut(await logout({ id_token_hint: hint }))).toBe(true)
})

it('§2: POST as well, by way of our own GET', async () => {
  const { cookie } = op.person
  const response = await op.post(
    '/logout',
    { id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT },
    { cookie },
  )
  const next = new URL(response.headers.get('location') ?? '', ISSUER)
  expect(next.search).not.toContain(hint)
  const after = await op.app.request(next.href, { headers: { cookie } })
  expect([isSignedOut(after), after.headers.get('location')]).toEqual([true, AFTER_LOGOUT])
})

it('§2: an expired hint is good', async () => {
  op.house.now += 30 * 86_400_000
  expect(isSignedOut(await logout({ id_token_hint: hint }))).toBe(true)
})

it('§2: without a hint the person is asked', async () => {
  const response = await logout({ client_id: 'shop', post_logout_redirect_uri: AFTER_LOGOUT })
  expect([response.status, isSignedOut(response)]).toEqual([200, false])
})

it('§2: client_id must be the audience of the hint', async () => {
  expect((await logout({ id_token_hint: hint, client_id: 'other' })).status).toBe(400)
})

it.each([`${AFTER_LOGOUT}/`, `${AFTER_LOGOUT}?x`, 'https://evil.example/'])(
  '§3: a way back that is not registered is not taken: %s',
  async (post_logout_redirect_uri) => {
    const response = await logout({ id_token_hint: hint, post_logout_redirect_uri })
    expect([response.status, response.headers.get('location'), isSignedOut(response)]).toEqual([
      400,
      null,
      false,
    ])
  },
)

it('§3: state is passed back', async () => {
  const response = await logout({ id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT, state: 'ü &' })
  expect(new URL(response.headers.get('location') ?? '').searchParams.get('state')).toBe('ü &')
})

it('§4: a tampered hint is an error and no redirect', async () => {
  const response = await logout({
    id_token_hint: `${hint.slice(0, -4)}AAAA`,
    post_logout_redirect_uri: AFTER_LOGOUT,
  })
  expect([response.status, response.headers.get('location'), isSignedOut(response)]).toEqual([
    400,
    null,
    false,
  ])
})
