/** Attacks on what the browser carries between our pages (SECURITY.md, A: sealed interactions). */
import { expect, test } from 'vitest'
import { ISSUER, shardsOf } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { passThrough } from '../support/house/steps.ts'
import { ceremonyOf } from '../support/visitor/person.ts'
import {
  attackedHouse,
  claimsIn,
  copyOf,
  elsewhere,
  fieldsTo,
  hasCode,
  locationOf,
  objectsDuring,
  post,
  settler,
} from './stage.ts'

const house = attackedHouse()

test('A1 replay of progress: Back to the consent page after sign-out allows nothing', async () => {
  const ada = await settler(house)
  const books = house.app('books')
  const page = await ada.open((await books.begin()).url)
  const before = copyOf(ada.browser)
  const consent = { ...fieldsTo(page, '/consent'), decision: 'allow' }
  expect(consent).toHaveProperty('i')
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')

  const back = await post(ada.browser, '/consent', consent)
  expect(hasCode(back)).toBe(false)
  expect(locationOf(back)?.pathname).toBe('/authorize')
  const stolen = await post(before, '/consent', consent)
  expect(hasCode(stolen)).toBe(false)
  expect(locationOf(stolen)?.pathname).toBe('/login')
})

test('A1 replay of progress: the page of a finished sign-in opens nothing once its session has ended', async () => {
  const ada = await settler(house, { way: 'password' })
  const there = elsewhere(house, ada)
  const page = await there.open((await house.app('shop').begin()).url)
  const thief = copyOf(there.browser)
  const seal = { i: fieldsTo(page, '/login')['i'] ?? '' }
  expect(hasCode(await there.usePassword(page))).toBe(true)
  await there.submit(await there.open('/account'), {}, '/account/sign-out')
  for (const path of [`/authorize?i=${seal.i}`, `/consent?i=${seal.i}`, `/login?i=${seal.i}`])
    expect(hasCode(await thief.send(path)), path).toBe(false)
})

test('A2 birth replay: a finished sign-up attaches no second way in', async () => {
  const ada = house.newcomer()
  const proved = await ada.proveAddress(await ada.open('/sign-up'))
  const thief = copyOf(ada.browser)
  await ada.makeWayIn(proved, 'passkey')
  const replay = { ...fieldsTo(proved, '/sign-up/way-in'), password: 'chosen by the thief entirely' }
  const refused = await post(thief, '/sign-up/way-in', replay)
  expect(refused.headers.getSetCookie()).toEqual([])
  const mallory = elsewhere(house, ada)
  const tried = await mallory.usePassword(await mallory.open('/login'), 'chosen by the thief entirely')
  expect(tried.status).toBe(422)
  const born = (await residents()).at(-1)
  const shards = born ? shardsOf(born.region) : []
  const ways = await Promise.all(
    shards.map((shard) =>
      shard.prepare('SELECT method FROM credential WHERE person = ?').bind(born?.person).all(),
    ),
  )
  expect(ways.flatMap(({ results }) => results)).toEqual([{ method: 'passkey' }])
})

test('A2 preparing an account on another’s address is impossible: no code, no birth', async () => {
  const victim = house.newcomer()
  const before = (await residents()).length
  const asked = await victim.giveAddress(await victim.open('/sign-up'))
  const skipped = { ...fieldsTo(asked, '/sign-up/code'), password: 'prepared by somebody else' }
  const answer = await post(victim.browser, '/sign-up/way-in', skipped)
  expect(answer.headers.getSetCookie()).toEqual([])
  for (let guess = 0; guess < 6; guess++)
    await post(victim.browser, '/sign-up/code', { ...fieldsTo(asked, '/sign-up/code'), code: '000000' })
  const right = { ...fieldsTo(asked, '/sign-up/code'), code: await house.mailbox.code(victim.email) }
  const late = await post(victim.browser, '/sign-up/code', right)
  expect(late.status, 'five tries, then not even the right one').toBe(422)
  expect(await residents()).toHaveLength(before)
})

