/**
 * An edge without a house behind it: real seals, handles and signatures, a clock that stands still, and Homes that answer what a test
 * says and write down what they were asked. For the edge rooms' tests, in Node and in workerd alike.
 */
import { Hono } from 'hono'
import { handles } from '../../src/crypto/handle.ts'
import { digest } from '../../src/crypto/digest.ts'
import {
  generateSigningKey,
  importSigningKey,
  wrapPrivateKey,
  type SigningKey,
} from '../../src/crypto/jws.ts'
import { keyring } from '../../src/crypto/keyring.ts'
import { sealer } from '../../src/crypto/seal.ts'
import type { AccountView } from '../../src/ports/account.ts'
import type { Client } from '../../src/domain/client.ts'
import { DEFAULT_POLICY } from '../../src/domain/policy.ts'
import { base64url, concat, utf8, type Bytes } from '../../src/kernel/bytes.ts'
import { newPersonId, type PersonId } from '../../src/kernel/ids.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { Secret } from '../../src/kernel/secret.ts'
import type { Call, HomeAddress } from '../../src/ports/call.ts'
import type { Edge } from '../../src/ports/edge.ts'
import { asGrant, type Grant, type GrantFacts } from '../../src/ports/grants.ts'
import { HOME_VERBS, type Home } from '../../src/ports/homes.ts'
import type { SessionFacts } from '../../src/ports/sign-in.ts'
import { SESSION_AUDIENCE } from '../../src/interaction/presented.ts'
import { answerFailure } from '../../src/web/failure.ts'
import type { HouseEnv } from '../../src/web/context.ts'
import { localeOf } from '../../src/web/locale.ts'

export const ISSUER = 'https://login.example'
export const NOW = Date.UTC(2026, 10, 21, 12)
export const REDIRECT = 'https://shop.example/callback'
export const AFTER_LOGOUT = 'https://shop.example/bye'
export const SECRET = 'a secret with : and ä in it'
export const OLDER_SECRET = 'the secret before'
/** RFC 7636 Appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const secretDigest = async (secret: string): Promise<string> =>
  base64url(await digest('client-secret', utf8(secret)))

const house = keyring([{ id: 1, secret: new Secret(concat(new Uint8Array(32).fill(7))) }])

async function signingKey(alg: 'ES256' | 'RS256', signsFrom: number): Promise<SigningKey> {
  const { kid, publicJwk, privateJwk } = await generateSigningKey(alg, systemRandom)
  const wrapped = await wrapPrivateKey(house, kid, privateJwk, systemRandom)
  return importSigningKey(house, { kid, alg, publicJwk, wrapped, signsFrom })
}

let madeKeys: readonly SigningKey[] | undefined

/** Made once, because RSA takes its time; each house has a list of its own. */
async function signingKeys(): Promise<SigningKey[]> {
  madeKeys ??= [await signingKey('ES256', NOW - 1_000), await signingKey('RS256', NOW - 1_000)]
  return [...madeKeys]
}

