/**
 * LAW no trusted continuation: what a browser brings back decides nothing unless we sealed it for this. Every name that the house uses
 * inside is sent to every route in the query, in the form, as JSON and as a header, with the values that an attacker would choose.
 */
import { beforeAll, expect, test } from 'vitest'
import { residents } from '../support/house/people.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../support/counting/recorder.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, type Visitor } from '../support/visitor/visitor.ts'
import {
  attackedHouse,
  basicOf,
  claimsIn,
  copyOf,
  fieldsTo,
  locationOf,
  settler,
  withoutNonces,
} from './stage.ts'

const house = attackedHouse()

let ada: Person
let eve: Person
let wanted: Readonly<Record<string, string>>
beforeAll(async () => {
  ada = await settler(house, { way: 'password' })
  const victim = (await residents()).at(-1)
  eve = await settler(house, { name: 'Eve', way: 'password' })
  const { person = '', region = 'eu' } = victim ?? {}
  wanted = {
    person,
    region,
    address: JSON.stringify({ region, person }),
    sub: person,
    subject: person,
    expectedSubject: person,
    session: ada.browser.jar.get('__Host-session') ?? '',
    browser: ada.browser.jar.get('__Host-browser') ?? '',
    device: ada.browser.jar.get('__Host-device') ?? '',
    home: ada.browser.jar.get('__Host-home') ?? '',
    email: ada.email,
    row: 'A'.repeat(22),
    epoch: '999999',
    purpose: 'full',
    proved: 'true',
    isProved: 'true',
    authTime: String(Date.now()),
    auth_time: String(Math.floor(Date.now() / 1_000)),
    acr: 'phr',
    amr: 'pop',
    scopes: 'openid profile email admin',
    consented: 'true',
    mint: '{"step":"done"}',
    progress: 'done',
    step: 'done',
    requestedAt: '0',
    acceptedTerms: '999',
    isHintIgnored: 'false',
    isRestarted: 'false',
    isEvaluated: 'true',
    isFirstParty: 'true',
    first_party: 'true',
    family: 'A'.repeat(22),
    generation: '0',
    digest: 'A'.repeat(43),
    decoy: 'none',
    now: '0',
    configVersion: '999999',
    requestNumber: 'A'.repeat(22),
    requestId: 'AAAAA-AAAAA',
    returnTo: 'https://evil.example/',
    verifiedAt: '1',
    email_verified: 'true',
    _method: 'GET',
    ['__proto__']: '{"proved":true}',
    constructor: 'x',
  }
})

interface Route {
  readonly name: string
  readonly path: string
  readonly who: () => Visitor
  readonly method?: 'POST'
  readonly fields?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

/** One of every route, as a stranger and as somebody else with a session of her own. */
async function routes(): Promise<readonly Route[]> {
  const stranger = house.visitor()
  const form = (field: string) => (each: { fields: Readonly<Record<string, string>> }) => field in each.fields
  const login = await stranger.go('/login')
  const signUp = await stranger.go('/sign-up')
  const recovery = await stranger.go('/recovery')
  const nobody = { identifier: 'nobody-at-all@example.org' }
  const code = await stranger.submit(signUp, { ...nobody, name: 'N', region: 'us' }, form('name'))
  const lost = await stranger.submit(recovery, nobody, (each) => each.action === '/recovery')
  const consent = await eve.open((await house.app('books').begin()).url)
  const account = await eve.open('/account')
  const proof = await eve.open('/account/prove')
  const shop = house.app('shop')
  const [asked, silent] = [(await shop.begin()).url, (await shop.begin({ prompt: 'none' })).url]
  const eves = () => copyOf(eve.browser)
  const as = () => copyOf(stranger)
  const WRONG = { code: '000000' }
  return [
    { name: 'authorize', path: asked.href, who: as },
    { name: 'authorize, silently', path: silent.href, who: as },
    {
      name: 'authorize by POST',
      path: '/authorize',
      who: as,
      method: 'POST',
      fields: Object.fromEntries(asked.searchParams),
    },
    { name: 'login page', path: '/login', who: as },
    { name: 'challenge', path: '/login/passkey-challenge', who: as },
    {
      name: 'password',
      path: '/login',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(login, '/login'), identifier: ada.email, password: 'not hers at all' },
    },
    {
      name: 'passkey',
      path: '/login/passkey',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(login, '/login/passkey'), response: '{}' },
    },
    { name: 'sign-up page', path: '/sign-up', who: as },
    {
      name: 'sign-up code',
      path: '/sign-up/code',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(code, '/sign-up/code'), ...WRONG },
    },
    {
      name: 'birth',
      path: '/sign-up/way-in',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(code, '/sign-up/code'), password: 'a long enough password' },
    },
    { name: 'recovery page', path: '/recovery', who: as },
    {
      name: 'recovery code',
      path: '/recovery/code',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(lost, '/recovery/code'), ...WRONG },
    },
    { name: 'new way in', path: '/recovery/way-in', who: as },
    {
      name: 'new way in, posted',
      path: '/recovery/way-in',
      who: as,
      method: 'POST',
      fields: { ...fieldsTo(lost, '/recovery/code'), password: 'a long enough password' },
    },
    { name: 'unlock', path: '/unlock', who: as, method: 'POST', fields: fieldsTo(login, '/login') },
    { name: 'session', path: '/session', who: as },
    { name: 'account', path: '/account', who: as },
    { name: 'prove', path: '/account/prove', who: as },
    { name: 'sign-out', path: '/logout', who: as },
    { name: 'userinfo', path: '/userinfo', who: as },
    {
      name: 'token',
      path: '/token',
      who: as,
      method: 'POST',
      fields: { grant_type: 'authorization_code', code: 'A'.repeat(124), code_verifier: 'v'.repeat(43) },
      headers: basicOf(shop.application),
    },
    {
      name: 'refresh',
      path: '/token',
      who: as,
      method: 'POST',
      fields: { grant_type: 'refresh_token', refresh_token: 'A'.repeat(124) },
      headers: basicOf(shop.application),
    },
    {
      name: 'Eve’s consent',
      path: '/consent',
      who: eves,
      method: 'POST',
      fields: { ...fieldsTo(consent, '/consent'), decision: 'deny' },
    },
    {
      name: 'Eve’s consent, no decision',
      path: '/consent',
      who: eves,
      method: 'POST',
      fields: fieldsTo(consent, '/consent'),
    },
    { name: 'Eve’s account', path: '/account', who: eves },
    { name: 'Eve’s session', path: '/session', who: eves },
    {
      name: 'Eve’s proof',
      path: '/account/prove',
      who: eves,
      method: 'POST',
      fields: { ...fieldsTo(proof, '/account/prove'), password: 'not hers at all' },
    },
    {
      name: 'Eve’s removal',
      path: '/account/credentials/remove',
      who: eves,
      method: 'POST',
      fields: { ...fieldsTo(account, '/account/sign-out'), credential: 'x', confirmed: 'yes' },
    },
  ]
}

