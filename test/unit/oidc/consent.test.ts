/** The consent page: what it shows, what its form allows, whose form it is (rules A1, A3, A4, A8, I2, Y1). */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { no, ok } from '../../../src/kernel/outcome.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import type { ConsentView } from '../../../src/ports/account.ts'
import type { AuthorizeRequest, Progress } from '../../../src/ports/sign-in.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  cookieOf,
  fakeHouse,
  fakeStreet,
  FORM,
  GOOD_REQUEST,
  hiddenField,
  ISSUER,
  NOW,
  query,
  sessionFacts,
  signedIn,
  type Changes,
  type FakeHouse,
  type SignedIn,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let person: SignedIn
let cookie: string
let progress: Progress
let view: ConsentView | undefined

beforeEach(async () => {
  house = await fakeHouse([await aClient()])
  view = { account: 'ada@example.com', claims: { name: 'Ada Lovelace' }, granted: [], declined: [] }
  house.verbs = {
    authorize: () => Promise.resolve(ok({ session: sessionFacts(), progress })),
    consentView: () => Promise.resolve(view ? ok(view) : no('no_session')),
  }
  progress = { step: 'done', issuedAt: NOW }
  person = await signedIn(house)
  app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('') }))
  cookie = `${person.cookie}; __Host-browser=this-browser`
})

const location = (response: Response): URL => new URL(response.headers.get('location') ?? '', ISSUER)

/** Authorize until the Home asks for consent: the path of the consent page. */
async function toConsent(changes: Changes = {}): Promise<string> {
  const wanted = progress
  progress = { step: 'consent', newScopes: ['profile'] }
  const response = await app.request(`${ISSUER}/authorize?${query({ ...GOOD_REQUEST, ...changes })}`, {
    headers: { cookie },
  })
  progress = wanted
  house.asked.length = 0
  return location(response).href
}

interface Form {
  readonly i: string
  readonly form: string
}
async function formOf(path: string): Promise<Form> {
  const page = await (await app.request(path, { headers: { cookie } })).text()
  house.asked.length = 0
  return { i: hiddenField(page, 'i') ?? '', form: hiddenField(page, 'form') ?? '' }
}

const press = (form: Changes, headers: Record<string, string> = {}): Response | Promise<Response> =>
  app.request(`${ISSUER}/consent`, {
    method: 'POST',
    body: query(form),
    headers: { ...FORM, cookie, origin: ISSUER, ...headers },
  })

