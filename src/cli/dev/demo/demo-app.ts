/**
 * The demo application: what a customer's web application does with this provider, on another site than the provider's
 * (127.0.0.1, not localhost). One program plays three shops, two first-party ones and a third-party one that asks consent.
 * Its sessions live in its memory; it never logs a cookie, since browsers send it those of every port of this host.
 */
import type { IncomingMessage } from 'node:http'
import { base64url } from '../../../kernel/bytes.ts'
import type { Random } from '../../../kernel/random.ts'
import type { Clock } from '../../../kernel/time.ts'
import type { RequestLine } from '../counting/request-log.ts'
import { html, redirect, serveLocally } from '../local-server.ts'
import type { Reply } from '../local-server.ts'
import { demoPage, placePage } from './demo-page.ts'
import { relyingParty } from './relying-party.ts'
import type { RelyingParty } from './relying-party.ts'
import { steppedUp } from './step-up.ts'
import type { Shop, Visit } from './visit.ts'

export interface DemoApp {
  readonly close: () => Promise<void>
}

export interface DemoSettings {
  readonly port: number
  readonly issuer: string
  readonly shops: readonly Shop[]
  /** The provider's last requests; none where nobody counts them. */
  readonly requests: () => Promise<readonly RequestLine[]>
  readonly random: Random
  readonly clock: Clock
}

interface Floor extends DemoSettings {
  readonly origin: string
  readonly parties: readonly RelyingParty[]
  readonly visits: Map<string, Visit>
}

/** One request of one visit, at the shop it is in. */
interface Moment {
  readonly floor: Floor
  readonly visit: Visit
  readonly party: RelyingParty
  readonly url: URL
}

const COOKIE = 'demo_app'
/** Request parameters that /sign-in passes on, so that everything can be tried from the address bar. */
const WISHES = ['ui_locales', 'prompt', 'max_age', 'login_hint', 'acr_values', 'scope'] as const
const TOPICS: Readonly<Record<string, string>> = { terms: 'Terms', privacy: 'Privacy', support: 'Support' }
/** Enough to compare the last few. */
const FLOWS_KEPT = 6

export async function openDemoApp(settings: DemoSettings): Promise<DemoApp> {
  const { port, issuer, shops } = settings
  const origin = `http://127.0.0.1:${port}`
  const parties = shops.map(({ client }) => relyingParty(issuer, client, `${origin}/callback`))
  const floor: Floor = { ...settings, origin, parties, visits: new Map() }
  const close = await serveLocally(port, (request, url) => {
    if (url.hostname !== '127.0.0.1') return redirect(`${origin}${url.pathname}${url.search}`)
    return serve(floor, request, url)
  })
  return { close }
}

async function serve(floor: Floor, request: IncomingMessage, url: URL): Promise<Reply> {
  const place = placeOf(floor, url.pathname)
  if (place) return place
  const { visit, cookie } = visitOf(floor, request)
  const reply = await route(floor, visit, `${request.method} ${url.pathname}`, url)
  return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } }
}

/** `/cycles/terms`: where the provider's foot line leads. */
function placeOf({ shops }: Floor, path: string): Reply | undefined {
  const [, id, topic = '', ...more] = path.split('/')
  const shop = shops.find((each) => each.id === id)
  const title = Object.hasOwn(TOPICS, topic) && more.length === 0 ? TOPICS[topic] : undefined
  return shop && title !== undefined ? html(placePage(shop, title)) : undefined
}

async function route(floor: Floor, visit: Visit, name: string, url: URL): Promise<Reply> {
  const party = floor.parties[visit.shop]
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
  if (!party || !act) return { status: 404 }
  try {
    return await act({ floor, visit, party, url })
  } catch (error) {
    visit.notice = sentenceOf(error)
    return redirect('/')
  }
}

type Act = (moment: Moment) => Promise<Reply> | Reply

