/** GET /session: near copy, Home, origins (rules H1–H4; issue "Sessions"). */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { base64url } from '../../../src/kernel/bytes.ts'
import { no, ok } from '../../../src/kernel/outcome.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { SessionFacts } from '../../../src/ports/sign-in.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import {
  aClient,
  fakeHouse,
  fakeStreet,
  ISSUER,
  NOW,
  sessionFacts,
  signedIn,
  type FakeHouse,
  type SignedIn,
} from '../../support/fake-edge.ts'

let house: FakeHouse
let app: Hono<HouseEnv>
let person: SignedIn
let facts: SessionFacts

beforeEach(async () => {
  house = await fakeHouse([
    await aClient({ isFirstParty: true, origins: ['https://shop.example'] }),
    await aClient({ id: 'third', origins: ['https://third.example'] }),
  ])
  facts = sessionFacts()
  house.verbs = { session: () => Promise.resolve(ok(facts)) }
  person = await signedIn(house)
  app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('') }))
})

const get = (headers: Record<string, string> = {}): Response | Promise<Response> =>
  app.request(`${ISSUER}/session`, { headers: { cookie: person.cookie, ...headers } })

const copy = (over: Partial<SessionFacts> = {}): void =>
  void house.copies.set(base64url(person.digest), sessionFacts(over))

const ACTIVE = {
  active: true,
  auth_time: (NOW - 600_000) / 1_000,
  acr: 'phr',
  fresh_until: (NOW + 300_000) / 1_000,
}

describe('whom it asks', () => {
  it('a fresh copy answers without a hop', async () => {
    copy()
    expect(await (await get()).json()).toEqual(ACTIVE)
    expect(house.asked).toEqual([])
  })

  it('no copy: the Home, and the copy is written behind the answer', async () => {
    expect(await (await get()).json()).toEqual(ACTIVE)
    expect(house.asked).toMatchObject([
      { verb: 'session', address: person.address, request: { session: person.digest } },
    ])
    await Promise.all(house.later)
    expect(house.copies.get(base64url(person.digest))).toEqual(facts)
  })

  it('H1: a stale copy asks the Home and is rewritten unchanged', async () => {
    copy({ freshUntil: NOW })
    await get()
    expect([house.asked.length, house.later.length]).toEqual([1, 1])
  })

  it('H1: a session younger than 60 s asks the Home, and writes no second copy', async () => {
    copy({ openedAt: NOW - 59_000 })
    await get()
    expect([house.asked.length, house.later.length]).toEqual([1, 0])
  })

  it('an ended session is the Home’s word; the cookie stays (rule H4)', async () => {
    house.verbs = { session: () => Promise.resolve(no('ended')) }
    const response = await get()
    expect(await response.json()).toEqual({ active: false })
    expect(response.headers.getSetCookie()).toEqual([])
    expect(house.later).toEqual([])
  })

  it('H2: a Home that is silent is 503, never "signed out"', async () => {
    house.verbs = { session: () => Promise.reject(new Outage('eu')) }
    const response = await get()
    expect(response.status).toBe(503)
    expect(await response.json()).not.toHaveProperty('active')
  })

  it.each(['', '__Host-session=invented'])(
    'no session cookie that opens: nobody is asked (%j)',
    async (cookie) => {
      expect(await (await get({ cookie })).json()).toEqual({ active: false })
      expect(house.asked).toEqual([])
    },
  )

  it('a recovery session is nobody’s sign-in', async () => {
    facts = sessionFacts({ purpose: 'recovery' })
    expect(await (await get()).json()).toEqual({ active: false })
  })
})

describe('H3: who may read it', () => {
  it('the origin of a first-party application, with its own subject', async () => {
    copy({ subjects: { shop: 'subject-at-shop', other: 'not-theirs' } })
    const response = await get({ origin: 'https://shop.example' })
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('vary')).toBe('Origin')
    expect(await response.json()).toEqual({ ...ACTIVE, sub: 'subject-at-shop' })
  })

  it.each(['https://third.example', 'https://evil.example', 'https://shop.example.evil.example', 'null'])(
    'not %s',
    async (origin) => {
      copy()
      const response = await get({ origin })
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
      expect(await response.json()).toEqual({ active: false })
      expect(house.asked).toEqual([])
    },
  )

  it('our own pages, without a subject', async () => {
    copy()
    expect(await (await get({ origin: ISSUER })).json()).toEqual(ACTIVE)
  })

  it('is never kept by a cache', async () => {
    expect((await get()).headers.get('cache-control')).toBe('no-store')
  })
})
