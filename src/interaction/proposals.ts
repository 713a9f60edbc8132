/**
 * What the edge proposes with one request: every new secret, derived from the request number, so that a double click or a retry
 * proposes the same again (rule Z2). A Home is sent digests only and answers which of them count.
 */
import { secretFor } from '../crypto/request-number.ts'
import type { PersonId } from '../kernel/ids.ts'
import { SECOND } from '../kernel/time.ts'
import type { Call, HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Change, ChangeRequest } from '../ports/account.ts'
import type { DevicePresented, FreshSession, Opened, ProveRequest, MailedLink } from '../ports/sign-in.ts'
import type { Browser } from './browser.ts'
import { addDevice, devicesOf } from './devices.ts'
import { homeOf } from './home-of.ts'
import { rememberHome } from './known-homes.ts'
import { SESSION_AUDIENCE, type PresentedSession } from './presented.ts'

export interface Proposals {
  readonly session: Uint8Array
  readonly device: Uint8Array
}

export async function propose(edge: Pick<Edge, 'houseKeys'>, requestNumber: Uint8Array): Promise<Proposals> {
  const [session, device] = await Promise.all([
    secretFor(edge.houseKeys, requestNumber, 'session'),
    secretFor(edge.houseKeys, requestNumber, 'device'),
  ])
  return { session, device }
}

/** The proposals as one person's Home is asked about them: a new session, and the device trust that this browser shows. */
export async function proposalsFor(
  edge: Pick<Edge, 'handles' | 'sealer'>,
  { session, device }: Proposals,
  person: PersonId,
  browser: Browser,
): Promise<{ readonly session: FreshSession; readonly device: DevicePresented }> {
  const shown = browser.session?.address.person === person ? browser.session.digest : undefined
  return {
    session: {
      digest: await edge.handles.digest('session', person, session),
      ...(shown && { replaces: shown }),
    },
    device: {
      presented: await devicesOf(edge, browser.devices, person),
      fresh: await edge.handles.digest('device', person, device),
    },
  }
}

/** Links that a region may mail: the kind of handle is also its audience, and the path of its page. */
export type LinkKind = 'unlock' | 'undo'

/**
 * A link that the region mails to the owner, should it come to that: `unlock` when this very try pauses typed secrets (rule E), `undo` to an
 * address that is given up (rule F6). A repeated request makes the same link: its secret is this person's own and no time stands in it,
 * because one secret may carry one address only (rule G1).
 */
export async function mailedLink(
  edge: Pick<Edge, 'handles' | 'houseKeys' | 'settings'>,
  kind: LinkKind,
  requestNumber: Uint8Array,
  address: HomeAddress,
): Promise<MailedLink> {
  const secret = await secretFor(edge.houseKeys, requestNumber, `${kind} ${address.person}`)
  const handle = await edge.handles.mint(kind, kind, secret, {
    ...address,
    family: '',
    generation: 0,
    issuedAt: 0,
  })
  return {
    id: await edge.handles.digest(kind, address.person, secret),
    url: `${edge.settings.issuer}/${kind}?t=${handle}`,
  }
}

/** What a mailed link says, opened at the edge: who does not hold one names no object (rule G1). */
export async function openMailedLink(
  edge: Pick<Edge, 'handles'>,
  kind: LinkKind,
  text: string,
): Promise<{ readonly address: HomeAddress; readonly id: Uint8Array } | undefined> {
  const opened = await edge.handles.open(kind, kind, text)
  const address = opened && homeOf(opened.address)
  return address && { address, id: await edge.handles.digest(kind, address.person, opened.secret) }
}

/** What a posted page brings for one person's Home. */
export interface Proposing {
  readonly browser: Browser
  readonly proposals: Proposals
}

/**
 * A proof as this person's Home, or a decoy, is asked to judge it; who wants a code adds the mint. `identifier`: what was typed and led
 * there, if anything was (rule F6).
 */
export const proveRequest = async (
  edge: Pick<Edge, 'handles' | 'houseKeys' | 'settings' | 'sealer'>,
  { requestNumber }: Pick<Call, 'requestNumber'>,
  { browser, proposals }: Proposing,
  address: HomeAddress,
  { proof, identifier }: Pick<ProveRequest, 'proof' | 'identifier'>,
): Promise<ProveRequest> => ({
  proof,
  ...(identifier && { identifier }),
  unlock: await mailedLink(edge, 'unlock', requestNumber, address),
  ...(await proposalsFor(edge, proposals, address.person, browser)),
})

/** A change as the person behind `session` asks for it. */
export async function changeRequest(
  edge: Pick<Edge, 'handles' | 'sealer'>,
  { browser, proposals }: Proposing,
  { address, digest }: PresentedSession,
  change: Change,
): Promise<ChangeRequest> {
  const { session, device } = await proposalsFor(edge, proposals, address.person, browser)
  return { session: digest, change, fresh: session, device }
}

/** One cookie to give; `maxAge` in seconds where it is not the kind's own. */
export interface CookieToGive {
  readonly kind: 'session' | 'home' | 'device'
  readonly value: string
  readonly maxAge?: number
}

/**
 * The cookies of a session that a Home has just opened, and its read-near copy behind the answer (rule H1). `inner` is the index of
 * the identifier that was typed and is now proved. Called on success only: a cookie set on a failure would be an oracle (rule C1).
 */
export async function cookiesOf(
  edge: Edge,
  browser: Browser,
  about: {
    readonly opened: Opened
    readonly address: HomeAddress
    readonly proposals: Proposals
    readonly inner: Uint8Array | undefined
  },
): Promise<readonly CookieToGive[]> {
  const { opened, address, proposals, inner } = about
  const { session, deviceIssuedAt } = opened
  const digest = await edge.handles.digest('session', address.person, proposals.session)
  if (session.purpose === 'full') edge.afterwards(edge.copies.put(proposals.session, digest, session))
  const handle = await edge.handles.mint('session', SESSION_AUDIENCE, proposals.session, {
    ...address,
    family: '',
    generation: 0,
    issuedAt: session.openedAt,
  })
  // By this edge's clock: only this browser reads it, and the Home judges the session's end itself.
  const maxAge = Math.max(1, (session.expiresAt - edge.clock()) / SECOND)
  const cookies: readonly CookieToGive[] = [
    { kind: 'session', value: handle, maxAge },
    { kind: 'home', value: await rememberHome(edge, browser.homes, { address, amr: session.amr, inner }) },
  ]
  if (deviceIssuedAt === undefined) return cookies
  const fresh = { address, secret: proposals.device, issuedAt: deviceIssuedAt }
  return [...cookies, { kind: 'device', value: await addDevice(edge, browser.devices, fresh) }]
}
