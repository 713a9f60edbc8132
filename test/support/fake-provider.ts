/**
 * The provider's room on a fake edge, as a client sees it: one person who is signed in, one Home that grants what it is asked. For the
 * conformance suites; what a Home really decides is tested where the whole house stands.
 */
import type { Hono } from 'hono'
import type { Client } from '../../src/domain/client.ts'
import { ok } from '../../src/kernel/outcome.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { oidcRoutes } from '../../src/oidc/routes.ts'
import type { Home } from '../../src/ports/homes.ts'
import type { HouseEnv } from '../../src/web/context.ts'
import {
  aClient,
  aGrant,
  basic,
  FAMILY,
  fakeHouse,
  fakeStreet,
  FORM,
  GOOD_REQUEST,
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
} from './fake-edge.ts'

export interface Provider {
  readonly house: FakeHouse
  readonly app: Hono<HouseEnv>
  readonly person: SignedIn
  /** GET /authorize with the good request, changed; signed in unless a cookie is said. */
  authorize(changes?: Changes, cookie?: string): Promise<Response>
  post(path: string, parameters: Changes, headers?: Record<string, string>): Promise<Response>
  /** A code's redemption by the client `shop`. */
  redeem(changes?: Changes, authorization?: string): Promise<Response>
  tokens(): Promise<{
    readonly access_token: string
    readonly id_token: string
    readonly refresh_token: string
  }>
}

export async function aProvider(clients?: readonly Client[], verbs: Partial<Home> = {}): Promise<Provider> {
  const house = await fakeHouse(clients ?? [await aClient()])
  const progress = { step: 'done', issuedAt: NOW } as const
  house.verbs = {
    redeem: () => Promise.resolve(ok(aGrant())),
    authorize: () => Promise.resolve(ok({ session: sessionFacts(), progress })),
    claims: () => Promise.resolve(ok({ name: 'Ada' })),
    revoke: () => Promise.resolve(ok(undefined)),
    signOut: () => Promise.resolve(ok(undefined)),
    ...verbs,
  }
  const person = await signedIn(house)
  const app = fakeStreet(house, oidcRoutes({ showFirstPage: (c) => c.text('the first page') }))
  const post: Provider['post'] = async (path, parameters, headers = {}) =>
    app.request(`${ISSUER}${path}`, {
      method: 'POST',
      body: query(parameters),
      headers: { ...FORM, ...headers },
    })
  const redeem: Provider['redeem'] = async (changes = {}, authorization = basic('shop', SECRET)) => {
    const where = { ...person.address, family: FAMILY, generation: 0, issuedAt: NOW }
    const code = await house.edge.handles.mint('code', 'shop', systemRandom(32), where)
    const good = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER }
    return post('/token', { ...good, ...changes }, { authorization })
  }
  return {
    house,
    app,
    person,
    post,
    redeem,
    authorize: async (changes = {}, cookie = person.cookie) =>
      app.request(`${ISSUER}/authorize?${query({ ...GOOD_REQUEST, ...changes })}`, { headers: { cookie } }),
    tokens: async () => (await redeem()).json(),
  }
}

/** Parameters of the answer that an application gets in its query. */
export const answerOf = (response: Response): Readonly<Record<string, string>> =>
  Object.fromEntries(new URL(response.headers.get('location') ?? '', ISSUER).searchParams)

export async function errorOf(response: Response): Promise<unknown> {
  const body: { readonly error?: string } = await response.json()
  return body.error
}

/** One part of a token, unverified: 0 is the header, 1 the claims. */
export const partOf = (jwt: string, part: 0 | 1): Record<string, unknown> =>
  JSON.parse(atob((jwt.split('.')[part] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as Record<
    string,
    unknown
  >
