/**
 * LAW no trusted continuation: what a browser brings back decides nothing unless we sealed it for this. Every name that the house uses
 * inside is sent to every route in the query, in the form, as JSON and as a header, with the values that an attacker would choose.
 */
import { beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/routes.ts'
import { ISSUER } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf } from '../support/visitor/visitor.ts'
import { everyRoute, type Route } from './every-route.ts'
import { attackedHouse, claimsIn, locationOf, settler, withoutNonces } from './stage.ts'

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
    isSwitch: 'true',
    switchedTo: 'de',
    shown: 'done',
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

/** Endpoints that answer in the words of RFC 6749 §5.2 and RFC 6750 §3.1; all others say what is wrong with the body. */
const REFUSED_BY_PROGRAMS: Readonly<Record<string, number>> = {
  '/token': 400,
  '/revoke': 400,
  '/userinfo': 401,
}

type Place = 'query' | 'form' | 'header' | 'json'

function sent(route: Route, place: Place | undefined): readonly [string, RequestInit] {
  const { path, method, fields, headers } = route
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

test('the list has every route that the house mounts', async () => {
  const mounted = routes.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  const listed = (await everyRoute(house, ada, eve)).map(
    // The one address with a part of its own.
    ({ method, path }) =>
      `${method} ${new URL(path, ISSUER).pathname.replace(/^\/brand\/.+/, '/brand/:name')}`,
  )
  expect([...new Set(listed)].toSorted()).toEqual([...new Set(mounted)].toSorted())
})

test('no name of ours has any effect in a query, a form or a header, on any route', async () => {
  for (const route of await everyRoute(house, ada, eve)) {
    const plain = await outcome(route, undefined)
    expect([route.name, plain['status']]).toEqual([route.name, route.status])
    const places: readonly Place[] =
      route.method === 'POST' ? ['query', 'form', 'header'] : ['query', 'header']
    for (const place of places)
      expect(await outcome(route, place), `${route.name}, in the ${place}`).toEqual(plain)
  }
})

test('JSON is no form: every POST refuses it, whatever it says, and asks nobody', async () => {
  for (const route of (await everyRoute(house, ada, eve)).filter(({ method }) => method === 'POST')) {
    const { status, objects, cookies } = await outcome(route, 'json')
    const refused = {
      name: route.name,
      status: REFUSED_BY_PROGRAMS[route.path] ?? 415,
      objects: [],
      cookies: [],
    }
    expect({ name: route.name, status, objects, cookies }).toEqual(refused)
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