/** A third-party web application that must use PKCE; everything may be said otherwise. */
export async function aClient(over: Partial<Client> = {}): Promise<Client> {
  return {
    id: 'shop',
    name: 'Northwind Coffee',
    kind: 'web',
    isFirstParty: false,
    isVerified: false,
    isDisabled: false,
    authMethod: 'client_secret_basic',
    secretDigests: [await secretDigest(SECRET), await secretDigest(OLDER_SECRET)],
    redirectUris: [REDIRECT],
    postLogoutRedirectUris: [AFTER_LOGOUT],
    grantTypes: ['authorization_code', 'refresh_token'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    optionalScopes: [],
    requirePkce: true,
    idTokenAlgorithm: 'ES256',
    accessTokenAlgorithm: 'ES256',
    subjectType: 'public',
    sector: 'shop.example',
    idTokenClaims: [],
    origins: [],
    notBefore: 0,
    ...over,
  }
}

export interface Asked {
  readonly verb: string
  readonly address: HomeAddress
  readonly call: Call
  readonly request: Readonly<Record<string, unknown>>
}

export interface FakeHouse {
  readonly edge: Edge
  readonly asked: Asked[]
  readonly logged: string[]
  /** What was left to be done after the answer. */
  readonly later: Promise<unknown>[]
  readonly copies: Map<string, SessionFacts>
  readonly keys: SigningKey[]
  readonly clients: Map<string, Client>
  readonly images: Map<string, Bytes>
  now: number
  configVersion: number
  verbs: Partial<Home>
}

export async function fakeHouse(clients: readonly Client[], verbs: Partial<Home> = {}): Promise<FakeHouse> {
  const keys = await signingKeys()
  const asked: Asked[] = []
  const logged: string[] = []
  const later: Promise<unknown>[] = []
  const copies = new Map<string, SessionFacts>()
  const known = new Map(clients.map((client) => [client.id, client]))
  const images = new Map<string, Bytes>()
  const made = {
    asked,
    logged,
    later,
    copies,
    keys,
    clients: known,
    images,
    now: NOW,
    configVersion: 1,
    verbs,
  }
  const clock = () => made.now
  const homeAt = (address: HomeAddress): Home =>
    Object.fromEntries(
      HOME_VERBS.map((verb) => [
        verb,
        (call: Call, request: Record<string, unknown>) => {
          asked.push({ verb, address, call, request })
          const answer = made.verbs[verb] as ((call: Call, request: unknown) => unknown) | undefined
          if (!answer) throw new Error(`nobody expected ${verb}`)
          return answer(call, request)
        },
      ]),
      // Built from the list of verbs itself, which the type checker cannot follow.
    ) as unknown as Home
  const edge: Edge = {
    settings: {
      issuer: ISSUER,
      rpId: 'login.example',
      theme: { brandName: 'Example' },
      addressSource: 'none',
      decoyWeights: { eu: 1, us: 1, ap: 1 },
      defaultRegion: 'eu',
    },
    policy: DEFAULT_POLICY,
    clock,
    random: systemRandom,
    wait: () => Promise.resolve(),
    log: (_level, reason) => void logged.push(reason),
    houseKeys: house,
    sealer: sealer(house, clock, systemRandom, ISSUER),
    handles: handles(house),
    configuration: {
      version: () => Promise.resolve(made.configVersion),
      reload: () => Promise.resolve(++made.configVersion),
      rpIdOnRecord: () => Promise.resolve(undefined),
      recordRpId: () => Promise.resolve(),
      client: (id) => Promise.resolve(known.get(id)),
      keys: () => Promise.resolve(keys),
      image: (name) => Promise.resolve(images.get(name)),
      clientOfOrigin: (origin) =>
        Promise.resolve([...known.values()].find((client) => client.origins.includes(origin))),
    },
    homes: {
      of: homeAt,
      decoy: () => {
        throw new Error('no decoy expected')
      },
    },
    directories: {
      of: () => {
        throw new Error('no directory expected')
      },
    },
    copies: {
      get: (_secret, name) => Promise.resolve(copies.get(base64url(name))),
      put: (_secret, name, facts) => Promise.resolve(void copies.set(base64url(name), facts)),
    },
    mails: () => Promise.resolve(true),
    flood: () => Promise.resolve(true),
    afterwards: (work) => void later.push(work),
  }
  return Object.assign(made, { edge })
}

/** The rooms as the roof mounts them. */
export function fakeStreet(made: FakeHouse, rooms: Hono<HouseEnv>): Hono<HouseEnv> {
  const app = new Hono<HouseEnv>()
  app.use(async (c, next) => {
    c.set('edge', made.edge)
    c.set('requestId', 'ABCDE-12345')
    c.set('visit', {})
    c.set('country', undefined)
    c.set('locale', localeOf(c.req.raw))
    c.set('nonce', 'n'.repeat(32))
    await next()
  })
  app.route('/', rooms)
  app.onError(answerFailure)
  return app
}

export interface SignedIn {
  readonly address: HomeAddress & { readonly person: PersonId }
  readonly digest: Uint8Array
  /** The `Cookie` header's part. */
  readonly cookie: string
}

/** A browser with a session cookie; whether it lives is what the fake Home says. */
export async function signedIn({ edge }: FakeHouse): Promise<SignedIn> {
  const address = { region: 'eu', person: newPersonId(systemRandom) } as const
  const secret = systemRandom(32)
  const where = { ...address, family: '', generation: 0, issuedAt: NOW }
  const handle = await edge.handles.mint('session', SESSION_AUDIENCE, secret, where)
  return {
    address,
    digest: await edge.handles.digest('session', address.person, secret),
    cookie: `__Host-session=${handle}`,
  }
}

/** Ada, with one address, a passkey and a password. */
export const accountView = (over: Partial<AccountView> = {}): AccountView => ({
  purpose: 'full',
  name: 'Ada',
  identifiers: [{ id: 'one', type: 'email', value: 'ada@example.com', primary: true, verifiedAt: NOW }],
  held: [],
  region: 'eu',
  credentials: (['passkey', 'password'] as const).map((method) => ({
    id: method,
    method,
    name: '',
    addedAt: NOW,
  })),
  sessions: [],
  applications: [],
  authTime: NOW,
  isProofFresh: false,
  ...over,
})

export const sessionFacts = (over: Partial<SessionFacts> = {}): SessionFacts => ({
  purpose: 'full',
  openedAt: NOW - 600_000,
  expiresAt: NOW + 86_400_000,
  authTime: NOW - 600_000,
  acr: 'phr',
  amr: ['pop', 'user'],
  freshUntil: NOW + 300_000,
  subjects: { shop: 'subject-at-shop' },
  ...over,
})

export const FAMILY = base64url(new Uint8Array(16).fill(9))

export const aGrant = (over: Partial<GrantFacts> = {}): Grant & GrantFacts =>
  asGrant<GrantFacts>({
    sub: 'subject-at-shop',
    sid: 'session-at-shop',
    scopes: ['openid', 'profile'],
    nonce: 'n-0S6_WzA2Mj',
    authTime: NOW - 600_000,
    acr: 'phr',
    amr: ['pop', 'user'],
    family: FAMILY,
    generation: 0,
    issuedAt: NOW,
    idTokenClaims: {},
    ...over,
  })

/** Parameters of an authorization request that nothing is wrong with. */
export const GOOD_REQUEST = {
  client_id: 'shop',
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'openid profile',
  state: 'af0ifjsldkj',
  nonce: 'n-0S6_WzA2Mj',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
} as const

export type Changes = Readonly<Record<string, string | undefined>>

/** A query or form; `undefined` leaves a parameter out. */
export const query = (parameters: Changes): string =>
  new URLSearchParams(
    Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()

export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' } as const

export const basic = (id: string, secret: string): string =>
  `Basic ${btoa(`${formEncoded(id)}:${formEncoded(secret)}`)}`

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1)

/** `name=value` of a cookie that an answer sets, or undefined. */
export const cookieOf = (response: Response, name: string): string | undefined =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0]

/** Value of a hidden field in a page. */
export const hiddenField = (page: string, name: string): string | undefined =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1]
