/**
 * The login room on a fake street: Directories and Homes answer what a test says and write down that they were asked; waiting moves the
 * clock instead. A visitor's jar is real.
 */
import { Hono } from 'hono'
import type { Region } from '../../../src/domain/region.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import { newPersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { loginRoutes, showFirstPage } from '../../../src/login/routes.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import { begin } from '../../../src/interaction/interaction.ts'
import type { AuthorizationRequest } from '../../../src/interaction/interaction.ts'
import type { Directory, SignUpRequest } from '../../../src/ports/directories.ts'
import type { Edge } from '../../../src/ports/edge.ts'
import type { Home } from '../../../src/ports/homes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { ensureBrowserCookie } from '../../../src/web/browser-cookie.ts'
import {
  aClient,
  fakeHouse,
  fakeStreet,
  ISSUER,
  NOW,
  REDIRECT,
  sessionFacts,
  type FakeHouse,
} from '../../support/fake-edge.ts'
import { Visitor } from '../../support/visitor/visitor.ts'

export const ADA = newPersonId(systemRandom)
const NOBODY = newPersonId(systemRandom)

export interface Street {
  readonly house: FakeHouse
  /** What each region's Directory says of the one identifier that the test uses. */
  readonly holders: Partial<Record<Region, PersonId | 'silent'>>
  readonly opened: SignUpRequest[]
  readonly proved: { readonly row: string; readonly code: string; readonly person: PersonId }[]
  /** How long answers were held, ms. */
  readonly held: number[]
  readonly decoys: { readonly region: Region; readonly number: number }[]
  rightCode: string
  isFlooded: boolean
  hasNoMailsLeft: boolean
  readonly visitor: () => Visitor
}

export const REQUEST: AuthorizationRequest = {
  clientId: 'shop',
  redirectUri: REDIRECT,
  responseMode: 'query',
  scopes: ['openid'],
  state: 'the state',
  prompt: [],
}

/** What every verb of a login answers when a test says nothing else. */
const REFUSING: Partial<Home> = {
  prove: () => Promise.resolve({ ok: false, why: 'refused' }),
  recover: () => Promise.resolve({ ok: false, why: 'refused' }),
  mailRecoveryCode: () => Promise.resolve({ ok: true, value: undefined }),
  mailAlreadyHere: () => Promise.resolve({ ok: true, value: undefined }),
}

export const opens: Pick<Home, 'prove'> = {
  prove: () =>
    Promise.resolve({
      ok: true,
      value: { session: sessionFacts(), progress: { step: 'done', issuedAt: NOW } },
    }),
}

export async function street(verbs: Partial<Home> = {}): Promise<Street> {
  const house = await fakeHouse([await aClient()], { ...REFUSING, ...verbs })
  const made = {
    house,
    holders: {} as Street['holders'],
    opened: [] as SignUpRequest[],
    proved: [] as Street['proved'][number][],
    held: [] as number[],
    decoys: [] as Street['decoys'][number][],
    rightCode: '123456',
    isFlooded: false,
    hasNoMailsLeft: false,
  }
  const edge: Edge = {
    ...house.edge,
    wait: (milliseconds) => Promise.resolve(void made.held.push(milliseconds)),
    flood: () => Promise.resolve(!made.isFlooded),
    mails: () => Promise.resolve(!made.hasNoMailsLeft),
    directories: { of: (region) => directory(made, region) },
    homes: {
      of: (address) => house.edge.homes.of(address),
      decoy(place) {
        made.decoys.push(place)
        return house.edge.homes.of({ region: place.region, person: NOBODY })
      },
    },
  }
  const methods = { passkey: passkeyEdge }
  const rooms = new Hono<HouseEnv>()
    .route('/', loginRoutes({ methods }))
    // Stands for /authorize, which seals the request and shows the first page.
    .get('/test/begin', async (c) => {
      const uiLocales = c.req.query('ui_locales')
      const request = { ...REQUEST, ...(uiLocales !== undefined && { uiLocales }) }
      const interaction = await begin(edge, ensureBrowserCookie(c), { request })
      const loginHint = c.req.query('hint')
      return showFirstPage({ methods })(c, interaction, loginHint === undefined ? {} : { loginHint })
    })
    .get('/account', (c) => c.text('the account'))
  const app = fakeStreet({ ...house, edge }, rooms)
  return Object.assign(made, {
    visitor: () => new Visitor((request) => Promise.resolve(app.fetch(request)), ISSUER),
  })
}

function directory(
  made: Pick<Street, 'holders' | 'opened' | 'proved' | 'rightCode'>,
  region: Region,
): Directory {
  const verbs: Partial<Directory> = {
    find() {
      const holder = made.holders[region]
      return holder === 'silent' ? Promise.reject(new Outage(region)) : Promise.resolve(holder)
    },
    openSignUp: (_call, request) => Promise.resolve(void made.opened.push(request)),
    proveSignUp(request) {
      made.proved.push(request)
      const isRight = request.code === made.rightCode
      return Promise.resolve(isRight ? { ok: true, value: undefined } : { ok: false, why: 'refused' })
    },
  }
  return verbs as Directory
}

/** A page but for what is fresh in every rendering: seals, challenges, nonces. */
export const withoutNonces = (html: string): string =>
  html
    .replaceAll(/name="(?:i|form)" value="[^"]*"/g, (it) => `sealed of ${it.length}`)
    .replaceAll(/\?i=[\w-]*/g, (it) => `?i of ${it.length}`)
    .replaceAll(/"challenge":"[^"]*"/g, (it) => `challenge of ${it.length}`)
