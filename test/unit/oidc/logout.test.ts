/** Sign-out: who is asked, what is ended, where it leads (RP-Initiated Logout §2–§4; rules A3, A8, H4, H6). */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { signJwt } from '../../../src/crypto/jws.ts'
import { no, ok } from '../../../src/kernel/outcome.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  AFTER_LOGOUT,
  cookieOf,
  fakeHouse,
  fakeStreet,
  FORM,
  hiddenField,
  ISSUER,
  NOW,
  query,
  signedIn,
  type Changes,
  type FakeHouse,
  type SignedIn,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let person: SignedIn
let cookie: string
let hint: string

beforeEach(async () => {
  house = await fakeHouse([await aClient(), await aClient({ id: 'other' })])
  house.verbs = { signOut: () => Promise.resolve(ok(undefined)) }
  person = await signedIn(house)
  cookie = `${person.cookie}; __Host-browser=before`
  hint = await idToken()
  app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('') }))
})

const idToken = (over: Record<string, unknown> = {}, typ: 'JWT' | 'at+jwt' = 'JWT'): Promise<string> =>
  signJwt(house.keys[0]!, typ, {
    iss: ISSUER,
    sub: 'subject-at-shop',
    aud: 'shop',
    iat: NOW / 1_000,
    exp: NOW / 1_000 + 600,
    ...over,
  })

const get = (changes: Changes = {}, withCookie = cookie): Response | Promise<Response> =>
  app.request(`${ISSUER}/logout?${query(changes)}`, { headers: { cookie: withCookie } })
const post = (changes: Changes, headers: Record<string, string> = {}): Response | Promise<Response> =>
  app.request(`${ISSUER}/logout`, { method: 'POST', body: query(changes), headers: { ...FORM, ...headers } })

const isSignedOut = (response: Response): boolean =>
  cookieOf(response, '__Host-session') === '__Host-session='

/** Whoever wanted to leave a shared computer is led on to leaving it, never to a sign-in form that looks as if they had. */
async function expectSignOutAgain(response: Response): Promise<void> {
  const page = await response.text()
  expect([response.status, page.includes('This page has expired')]).toEqual([400, true])
  expect(page).toMatch(/<a [^>]*href="\/logout"/)
  expect(page).not.toContain('href="/login"')
}

describe('a hint that names this session’s person', () => {
  it('signs out in one hop, deletes the session’s cookie, changes the browser’s', async () => {
    const response = await get({ id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT, state: 'a b' })
    expect([response.status, response.headers.get('location')]).toEqual([303, `${AFTER_LOGOUT}?state=a+b`])
    expect(house.asked).toMatchObject([
      { verb: 'signOut', address: person.address, request: { session: person.digest } },
    ])
    expect(isSignedOut(response)).toBe(true)
    expect(cookieOf(response, '__Host-browser')).toMatch(/^__Host-browser=[\w-]{43}$/)
  })

  it('may have expired', async () => {
    house.now += 365 * 86_400_000
    expect(isSignedOut(await get({ id_token_hint: hint }))).toBe(true)
  })

  it('without a way back ends on a page', async () => {
    const response = await get({ id_token_hint: hint })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('You’re signed out')
  })

  it('without a way back leads to the application’s home page, in its look', async () => {
    const theme = { brandName: 'Northwind', colour: '#0f6b57' }
    house.clients.set('shop', await aClient({ homepage: 'https://shop.example/', theme }))
    const page = await (await get({ id_token_hint: hint })).text()
    expect(page).toContain('<a class="primary" id="continue" href="https://shop.example/">')
    expect(page).toContain('Back to Northwind Coffee')
    expect(page).toContain('<bdi>Northwind</bdi>')
    expect(page).toContain('Sign in again')
  })

  it('no state, no question mark', async () => {
    const response = await get({ id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT })
    expect(response.headers.get('location')).toBe(AFTER_LOGOUT)
  })

  it('a Home that is silent has ended nothing: the cookies stay', async () => {
    house.verbs = { signOut: () => Promise.reject(new Outage('eu')) }
    const response = await get({ id_token_hint: hint })
    expect([response.status, response.headers.getSetCookie()]).toEqual([503, []])
  })
})