const ACTS: Readonly<Record<string, Act>> = {
  'GET /': async ({ floor, visit }) => {
    const { shops, issuer, clock } = floor
    const lines = await floor.requests()
    const page = demoPage({ shops, visit, accountHref: `${issuer}/account`, lines, now: clock() })
    visit.notice = undefined
    return html(page)
  },
  'GET /shop': ({ floor, visit, url }) => {
    const asked = floor.shops.findIndex(({ id }) => id === url.searchParams.get('as'))
    Object.assign(visit, { shop: Math.max(0, asked) }, SIGNED_OUT)
    return redirect('/')
  },
  'GET /sign-in': (moment) => leave(moment, 'Sign in to', wishesOf(moment.url)),
  'GET /sign-up': (moment) =>
    leave(moment, 'Create an account at', { ...wishesOf(moment.url), prompt: 'create' }),
  'GET /step-up': (moment) => {
    moment.visit.before = moment.visit.signedIn?.claims
    return leave(moment, 'Prove it again to', { max_age: '0', ...wishesOf(moment.url) })
  },
  'GET /callback': comeBack,
  'POST /refresh': async (moment) => {
    const { visit, party } = moment
    await beginFlow(moment, 'Refresh the tokens')
    if (visit.signedIn) visit.signedIn = await party.refresh(visit.signedIn)
    visit.notice = 'The tokens are fresh.'
    return redirect('/')
  },
  'POST /userinfo': async (moment) => {
    const { visit, party } = moment
    await beginFlow(moment, 'Ask userinfo')
    if (visit.signedIn) visit.userinfo = await party.userinfo(visit.signedIn)
    return redirect('/')
  },
  'POST /sign-out': signOut,
}

const SIGNED_OUT = {
  pending: undefined,
  before: undefined,
  signedIn: undefined,
  userinfo: undefined,
  notice: undefined,
}

/** From here on the provider's requests are told under this title. */
async function beginFlow({ floor, visit }: Moment, title: string): Promise<void> {
  const after = (await floor.requests()).at(-1)?.number ?? 0
  visit.flows = [{ title, after }, ...visit.flows].slice(0, FLOWS_KEPT)
}

async function leave(moment: Moment, title: string, wishes: Record<string, string>): Promise<Reply> {
  const { visit, party } = moment
  await beginFlow(moment, `${title} ${moment.floor.shops[visit.shop]?.name ?? ''}`)
  const { url, pending } = await party.begin(wishes)
  visit.pending = pending
  visit.notice = undefined
  return redirect(url.href)
}

async function comeBack({ floor, visit, party, url }: Moment): Promise<Reply> {
  const { pending, before } = visit
  if (!pending) return redirect('/')
  Object.assign(visit, { pending: undefined, before: undefined })
  visit.signedIn = await party.finish(new URL(`${floor.origin}${url.pathname}${url.search}`), pending)
  visit.notice = before && steppedUp(before, visit.signedIn.claims)
  visit.userinfo = undefined
  return redirect('/')
}

/** Forgets the person here first, then takes the browser to the provider to end the session there. */
async function signOut(moment: Moment): Promise<Reply> {
  const { floor, visit, party } = moment
  const { signedIn } = visit
  await beginFlow(moment, 'Sign out')
  Object.assign(visit, SIGNED_OUT)
  return redirect(signedIn ? (await party.signOutUrl(signedIn, `${floor.origin}/`)).href : '/')
}

function wishesOf(url: URL): Record<string, string> {
  const wishes = WISHES.map((name) => [name, url.searchParams.get(name) ?? ''] as const)
  return Object.fromEntries(wishes.filter(([, value]) => value !== ''))
}

function visitOf({ visits, random }: Floor, request: IncomingMessage): { visit: Visit; cookie: string } {
  const sent = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? ''
  const known = visits.get(sent)
  const id = known ? sent : base64url(random(24))
  const visit = known ?? { shop: 0, flows: [] }
  visits.set(id, visit)
  return { visit, cookie: `${COOKIE}=${id}; HttpOnly; SameSite=Lax; Path=/` }
}

/** The protocol's error code where there is one: it is what a developer looks for. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'That did not work.'
  const { error: code, error_description: description } = error as {
    error?: unknown
    error_description?: unknown
  }
  if (typeof code !== 'string') return `The provider did not answer as it should: ${error.message}.`
  return typeof description === 'string' ? `${code}: ${description}` : code
}
