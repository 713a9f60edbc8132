/** OpenID Connect Core 1.0 where the Home decides: prompts, ages, consent, sessions, sign-out; the relying party is openid-client. */
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import type { ApplicationName } from '../support/house/applications.ts'
import { ISSUER } from '../support/house/bindings.ts'
import { useHouse } from '../support/house/house.ts'
import { errorOf, refusalOf, type RelyingParty, type Tokens } from '../support/house/relying-party.ts'
import type { Person } from '../support/visitor/person.ts'
import type { Page } from '../support/visitor/visitor.ts'

const house = useHouse()

interface Visit {
  readonly ada: Person
  readonly app: RelyingParty
  readonly tokens: Tokens
}

async function signedUp(wishes: Record<string, string> = {}): Promise<Visit> {
  const ada = house.newcomer()
  const app = house.app('shop')
  const request = await app.begin({ prompt: 'create', ...wishes })
  const answer = await ada.signUp(await ada.open(request.url), 'passkey')
  return { ada, app, tokens: await app.finish(request, answer) }
}

async function ask(ada: Person, name: ApplicationName, wishes: Record<string, string> = {}) {
  const app = house.app(name)
  const request = await app.begin(wishes)
  return { app, request, page: await ada.open(request.url) }
}

const decide = (ada: Person, page: Page, decision: 'allow' | 'deny'): Promise<Page> =>
  ada.submit(page, { decision }, '/consent')

describe('§3.1.2.1 prompt and max_age', () => {
  test('prompt=none: a code for who is signed in, login_required for who is not', async () => {
    const { ada } = await signedUp()
    const here = await ask(ada, 'shop', { prompt: 'none' })
    expect(await here.app.finish(here.request, here.page)).toHaveProperty('id_token')
    const elsewhere = await ask(house.newcomer(), 'shop', { prompt: 'none' })
    expect(await refusalOf(elsewhere.app, elsewhere.request, elsewhere.page)).toBe('login_required')
  })

  test('prompt=login asks again, and auth_time is new', async () => {
    const { ada, tokens } = await signedUp()
    house.time.pass(5 * MINUTE)
    const again = await ask(ada, 'shop', { prompt: 'login' })
    expect(again.page.status).toBe(200)
    const renewed = await again.app.finish(again.request, await ada.signIn(again.page, 'passkey'))
    expect(Number(renewed.claims()?.['auth_time'])).toBeGreaterThan(Number(tokens.claims()?.['auth_time']))
    expect(renewed.claims()?.sub).toBe(tokens.claims()?.sub)
  })

  test('max_age: old proofs are asked for again, young ones are not; auth_time is said', async () => {
    const { ada } = await signedUp()
    const young = await ask(ada, 'shop', { max_age: '600' })
    expect((await young.app.finish(young.request, young.page, { maxAge: 600 })).claims()).toHaveProperty(
      'auth_time',
    )
    house.time.pass(11 * MINUTE)
    const old = await ask(ada, 'shop', { max_age: '600' })
    expect(old.page.status).toBe(200)
    const silent = await ask(ada, 'shop', { max_age: '600', prompt: 'none' })
    expect(await refusalOf(silent.app, silent.request, silent.page)).toBe('login_required')
  })

  test('id_token_hint of somebody else: login_required, silently', async () => {
    const { tokens } = await signedUp()
    const { ada: bob } = await signedUp()
    const asked = await ask(bob, 'shop', { prompt: 'none', id_token_hint: tokens.id_token ?? '' })
    expect(await refusalOf(asked.app, asked.request, asked.page)).toBe('login_required')
  })
})