test('A3 POST /authorize from another site reads and sets no cookie', async () => {
  const ada = await settler(house)
  const { url } = await house.app('shop').begin()
  const cookies = new Map(ada.browser.jar)
  const answer = await post(ada.browser, '/authorize', Object.fromEntries(url.searchParams), {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(hasCode(answer), 'a session cookie that came along is not read').toBe(false)
  expect(ada.browser.jar).toEqual(cookies)
  const logout = await post(ada.browser, '/logout', {}, { origin: 'https://evil.example' })
  expect(logout.headers.getSetCookie()).toEqual([])
  expect((await ada.open('/account')).status).toBe(200)
})

const OURS = [
  '/login',
  '/login/passkey',
  '/sign-up',
  '/sign-up/again',
  '/sign-up/code',
  '/sign-up/way-in',
  '/recovery',
  '/recovery/again',
  '/recovery/code',
  '/recovery/way-in',
  '/unlock',
  '/consent',
  '/account/passkeys',
  '/account/password',
  '/account/credentials/remove',
  '/account/sessions/end',
  '/account/sign-out-others',
  '/account/sign-out',
  '/account/prove',
  '/account/prove/passkey',
]

test('A3 login CSRF: every form of ours refuses Origin null, foreign origins and sibling sites', async () => {
  const ada = await settler(house)
  const page = await ada.open('/account')
  const fields = {
    ...fieldsTo(page, '/account/sign-out'),
    confirmed: 'yes',
    identifier: ada.email,
    password: 'x',
  }
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:8788' },
    { origin: 'http://login.localhost:8787' },
    { origin: ISSUER, 'sec-fetch-site': 'cross-site' },
    { origin: ISSUER, 'sec-fetch-site': 'same-site' },
  ]
  const objects = await objectsDuring(async () => {
    for (const path of OURS)
      for (const headers of foreign) {
        const answer = await post(ada.browser, path, fields, headers)
        expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 403, []])
      }
  })
  expect(objects).toEqual([])
  expect((await ada.open('/account')).status).toBe(200)
})

test('A3 planted cookies: a doubled name is believed in neither copy, a name without its prefix is not read', async () => {
  const ada = await settler(house)
  const mallory = await settler(house, { name: 'Mallory' })
  const session = ada.browser.jar.get('__Host-session') ?? ''
  const planted = mallory.browser.jar.get('__Host-session') ?? ''
  const ask = async (cookie: string): Promise<unknown> => {
    const answer = await house.visitor().send('/session', { headers: { cookie } })
    return (await answer.json<{ active: boolean }>()).active
  }
  expect(await ask(`__Host-session=${session}`)).toBe(true)
  expect(await ask(`__Host-session=${planted}; __Host-session=${session}`)).toBe(false)
  for (const name of ['session', '__Secure-session', '__host-session', ' __Host-session ', '__Host-Session'])
    if (name.trim() !== '__Host-session') expect(await ask(`${name}=${planted}`), name).toBe(false)
})

test('A4 five tabs opened at once: foreign seals begin again with their request, and every tab ends well', async () => {
  const ada = await settler(house, { way: 'password' })
  const shop = house.app('shop')
  const there = elsewhere(house, ada)
  const requests = await Promise.all([1, 2, 3, 4, 5].map(() => shop.begin()))
  const tabs = await Promise.all(
    requests.map(async ({ url }) => {
      const tab = house.visitor()
      const page = await tab.go(url.href)
      there.browser.jar.set('__Host-browser', tab.jar.get('__Host-browser') ?? '')
      return page
    }),
  )
  const restarted = await there.usePassword(tabs[0] ?? tabs[1]!)
  expect([restarted.status, hasCode(restarted)]).toEqual([200, false])
  const code = await there.usePassword(restarted)
  await shop.finish(requests[0]!, code)
  const second = await there.browser.send(`/authorize?i=${fieldsTo(tabs[1]!, '/login')['i']}`)
  expect(hasCode(second), 'signed in meanwhile: the other tab goes on').toBe(true)
})