type Place = 'query' | 'form' | 'header' | 'json'

function sent(route: Route, place: Place | undefined): readonly [string, RequestInit] {
  const { path, method = 'GET', fields = {}, headers = {} } = route
  const own = Object.keys(fields)
  const extra = Object.entries(wanted).filter(
    ([name]) => !own.includes(name) && !new URL(path, 'http://x').searchParams.has(name),
  )
  const query = new URLSearchParams(extra).toString()
  const where = place === 'query' ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path
  const asHeaders = extra
    .filter(([name]) => /^[A-Za-z][\w-]*$/.test(name))
    .flatMap(([name, value]): [string, string][] => [
      [`x-${name}`, value],
      [name, value],
    ])
  const all = { ...headers, ...(place === 'header' && Object.fromEntries(asHeaders)) }
  if (method === 'GET') return [where, { headers: all }]
  if (place === 'json')
    return [
      where,
      {
        method,
        headers: { ...all, 'content-type': 'application/json' },
        body: JSON.stringify({ ...fields, ...wanted }),
      },
    ]
  return [
    where,
    {
      method,
      headers: all,
      body: new URLSearchParams([...Object.entries(fields), ...(place === 'form' ? extra : [])]),
    },
  ]
}

/** What an answer amounts to: where it leads, what it gives, whom it asked. */
async function outcome(route: Route, place: Place | undefined): Promise<Readonly<Record<string, unknown>>> {
  await settled()
  take()
  const visitor = route.who()
  const [path, init] = sent(route, place)
  const answer = await visitor.send(path, init)
  const body = await answer.text()
  await settled()
  const location = locationOf(answer)
  return {
    status: answer.status,
    location: location && `${location.origin}${location.pathname}`,
    answers: [...(location?.searchParams.keys() ?? [])].filter((name) => !(name in wanted)),
    cookies: answer.headers.getSetCookie().map((line) => line.split('=')[0]),
    objects: take()
      .filter(({ kind }) => kind === 'object')
      .map(({ name }) => name)
      .toSorted(),
    forms: formsOf(body).map(({ action }) => action),
    body: body.startsWith('{') ? withoutNonces(body).replaceAll(/"(?:auth_time|fresh_until)":\d+/g, '') : '',
  }
}

test('no name of ours has any effect in a query, a form or a header, on any route', async () => {
  for (const route of await routes()) {
    const plain = await outcome(route, undefined)
    const places: readonly Place[] =
      route.method === 'POST' ? ['query', 'form', 'header'] : ['query', 'header']
    for (const place of places)
      expect(await outcome(route, place), `${route.name}, in the ${place}`).toEqual(plain)
  }
})

test('JSON is no form: every POST refuses it, whatever it says, and asks nobody', async () => {
  for (const route of (await routes()).filter(({ method }) => method === 'POST')) {
    const refused = await outcome(route, 'json')
    expect([route.name, refused['objects'], refused['cookies']]).toEqual([route.name, [], []])
    expect([400, 415]).toContain(refused['status'])
  }
})

test('what a code says of a person is the Home’s word: acr, amr, auth_time and sub asked for change nothing', async () => {
  const shop = house.app('shop')
  const plain = await shop.begin()
  const first = claimsIn((await shop.finish(plain, await eve.open(plain.url))).id_token)
  const asked = await shop.begin({
    ...wanted,
    acr_values: 'phr',
    claims: '{"id_token":{"acr":{"essential":true,"value":"phr"}}}',
  })
  const answer = await eve.open(asked.url)
  expect(callbackOf(answer).searchParams.has('code')).toBe(true)
  const second = claimsIn((await shop.finish(asked, answer)).id_token)
  for (const name of ['sub', 'acr', 'amr', 'auth_time', 'sid', 'aud'])
    expect(second[name], name).toEqual(first[name])
  expect(second).not.toHaveProperty('proved')
})