describe('§3.1.2.4 consent', () => {
  test('a third-party application is allowed once, then goes through', async () => {
    const { ada } = await signedUp()
    const first = await ask(ada, 'books')
    expect(first.page.html).toContain('id="allow"')
    const tokens = await first.app.finish(first.request, await decide(ada, first.page, 'allow'))
    expect(await first.app.userinfo(tokens)).toMatchObject({ email: ada.email })
    const second = await ask(ada, 'books', { prompt: 'none' })
    expect(await second.app.finish(second.request, second.page)).toHaveProperty('id_token')
  })

  test('denied: access_denied, and nothing is granted', async () => {
    const { ada } = await signedUp()
    const asked = await ask(ada, 'books')
    expect(await refusalOf(asked.app, asked.request, await decide(ada, asked.page, 'deny'))).toBe(
      'access_denied',
    )
    const silent = await ask(ada, 'books', { prompt: 'none' })
    expect(await refusalOf(silent.app, silent.request, silent.page)).toBe('consent_required')
  })

  test('prompt=consent asks even where it was given', async () => {
    const { ada } = await signedUp()
    const asked = await ask(ada, 'shop', { prompt: 'consent' })
    expect(asked.page.html).toContain('id="allow"')
    expect(await asked.app.finish(asked.request, await decide(ada, asked.page, 'allow'))).toHaveProperty(
      'id_token',
    )
  })
})

describe('§5.3 userinfo', () => {
  test('says what the scopes allow and no more', async () => {
    const { ada } = await signedUp()
    const asked = await ask(ada, 'shop', { scope: 'openid email' })
    const told = await asked.app.userinfo(await asked.app.finish(asked.request, asked.page))
    expect(told).toMatchObject({ email: ada.email, email_verified: true })
    expect(told).not.toHaveProperty('name')
  })
})

describe('RP-Initiated Logout §2, with what lives by the session', () => {
  async function signOut(ada: Person, app: RelyingParty, tokens: Tokens): Promise<Page> {
    const [back = ''] = app.application.metadata.post_logout_redirect_uris ?? []
    const url = await app.endSessionUrl({
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: back,
      state: 'bye',
    })
    const page = await ada.open(url)
    return page.html.includes('id="sign-out"') ? ada.submit(page, {}, '/logout') : page
  }

  test('ends the session, its tokens and its cookie, and leads back with state', async () => {
    const { ada, app, tokens } = await signedUp()
    const page = await signOut(ada, app, tokens)
    expect(new URL(page.headers.get('location') ?? '').searchParams.get('state')).toBe('bye')
    expect(ada.browser.jar.has('__Host-session')).toBe(false)
    expect(await errorOf(app.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(app.refresh(tokens.refresh_token))).toBe('invalid_grant')
    const after = await ask(ada, 'shop', { prompt: 'none' })
    expect(await refusalOf(after.app, after.request, after.page)).toBe('login_required')
  })

  test('Core §11: a family with offline_access outlives it', async () => {
    const { ada, app, tokens } = await signedUp({ scope: 'openid email offline_access' })
    await signOut(ada, app, tokens)
    expect(await app.userinfo(tokens)).toMatchObject({ email: ada.email })
    expect(await app.refresh(tokens.refresh_token)).toHaveProperty('refresh_token')
  })
})

describe('GET /session', () => {
  const session = async (ada: Person): Promise<Record<string, unknown>> =>
    (await ada.browser.send('/session')).json()

  test('follows the truth: active, then not, and never longer than promised', async () => {
    const { ada, app, tokens } = await signedUp()
    expect(await session(ada)).toMatchObject({ active: true, acr: 'phr' })
    house.time.pass(61 * SECOND)
    expect(await session(ada)).toMatchObject({ active: true })
    const copy = ada.browser.another()
    for (const [name, value] of ada.browser.jar) copy.jar.set(name, value)
    await ada.submit(await ada.open(await app.endSessionUrl({})), {}, '/logout')
    expect(await session(ada)).toEqual({ active: false })
    house.time.pass(5 * MINUTE)
    expect(await (await copy.send('/session')).json()).toEqual({ active: false })
    expect(await errorOf(app.userinfo(tokens))).toBe('invalid_token')
  })

  test('nobody: not active; a foreign origin reads nothing', async () => {
    expect(await session(house.newcomer())).toEqual({ active: false })
    const foreign = await house
      .visitor()
      .send(`${ISSUER}/session`, { headers: { origin: 'https://evil.example' } })
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })
})