test('A5 kind confusion: no sealed thing opens where another kind is due, and no object is named', async () => {
  const ada = await settler(house, { way: 'password' })
  const books = house.app('books')
  const { answer, tokens } = await passThrough(books, ada, {
    scope: 'openid offline_access',
    prompt: 'consent',
  })
  const consent = await ada.open((await books.begin({ prompt: 'consent' })).url)
  const account = await ada.open('/account')
  const proof = await ada.open('/account/prove')
  const logout = await ada.open('/logout')
  const stranger = house.visitor()
  const login = await stranger.go('/login')
  const signUp = await stranger.submit(
    await stranger.go('/sign-up'),
    { identifier: 'nobody-at-all@example.org', name: 'N', region: 'us' },
    (form) => 'name' in form.fields,
  )
  const recovery = await stranger.submit(
    await stranger.go('/recovery'),
    { identifier: 'nobody-at-all@example.org' },
    (form) => form.action === '/recovery',
  )
  const seals: Readonly<Record<string, string | undefined>> = {
    interaction: fieldsTo(login, '/login')['i'],
    'sign-in form': fieldsTo(login, '/login')['form'],
    'sign-up form': fieldsTo(signUp, '/sign-up/code')['form'],
    'recovery form': fieldsTo(recovery, '/recovery/code')['form'],
    'consent form': fieldsTo(consent, '/consent')['form'],
    'account seal': fieldsTo(account, '/account/sign-out')['i'],
    'proof form': fieldsTo(proof, '/account/prove')['form'],
    'logout form': fieldsTo(logout, '/logout')['form'],
    challenge: ceremonyOf(login).challenge,
    'home cookie': ada.browser.jar.get('__Host-home'),
    'device cookie': ada.browser.jar.get('__Host-device'),
    'session cookie': ada.browser.jar.get('__Host-session'),
    code: locationOf(answer)?.searchParams.get('code') ?? undefined,
    'refresh token': tokens.refresh_token,
    'id token': tokens.id_token,
    'access token': tokens.access_token,
    jti: String(claimsIn(tokens.access_token)['jti']),
  }
  for (const [name, seal] of Object.entries(seals)) expect(seal?.length, name).toBeGreaterThan(100)
  const i = seals['interaction'] ?? ''
  const basic = `Basic ${btoa(`${books.application.id}:${encodeURIComponent(books.application.secret ?? '')}`)}`
  const slots: Readonly<
    Record<string, { readonly kinds: readonly string[]; send: (seal: string) => Promise<Response> }>
  > = {
    'i of /login': {
      kinds: ['interaction', 'account seal'],
      send: (seal) => stranger.send(`/login?i=${seal}`),
    },
    'i of /authorize': {
      kinds: ['interaction', 'account seal'],
      send: (seal) => stranger.send(`/authorize?i=${seal}`),
    },
    'i of /consent': {
      kinds: ['interaction', 'account seal'],
      send: (seal) => stranger.send(`/consent?i=${seal}`),
    },
    'i of /logout': { kinds: [], send: (seal) => house.visitor().send(`/logout?i=${seal}`) },
    't of /unlock': { kinds: [], send: (seal) => stranger.send(`/unlock?t=${seal}`) },
    'form of /unlock': { kinds: [], send: (form) => post(stranger, '/unlock', { i, form }) },
    'form of sign-up': {
      kinds: ['sign-up form'],
      send: (form) => post(stranger, '/sign-up/code', { i, form, code: '123456' }),
    },
    'form of birth': {
      kinds: ['sign-up form'],
      send: (form) => post(stranger, '/sign-up/way-in', { i, form, password: 'a long enough password' }),
    },
    'form of recovery': {
      kinds: ['recovery form'],
      send: (form) => post(stranger, '/recovery/code', { i, form, code: '123456' }),
    },
    'form of logout': { kinds: [], send: (form) => post(stranger, '/logout', { form }) },
    'session cookie': {
      kinds: ['session cookie'],
      send: (seal) => house.visitor().send('/session', { headers: { cookie: `__Host-session=${seal}` } }),
    },
    code: {
      kinds: ['code'],
      send: (code) =>
        post(
          house.visitor(),
          '/token',
          { grant_type: 'authorization_code', code, code_verifier: 'v'.repeat(43) },
          { authorization: basic },
        ),
    },
    'refresh token': {
      kinds: ['refresh token'],
      send: (token) =>
        post(
          house.visitor(),
          '/token',
          { grant_type: 'refresh_token', refresh_token: token },
          { authorization: basic },
        ),
    },
    bearer: {
      kinds: ['access token'],
      send: (token) => house.visitor().send('/userinfo', { headers: { authorization: `Bearer ${token}` } }),
    },
    revocation: {
      kinds: ['access token', 'refresh token'],
      send: (token) => post(house.visitor(), '/revoke', { token }, { authorization: basic }),
    },
  }
  for (const [slot, { kinds, send }] of Object.entries(slots))
    for (const [kind, seal] of Object.entries(seals)) {
      if (kinds.includes(kind)) continue
      expect(await objectsDuring(() => send(seal ?? '')), `${kind} as ${slot}`).toEqual([])
    }
})