describe('the page', () => {
  it('shows who asks, where the answer goes and what for with the values of now, in one hop', async () => {
    const response = await app.request(await toConsent(), { headers: { cookie } })
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('Northwind Coffee')
    expect(page).toContain('shop.example')
    expect(page).toContain('See your name and profile')
    expect(page).toContain('ada@example.com')
    expect(page).toContain('Ada Lovelace')
    expect(page).toContain('has not checked who is behind this application')
    expect(response.headers.get('content-security-policy')).toContain(
      `form-action 'self' https://shop.example`,
    )
    expect(house.asked).toMatchObject([
      { verb: 'consentView', request: { client: { id: 'shop' }, scopes: ['openid', 'profile'] } },
    ])
  })

  it('is shown in another language, and the request goes on in it', async () => {
    const page = await (
      await app.request(await toConsent({ ui_locales: 'ar' }), { headers: { cookie } })
    ).text()
    expect(page).toContain('<html lang="ar" dir="rtl">')
    const href = /href="(\/consent\?i=[^"]*locale=de)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const again = await (await app.request(ISSUER + href, { headers: { cookie } })).text()
    expect(again).toContain('<html lang="de"')
    expect(house.asked.map(({ verb }) => verb)).toEqual(['consentView', 'consentView'])
    const restart = { i: hiddenField(again, 'i'), form: 'none of ours', decision: 'allow' }
    const started = await app.request(location(await press(restart)).href, { headers: { cookie: '' } })
    const opened = location(started)
    expect(opened.pathname).toBe('/login')
    const sealed = await house.edge.sealer.open('interaction', opened.searchParams.get('i') ?? '')
    expect(sealed).toMatchObject({ request: { uiLocales: 'de' } })
  })

  it('says so of an application that the operator has checked', async () => {
    house.clients.set('shop', await aClient({ isVerified: true }))
    const page = await (await app.request(await toConsent(), { headers: { cookie } })).text()
    expect(page).toContain('has checked who is behind Northwind Coffee')
    expect(page).not.toContain('has not checked')
  })

  it('asks for what is new and tells what was allowed before', async () => {
    view = { account: 'ada@example.com', claims: {}, granted: ['openid'], declined: [] }
    const page = await (await app.request(await toConsent(), { headers: { cookie } })).text()
    const [asked, before] = page.split('<details class="allowed">')
    expect(asked).not.toContain('Know that it’s you')
    expect(before).toContain('Know that it’s you')
    expect(asked).toContain('See your name and profile')
  })

  it('of a session that has ended asks who it is', async () => {
    const path = await toConsent()
    view = undefined
    const response = await app.request(path, { headers: { cookie } })
    expect(location(response).pathname).toBe('/login')
  })

  it('shows nobody’s values without a session, and asks no Home', async () => {
    const path = await toConsent()
    const response = await app.request(path, { headers: { cookie: '__Host-browser=this-browser' } })
    expect(location(response).pathname).toBe('/login')
    expect(house.asked).toEqual([])
  })

  it('names the scheme of a native application, whose “host” anybody could have written', async () => {
    const redirectUri = 'com.evil.app://northwind.example/cb'
    house.clients.set('shop', await aClient({ kind: 'native', redirectUris: [redirectUri] }))
    const page = await (
      await app.request(await toConsent({ redirect_uri: redirectUri }), { headers: { cookie } })
    ).text()
    expect(page).toMatch(/>com\.evil\.app</)
    expect(page).not.toMatch(/>northwind\.example</)
  })

  it('A4: of another browser starts again at step one', async () => {
    const response = await app.request(await toConsent(), { headers: { cookie: '__Host-browser=another' } })
    expect(location(response).pathname).toBe('/authorize')
  })

  it('A8: for a client that has gone since is a page', async () => {
    const path = await toConsent()
    house.clients.clear()
    expect((await app.request(path, { headers: { cookie } })).status).toBe(400)
  })

  it('without a readable seal says that it has expired', async () => {
    expect(await (await app.request(`${ISSUER}/consent`)).text()).toContain('This page has expired')
  })
})