describe('asks first', () => {
  it.each([
    ['without a hint', {}],
    ['with a client’s name only', { client_id: 'shop' }],
  ])('%s', async (_name, changes) => {
    const response = await get(changes)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('id="sign-out"')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(house.asked).toEqual([])
  })

  it('with a hint of somebody else: the Home compares, and ends nothing', async () => {
    house.verbs = { signOut: () => Promise.resolve(no('somebody_else')) }
    const response = await get({ id_token_hint: await idToken({ sub: 'somebody-else' }) })
    expect(await response.text()).toContain('id="sign-out"')
    expect(response.headers.getSetCookie()).toEqual([])
    expect(house.asked).toMatchObject([{ request: { onlyFor: { subject: 'somebody-else' } } }])
  })

  it('and its button signs out, and leads where the request said', async () => {
    const page = await (
      await get({ client_id: 'shop', post_logout_redirect_uri: AFTER_LOGOUT, state: 's' })
    ).text()
    const response = await post({ form: hiddenField(page, 'form') }, { cookie, origin: ISSUER })
    expect(isSignedOut(response)).toBe(true)
    expect(response.headers.get('location')).toBe(`${AFTER_LOGOUT}?state=s`)
  })

  it('speaks as the application wishes, and so does the page after it', async () => {
    const page = await (await get({ ui_locales: 'fr ar' })).text()
    expect(page).toContain('<html lang="ar" dir="rtl">')
    const answer = await post({ form: hiddenField(page, 'form') }, { cookie, origin: ISSUER })
    expect(await answer.text()).toContain('<html lang="ar" dir="rtl">')
  })

  it('speaks as the application wished in a form of another site', async () => {
    const answer = await post({ ui_locales: 'de' })
    const path = answer.headers.get('location') ?? ''
    const page = await (await app.request(ISSUER + path, { headers: { cookie } })).text()
    expect(page).toContain('<html lang="de"')
  })

  it('is asked in another language without ending anything, and the request goes on in it', async () => {
    const asked = { ui_locales: 'ar', client_id: 'shop', post_logout_redirect_uri: AFTER_LOGOUT, state: 's' }
    const first = await (await get(asked)).text()
    const href = /href="(\/logout\?i=[^"]*locale=de)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = await app.request(ISSUER + href, { headers: { cookie } })
    const page = await again.text()
    expect(page).toContain('<html lang="de"')
    expect(page).toContain('id="sign-out"')
    expect(cookieOf(again, '__Host-locale')).toBe('__Host-locale=de')
    expect(house.asked).toEqual([])
    house.clients.set('shop', await aClient({ postLogoutRedirectUris: [] }))
    const done = await post({ form: hiddenField(page, 'form') }, { cookie, origin: ISSUER })
    expect(await done.text()).toContain('<html lang="de"')
  })

  it('A3: the button pressed by another site, or in another browser, ends nothing', async () => {
    const form = hiddenField(await (await get()).text(), 'form')
    expect((await post({ form }, { cookie, origin: 'https://evil.example' })).status).toBe(403)
    const inAnother = `${person.cookie}; __Host-browser=other`
    for (const sent of [inAnother, person.cookie])
      await expectSignOutAgain(await post({ form }, { cookie: sent, origin: ISSUER }))
    expect(house.asked).toEqual([])
  })

  it('A8: a way back that is no longer registered leads to the page', async () => {
    const page = await (await get({ client_id: 'shop', post_logout_redirect_uri: AFTER_LOGOUT })).text()
    house.clients.set('shop', await aClient({ postLogoutRedirectUris: [] }))
    const response = await post({ form: hiddenField(page, 'form') }, { cookie, origin: ISSUER })
    expect([response.status, isSignedOut(response)]).toEqual([200, true])
  })

  it('a page that is too old has expired', async () => {
    const form = hiddenField(await (await get()).text(), 'form')
    house.now += house.edge.policy.interactionLife
    await expectSignOutAgain(await post({ form }, { cookie, origin: ISSUER }))
    expect(house.asked).toEqual([])
  })
})

describe('H6: without a session’s cookie', () => {
  it('a hint is no authority: nothing is ended, and a page says so', async () => {
    const response = await get({ id_token_hint: hint }, '')
    expect(response.status).toBe(200)
    expect(house.asked).toEqual([])
  })

  it('a registered way back is taken all the same: whoever is signed out already is not stranded', async () => {
    const response = await get({ id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT }, '')
    expect([response.status, response.headers.get('location')]).toEqual([303, AFTER_LOGOUT])
    expect(house.asked).toEqual([])
  })
})

describe('an error is a page and never a redirect', () => {
  const good = { client_id: 'shop', post_logout_redirect_uri: AFTER_LOGOUT }
  it.each([
    ['a way back that is not registered', { ...good, post_logout_redirect_uri: `${AFTER_LOGOUT}/` }],
    ['a way back and no client', { post_logout_redirect_uri: AFTER_LOGOUT }],
    ['an unknown client', { ...good, client_id: 'nobody' }],
    ['a state that is too large', { ...good, state: 'x'.repeat(2_049) }],
    ['a state that is too large in bytes', { ...good, state: 'ü'.repeat(1_025) }],
  ])('%s', async (_name, changes) => {
    const response = await get(changes)
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(house.asked).toEqual([])
  })

  it.each([
    ['altered', () => Promise.resolve(`${hint.slice(0, -6)}AAAAAA`)],
    ['of another issuer', () => idToken({ iss: 'https://evil.example' })],
    ['an access token', () => idToken({}, 'at+jwt')],
    ['of another client than client_id', () => idToken({ aud: 'other' })],
  ])('a hint that is %s', async (_name, made) => {
    const response = await get({ ...good, id_token_hint: await made() })
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(house.asked).toEqual([])
  })

  it('a parameter that is not UTF-8: the application’s mistake, not one of a form that nobody filled in', async () => {
    const response = await app.request(`${ISSUER}/logout?state=%ff`, { headers: { cookie } })
    expect([response.status, house.logged]).toEqual([400, ['parameter_not_utf8']])
    expect(await response.text()).toContain('The application you came from asked for something')
  })

  it('a doubled parameter', async () => {
    expect((await app.request(`${ISSUER}/logout?state=a&state=b`, { headers: { cookie } })).status).toBe(400)
  })
})

describe('A3: POST from another site', () => {
  it('is checked, sealed and sent to our GET; no cookie is read or set', async () => {
    const response = await post(
      { id_token_hint: hint, post_logout_redirect_uri: AFTER_LOGOUT, state: 's' },
      { cookie, origin: 'https://shop.example' },
    )
    expect(response.status).toBe(303)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(house.asked).toEqual([])
    const next = new URL(response.headers.get('location') ?? '', ISSUER)
    expect([next.pathname, [...next.searchParams.keys()]]).toEqual(['/logout', ['i']])
    const after = await app.request(next.href, { headers: { cookie } })
    expect([isSignedOut(after), after.headers.get('location')]).toEqual([true, `${AFTER_LOGOUT}?state=s`])
  })

  it('an invented seal is a page', async () => {
    await expectSignOutAgain(await get({ i: 'nonsense' }))
  })
})
