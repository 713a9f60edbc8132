/**
 * The demo application: what a customer's web application does with this provider, on another site than the provider's
 * (127.0.0.1, not localhost). One program plays two shops, a first-party one and a third-party one that asks consent.
 * Its sessions live in its memory; it never logs a cookie, since browsers send it those of every port of this host.
 */
import type { IncomingMessage } from 'node:http'
import type { Random } from '../../../kernel/random.ts'
import { base64url } from '../../../kernel/bytes.ts'
import { html, redirect, serveLocally } from '../local-server.ts'
import type { Reply } from '../local-server.ts'
import { demoPage } from './demo-page.ts'
import { relyingParty } from './relying-party.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Shop, Visit } from './visit.ts'

export interface DemoApp {
  readonly close: () => Promise<void>
}

interface Floor {
  readonly origin: string
  readonly shops: readonly Shop[]
  readonly parties: readonly RelyingParty[]
  readonly visits: Map<string, Visit>
  readonly random: Random
}

const COOKIE = 'demo_app'
/** Request parameters that /sign-in passes on, so that everything can be tried from the address bar. */
const WISHES = ['ui_locales', 'prompt', 'max_age', 'login_hint', 'acr_values', 'scope'] as const

export async function openDemoApp(
  port: number,
  issuer: string,
  shops: readonly Shop[],
  random: Random,
): Promise<DemoApp> {
  const origin = `http://127.0.0.1:${port}`
  const parties = shops.map(({ client }) => relyingParty(issuer, client, `${origin}/callback`))
  const floor: Floor = { origin, shops, parties, visits: new Map(), random }
  const close = await serveLocally(port, (request, url) => {
    if (url.hostname !== '127.0.0.1') return redirect(`${origin}${url.pathname}${url.search}`)
    return serve(floor, request, url)
  })
  return { close }
}

async function serve(floor: Floor, request: IncomingMessage, url: URL): Promise<Reply> {
  const { visit, cookie } = visitOf(floor, request)
  const reply = await route(floor, visit, `${request.method} ${url.pathname}`, url)
  return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } }
}

async function route(floor: Floor, visit: Visit, route: string, url: URL): Promise<Reply> {
  const party = floor.parties[visit.shop]
  if (!party) return { status: 500 }
  if (route === 'GET /') return html(demoPage(floor.shops, visit))
  try {
    return (await act(floor, visit, party, route, url)) ?? { status: 404 }
  } catch (error) {
    visit.notice = sentenceOf(error)
    return redirect('/')
  }
}

async function act(floor: Floor, visit: Visit, party: RelyingParty, route: string, url: URL) {
  switch (route) {
    case 'GET /sign-in':
      return leave(visit, party, wishesOf(url))
    case 'GET /sign-up':
      return leave(visit, party, { ...wishesOf(url), prompt: 'create' })
    case 'GET /callback':
      return comeBack(floor, visit, party, url)
    case 'GET /shop':
      Object.assign(visit, { shop: url.searchParams.get('as') === 'third-party' ? 1 : 0 }, SIGNED_OUT)
      return redirect('/')
    case 'POST /refresh':
      if (visit.signedIn) visit.signedIn = await party.refresh(visit.signedIn)
      visit.notice = 'The tokens are fresh.'
      return redirect('/')
    case 'POST /userinfo':
      if (visit.signedIn) visit.userinfo = await party.userinfo(visit.signedIn)
      return redirect('/')
    case 'POST /sign-out':
      return signOut(floor, visit, party)
    default:
      return undefined
  }
}

const SIGNED_OUT = { pending: undefined, signedIn: undefined, userinfo: undefined, notice: undefined }

async function leave(visit: Visit, party: RelyingParty, wishes: Record<string, string>): Promise<Reply> {
  const { url, pending } = await party.begin(wishes)
  visit.pending = pending
  visit.notice = undefined
  return redirect(url.href)
}

async function comeBack(floor: Floor, visit: Visit, party: RelyingParty, url: URL): Promise<Reply> {
  const { pending } = visit
  if (!pending) return redirect('/')
  visit.pending = undefined
  visit.signedIn = await party.finish(new URL(`${floor.origin}${url.pathname}${url.search}`), pending)
  visit.userinfo = undefined
  return redirect('/')
}

/** Forgets the person here first, then takes the browser to the provider to end the session there. */
async function signOut(floor: Floor, visit: Visit, party: RelyingParty): Promise<Reply> {
  const { signedIn } = visit
  Object.assign(visit, SIGNED_OUT)
  return redirect(signedIn ? (await party.signOutUrl(signedIn, `${floor.origin}/`)).href : '/')
}

function wishesOf(url: URL): Record<string, string> {
  const wishes = WISHES.map((name) => [name, url.searchParams.get(name) ?? ''] as const)
  return Object.fromEntries(wishes.filter(([, value]) => value !== ''))
}

function visitOf(floor: Floor, request: IncomingMessage): { visit: Visit; cookie: string } {
  const sent = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? ''
  const known = floor.visits.get(sent)
  const id = known ? sent : base64url(floor.random(24))
  const visit = known ?? { shop: 0 }
  floor.visits.set(id, visit)
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