describe('the answer', () => {
  it('allow: one hop, with exactly the scopes that were shown', async () => {
    const response = await press({ ...(await formOf(await toConsent())), decision: 'allow' })
    expect(location(response).searchParams.get('code')).toMatch(/^[\w-]{140}$/)
    expect(house.asked).toMatchObject([
      { verb: 'authorize', request: { mint: { consented: { scopes: ['openid', 'profile'] } } } },
    ])
  })

  describe('what is optional', () => {
    beforeEach(async () => {
      const optionalScopes = ['profile', 'email']
      house.clients.set('shop', await aClient({ scopes: ['openid', 'profile', 'email'], optionalScopes }))
    })
    const asked = () => toConsent({ scope: 'openid profile email' })
    const allowed = async (fields: Changes) => {
      await press({ ...(await formOf(await asked())), decision: 'allow', ...fields })
      return house.asked.map(
        ({ request }) => (request as Pick<AuthorizeRequest, 'mint'>).mint.consented?.scopes,
      )
    }

    it('is ticked for nobody, and left out unless it is', async () => {
      const page = await (await app.request(await asked(), { headers: { cookie } })).text()
      expect(page.match(/type="checkbox"/g)).toHaveLength(2)
      expect(page).not.toMatch(/checkbox[^>]*checked/)
      expect(await allowed({})).toEqual([['openid']])
      house.asked.length = 0
      expect(await allowed({ 'scope:email': 'yes' })).toEqual([['openid', 'email']])
    })

    it('asked for anew, stays as it was chosen', async () => {
      view = { account: '', claims: {}, granted: ['openid', 'email'], declined: ['profile'] }
      const path = await toConsent({ scope: 'openid profile email', prompt: 'consent' })
      const page = await (await app.request(path, { headers: { cookie } })).text()
      expect(page).toMatch(/name="scope:email"[^>]*checked/)
      expect(page).not.toMatch(/name="scope:profile"[^>]*checked/)
    })

    it('a box that was not on the page allows nothing (rule I2)', async () => {
      expect(await allowed({ 'scope:phone': 'yes', 'scope:openid': '' })).toEqual([['openid']])
    })
  })

  it('A1: what was shown to one person allows nothing of another who is signed in now', async () => {
    const form = await formOf(await toConsent())
    const other = await signedIn(house)
    const response = await press(
      { ...form, decision: 'allow' },
      { cookie: `${other.cookie}; __Host-browser=this-browser` },
    )
    expect(location(response).pathname).toBe('/authorize')
    expect(house.asked).toEqual([])
  })

  it.each(['deny', 'anything else', undefined])('%s: access_denied, no hop', async (decision) => {
    const response = await press({ ...(await formOf(await toConsent())), decision })
    expect(Object.fromEntries(location(response).searchParams)).toMatchObject({
      error: 'access_denied',
      state: GOOD_REQUEST.state,
      iss: ISSUER,
    })
    expect(house.asked).toEqual([])
  })

  it('I2: the agreement to one request allows no other', async () => {
    const small = await formOf(await toConsent({ scope: 'openid' }))
    const large = await formOf(await toConsent({ scope: 'openid email' }))
    const response = await press({ i: large.i, form: small.form, decision: 'allow' })
    expect(location(response).pathname).toBe('/authorize')
    expect(house.asked).toEqual([])
  })

  it('I2: without an agreement nothing is allowed', async () => {
    const { i } = await formOf(await toConsent())
    for (const form of [undefined, i, 'nonsense'])
      expect(location(await press({ i, form, decision: 'allow' })).pathname).toBe('/authorize')
    expect(house.asked).toEqual([])
  })

  it('A1: pressed again after sign-out, in a browser whose cookie changed, it starts again', async () => {
    const form = await formOf(await toConsent())
    const response = await press({ ...form, decision: 'allow' }, { cookie: '__Host-browser=changed' })
    expect(location(response).pathname).toBe('/authorize')
    expect(house.asked).toEqual([])
  })

  it('A1: without a session it leads to the login page, whatever was agreed', async () => {
    const form = await formOf(await toConsent())
    const response = await press({ ...form, decision: 'allow' }, { cookie: '__Host-browser=this-browser' })
    expect(location(response).pathname).toBe('/login')
  })

  it.each(['https://evil.example', 'null'])('A3: from %s is refused', async (origin) => {
    const form = await formOf(await toConsent())
    expect((await press({ ...form, decision: 'allow' }, { origin })).status).toBe(403)
    expect(house.asked).toEqual([])
  })

  it('A3: with neither Origin nor Sec-Fetch-Site the seal is the proof', async () => {
    const form = await formOf(await toConsent())
    const body = query({ ...form, decision: 'allow' })
    const response = await app.request(`${ISSUER}/consent`, {
      method: 'POST',
      body,
      headers: { ...FORM, cookie },
    })
    expect(location(response).searchParams.has('code')).toBe(true)
  })

  it('Z2: a double click is one request with one code', async () => {
    const form = await formOf(await toConsent())
    const codes = [
      await press({ ...form, decision: 'allow' }),
      await press({ ...form, decision: 'allow' }),
    ].map((answer) => location(answer).searchParams.get('code'))
    expect(codes[0]).toBe(codes[1])
    expect(house.asked[0]?.call.requestNumber).toEqual(house.asked[1]?.call.requestNumber)
  })

  it('somebody else than the hint names is told login_required and not sent round', async () => {
    const path = new URL(await toConsent())
    const opened = (await house.edge.sealer.open('interaction', path.searchParams.get('i') ?? '')) as {
      request: object
    }
    const expecting = { ...opened, request: { ...opened.request, expectedSubject: 'somebody-else' } }
    const form = await formOf(`${ISSUER}/consent?i=${await house.edge.sealer.seal('interaction', expecting)}`)
    progress = { step: 'prove', newScopes: [] }
    expect(location(await press({ ...form, decision: 'allow' })).searchParams.get('error')).toBe(
      'login_required',
    )
  })

  it('sets no cookie', async () => {
    expect(
      cookieOf(await press({ ...(await formOf(await toConsent())), decision: 'allow' }), '__Host-browser'),
    ).toBeUndefined()
  })
})
