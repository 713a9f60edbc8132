/** Where an authorization request goes: pages, cookies, hops (rules A3, A4, A7, A9, H4). Through the room’s own routes. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { openInteraction } from '../../../src/interaction/interaction.ts'
import { ok, no } from '../../../src/kernel/outcome.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { Opened, Progress } from '../../../src/ports/sign-in.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  aGrant,
  basic,
  cookieOf,
  fakeHouse,
  fakeStreet,
  FORM,
  GOOD_REQUEST,
  hiddenField,
  ISSUER,
  NOW,
  query,
  REDIRECT,
  SECRET,
  sessionFacts,
  signedIn,
  VERIFIER,
  type Changes,
  type FakeHouse,
  type SignedIn,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let person: SignedIn
const firstPages: unknown[] = []

const opened = (progress: Progress): Opened => ({ session: sessionFacts(), progress })
const DONE: Progress = { step: 'done', issuedAt: NOW }
const open = (step: Exclude<Progress['step'], 'done'>): Progress => ({ step, newScopes: [] })

beforeEach(async () => {
  house = await fakeHouse([await aClient()])
  house.verbs = { authorize: () => Promise.resolve(ok(opened(DONE))) }
  person = await signedIn(house)
  firstPages.length = 0
  const showFirstPage = (c: { text: (text: string) => Response }, interaction: unknown, hints: unknown) => {
    firstPages.push({ interaction, hints })
    return c.text('the first page')
  }
  app = fakeStreet(house, oidcRoutes({ showFirstPage }))
})

const get = (changes: Changes = {}, cookie = ''): Response | Promise<Response> =>
  app.request(`${ISSUER}/authorize?${query({ ...GOOD_REQUEST, ...changes })}`, { headers: { cookie } })

const post = (changes: Changes = {}, headers: Record<string, string> = {}): Response | Promise<Response> =>
  app.request(`${ISSUER}/authorize`, {
    method: 'POST',
    body: query({ ...GOOD_REQUEST, ...changes }),
    headers: { ...FORM, ...headers },
  })

const location = (response: Response): URL => new URL(response.headers.get('location') ?? '', ISSUER)
const answer = (response: Response) => Object.fromEntries(location(response).searchParams)

const idToken = async (sub: string, clientId = 'shop'): Promise<string> => {
  house.clients.set(clientId, await aClient({ id: clientId }))
  house.verbs = { ...house.verbs, redeem: () => Promise.resolve(ok(aGrant({ sub }))) }
  const where = { ...person.address, family: '', generation: 0, issuedAt: NOW }
  const code = await house.edge.handles.mint('code', clientId, house.edge.random(32), where)
  const body = query({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
  })
  const headers = { ...FORM, authorization: basic(clientId, SECRET) }
  const response = await app.request(`${ISSUER}/token`, { method: 'POST', body, headers })
  house.asked.length = 0
  const tokens: { readonly id_token: string } = await response.json()
  return tokens.id_token
}

describe('without a session', () => {
  it('goes to the login page with the request sealed, and asks no Home', async () => {
    const response = await get()
    expect(response.status).toBe(303)
    expect(location(response).pathname).toBe('/login')
    const cookie = cookieOf(response, '__Host-browser')?.split('=')[1]
    const sealed = await openInteraction(house.edge, answer(response)['i'] ?? '', cookie)
    expect(sealed).toMatchObject({
      state: 'good',
      interaction: { requestedAt: NOW, request: { clientId: 'shop', redirectUri: REDIRECT } },
    })
    expect(house.asked).toEqual([])
  })

  it('prompt=create goes to the sign-up page', async () => {
    expect(location(await get({ prompt: 'create' })).pathname).toBe('/sign-up')
  })

  it('prompt=none is told login_required', async () => {
    expect(answer(await get({ prompt: 'none' }))).toMatchObject({
      error: 'login_required',
      state: GOOD_REQUEST.state,
      iss: ISSUER,
    })
    expect(house.asked).toEqual([])
  })

  it('A9: a login_hint fills the first page itself and stands in no URL', async () => {
    const response = await get({ login_hint: 'ada@example.com' })
    expect(response.status).toBe(200)
    expect(firstPages).toMatchObject([{ hints: { loginHint: 'ada@example.com' } }])
    expect(JSON.stringify((firstPages[0] as { interaction: unknown }).interaction)).not.toContain('ada')
  })

  it('A4: the browser cookie is set when absent and left alone when there', async () => {
    expect(cookieOf(await get(), '__Host-browser')).toBeDefined()
    expect((await get({}, '__Host-browser=abc')).headers.getSetCookie()).toEqual([])
  })

  it('a cookie that opens to nothing wakes no Home', async () => {
    const response = await get({}, `${person.cookie.slice(0, -4)}AAAA`)
    expect(location(response).pathname).toBe('/login')
    expect(house.asked).toEqual([])
  })
})

describe('with a session, one hop', () => {
  it('done: a code that opens for this client only, with iss and state', async () => {
    const response = await get({}, person.cookie)
    const { code = '', ...rest } = answer(response)
    expect(rest).toEqual({ state: GOOD_REQUEST.state, iss: ISSUER })
    expect(await house.edge.handles.open('code', 'shop', code)).toMatchObject({ address: person.address })
    expect(await house.edge.handles.open('code', 'other', code)).toBeUndefined()
    expect(house.asked).toMatchObject([
      { verb: 'authorize', address: person.address, request: { session: person.digest } },
    ])
  })

  it.each([
    ['prove', '/login'],
    ['prove_again', '/login'],
    ['consent', '/consent'],
  ] as const)('%s leads to %s', async (step, path) => {
    house.verbs = { authorize: () => Promise.resolve(ok(opened(open(step)))) }
    expect(location(await get({}, person.cookie)).pathname).toBe(path)
  })

  it.each([
    ['prove', 'login_required'],
    ['prove_again', 'login_required'],
    ['consent', 'consent_required'],
    ['accept_terms', 'interaction_required'],
    ['verify_contact', 'interaction_required'],
  ] as const)('prompt=none and %s: %s', async (step, error) => {
    house.verbs = { authorize: () => Promise.resolve(ok(opened(open(step)))) }
    expect(answer(await get({ prompt: 'none' }, person.cookie))).toMatchObject({ error, iss: ISSUER })
  })

  it('H4: a dead session goes to the login page and keeps its cookie', async () => {
    house.verbs = { authorize: () => Promise.resolve(no('no_session')) }
    const response = await get({}, `${person.cookie}; __Host-browser=abc`)
    expect(location(response).pathname).toBe('/login')
    expect(response.headers.getSetCookie()).toEqual([])
  })

  it('max_age and prompt go to the Home, which knows when a proof was given', async () => {
    await get({ max_age: '60', prompt: 'login' }, person.cookie)
    expect(house.asked[0]?.request).toMatchObject({
      mint: { maxAge: 60, prompt: ['login'], requestedAt: NOW },
    })
  })

  it('prompt=create asks no Home: the registration page comes first', async () => {
    expect(location(await get({ prompt: 'create' }, person.cookie)).pathname).toBe('/sign-up')
    expect(house.asked).toEqual([])
  })

  it('I1: a Home that knows a newer configuration is asked again with it', async () => {
    house.verbs = {
      authorize: (call) =>
        Promise.resolve(call.configVersion < 2 ? no('configuration_stale') : ok(opened(DONE))),
    }
    expect(answer(await get({}, person.cookie))).toHaveProperty('code')
    expect(house.asked.map(({ call }) => call.configVersion)).toEqual([1, 2])
  })

  it('Z2: a lost answer is asked for once more under the same number and the same code', async () => {
    let tries = 0
    house.verbs = {
      authorize: () => (tries++ === 0 ? Promise.reject(new Outage('eu')) : Promise.resolve(ok(opened(DONE)))),
    }
    expect(answer(await get({}, person.cookie))).toHaveProperty('code')
    expect(house.asked[0]?.call.requestNumber).toEqual(house.asked[1]?.call.requestNumber)
    expect(house.asked[0]?.request).toEqual(house.asked[1]?.request)
  })

  it('a region that is out is 503 with Retry-After, and never another answer', async () => {
    house.verbs = { authorize: () => Promise.reject(new Outage('eu')) }
    const response = await get({}, person.cookie)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).not.toBeNull()
  })

  it('a region that was slow to fail is not asked twice', async () => {
    house.verbs = { authorize: () => ((house.now += 1_500), Promise.reject(new Outage('eu'))) }
    expect((await get({}, person.cookie)).status).toBe(503)
    expect(house.asked).toHaveLength(1)
  })
})

describe('id_token_hint (Core §3.1.2.1)', () => {
  it('goes to the Home as the subject that is expected, expired or not', async () => {
    const hint = await idToken('subject-at-shop')
    house.now += 86_400_000
    await get({ id_token_hint: hint }, person.cookie)
    expect(house.asked[0]?.request).toMatchObject({ mint: { expectedSubject: 'subject-at-shop' } })
  })

  it('that we did not issue, or not for this client, is refused', async () => {
    const foreign = await idToken('x', 'other')
    const own = await idToken('x')
    for (const id_token_hint of [foreign, `${own.slice(0, -6)}AAAAAA`, 'nonsense'])
      expect(answer(await get({ id_token_hint }, person.cookie))).toMatchObject({
        error: 'invalid_request',
        iss: ISSUER,
      })
    expect(house.asked).toEqual([])
  })

  it('is remembered over a POST', async () => {
    const response = await post({ id_token_hint: await idToken('subject-at-shop') })
    await app.request(location(response).href, { headers: { cookie: person.cookie } })
    expect(house.asked[0]?.request).toMatchObject({ mint: { expectedSubject: 'subject-at-shop' } })
  })
})

describe('A3: POST from another site', () => {
  it('is checked, sealed and sent to our GET; no cookie is read and none set', async () => {
    const response = await post({}, { cookie: person.cookie, origin: 'https://shop.example' })
    expect(response.status).toBe(303)
    expect(location(response).pathname).toBe('/authorize')
    expect([...location(response).searchParams.keys()]).toEqual(['i'])
    expect(response.headers.getSetCookie()).toEqual([])
    expect(house.asked).toEqual([])
  })

  it('and our GET takes it up, with the cookies that it has', async () => {
    const next = location(await post()).href
    expect(answer(await app.request(next, { headers: { cookie: person.cookie } }))).toHaveProperty('code')
    expect(location(await app.request(next)).pathname).toBe('/login')
  })

  it('a refusal goes to the application at once', async () => {
    expect(answer(await post({ prompt: 'what' }))).toMatchObject({ error: 'invalid_request', iss: ISSUER })
  })

  it('a JSON body is no form', async () => {
    const response = await app.request(`${ISSUER}/authorize`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(415)
  })
})

describe('refusals before the redirect URI is proven', () => {
  it('are a page without a redirect, and repeat nothing', async () => {
    const response = await get({ redirect_uri: 'https://evil.example/MARKER' })
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).not.toContain('MARKER')
    expect(house.logged).toContain('redirect_uri_unregistered')
  })

  it('an unreadable seal says that the page has expired', async () => {
    const response = await app.request(`${ISSUER}/authorize?i=nonsense`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('This page has expired')
  })

  it('A8: a sealed request whose redirect URI has gone since is a page', async () => {
    const next = location(await post()).href
    house.clients.set('shop', await aClient({ redirectUris: ['https://shop.example/new'] }))
    const response = await app.request(next, { headers: { cookie: person.cookie } })
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(house.asked).toEqual([])
  })

  it('broken UTF-8 is the page for a mistake of the application, not of a form that nobody filled in', async () => {
    const response = await app.request(`${ISSUER}/authorize?client_id=%ff`)
    expect([response.status, house.logged]).toEqual([400, ['parameter_not_utf8']])
    expect(await response.text()).toContain('The application you came from asked for something')
  })
})

describe('response_mode=form_post', () => {
  it('is a page that may post to the application only, escaped, uncached', async () => {
    const response = await get(
      { response_mode: 'form_post', state: '"><script>alert(1)</script>' },
      person.cookie,
    )
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain(
      `form-action 'self' https://shop.example`,
    )
    expect(page).toContain(`action="${REDIRECT}"`)
    expect(page).not.toContain('<script>alert')
    expect(hiddenField(page, 'iss')).toBe(ISSUER)
    expect(hiddenField(page, 'code')).toMatch(/^[\w-]{140}$/)
  })

  it('carries errors as well', async () => {
    const page = await (await get({ response_mode: 'form_post', prompt: 'none' })).text()
    expect(hiddenField(page, 'error')).toBe('login_required')
  })
})
