/**
 * Deciding and minting, in the hop that proves (rules I2, Y1): next-step is asked inside the transaction that would write the code,
 * with the consents of this very moment. What needs crypto is prepared before; nothing here awaits.
 */
import { same } from '../crypto/same.ts'
import type { ClientFacts } from '../domain/client.ts'
import { nextStep } from '../domain/next-step.ts'
import type { Call } from '../ports/call.ts'
import type { FamilyRow, SessionRow } from '../ports/home-store.ts'
import type { MintRequest, Progress } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'
import { subjectSecrets, type Somebody } from './self.ts'
import { subjectFor } from './subjects.ts'

export interface PreparedMint {
  readonly request: MintRequest
  readonly sub: string
}

/** Computes what the transaction needs: the subject this client sees. */
export async function prepareMint(
  who: Somebody,
  request: MintRequest | undefined,
): Promise<PreparedMint | undefined> {
  return request && { request, sub: await subjectFor(await subjectSecrets(who), request.client) }
}

export interface Decided {
  readonly progress: Progress
  /** This very request was decided before: nothing of it is told twice. */
  readonly isRepeated: boolean
  /** The session with this client among those it served, when a code was minted. */
  readonly session: SessionRow
}

/** Decides what is next; writes family and consent when it is `done`. The caller writes the session. */
export function decide(home: HomeTools, call: Call, session: SessionRow, prepared: PreparedMint): Decided {
  const { request, sub } = prepared
  const before = home.store.family(request.code.family)
  if (before) return { progress: repeatedMint(home, before, request), isRepeated: true, session }
  const self = home.store.self()
  if (!self) throw new Error('a mint without a person')
  const { granted, declined } = answered(home, request.client)
  const hasJustConsented = isWholeConsent(request)
  const acceptedTerms = Math.max(self.acceptedTerms, request.acceptedTerms ?? 0)
  if (acceptedTerms > self.acceptedTerms) home.store.putSelf({ ...self, acceptedTerms })
  const isSomebodyElse = request.expectedSubject !== undefined && request.expectedSubject !== sub
  const step = nextStep({
    session: session.purpose === 'full' && !isSomebodyElse ? { authTime: session.authTime } : undefined,
    requestedAt: request.requestedAt,
    prompt: request.prompt,
    maxAge: request.maxAge,
    now: home.now(),
    isContactVerified: self.state === 'born',
    acceptedTerms,
    demandedTerms: request.demandedTerms,
    isFirstParty: request.client.isFirstParty,
    wantedScopes: request.scopes.filter((scope) => !declined.includes(scope)),
    grantedScopes: granted,
    hasJustConsented,
  })
  if (step !== 'done') {
    const newScopes = request.scopes.filter((scope) => !granted.includes(scope))
    return { progress: { step, newScopes }, isRepeated: false, session }
  }
  const scopes = hasJustConsented
    ? keepConsent(home, request, { granted, declined })
    : request.scopes.filter((scope) => request.client.isFirstParty || granted.includes(scope))
  const family = newFamily(home, call, session, { ...request, scopes })
  home.store.putFamily(family)
  endSurplus(home, session, request)
  return {
    // The family's own time and not the clock's: one secret carries one address, in every repetition (rule G1).
    progress: { step: 'done', issuedAt: family.createdAt },
    isRepeated: false,
    session: serving(session, prepared),
  }
}

/**
 * The family's id comes from the request number: it is this very request again, and one code is all it gets. A code that was traded or is
 * too old is no answer any more, or Back and Allow would hand it out to be used twice: the person is asked anew (rule Z2).
 */
function repeatedMint(home: HomeTools, before: FamilyRow, request: MintRequest): Progress {
  const isUnspent = before.state === 'code' && before.codeUntil > home.now()
  return isUnspent
    ? { step: 'done', issuedAt: before.createdAt }
    : { step: 'consent', newScopes: request.scopes }
}

interface Answered {
  readonly granted: readonly string[]
  /** Optional ones that were left out, as long as they are optional. */
  readonly declined: readonly string[]
}

/** What this person answered to the client as it is now: what was answered before `notBefore` is dead (rule Y2). */
export function answered(home: HomeTools, client: ClientFacts): Answered {
  const row = home.store.consent(client.id)
  if (!row || row.grantedAt < client.notBefore) return { granted: [], declined: [] }
  const declined = row.declined.filter((scope) => client.optionalScopes.includes(scope))
  return { granted: row.scopes, declined }
}

/** Allowed is what was asked, less what the application can do without: nothing else, and nothing that it needs may be left out. */
const isWholeConsent = ({ consented, scopes, client }: MintRequest): boolean =>
  consented !== undefined &&
  consented.scopes.every((scope) => scopes.includes(scope)) &&
  scopes.every((scope) => consented.scopes.includes(scope) || client.optionalScopes.includes(scope))

/** Remembers each scope's answer; returns what this request gets. */
function keepConsent(home: HomeTools, request: MintRequest, before: Answered): readonly string[] {
  const allowed = request.consented?.scopes ?? []
  const left = request.scopes.filter((scope) => !allowed.includes(scope))
  // What was allowed before and is taken back ends with all that holds it (rule Y1).
  const isTakenBack = (scope: string): boolean => left.includes(scope) && before.granted.includes(scope)
  const holding = home.store
    .familiesOf(request.client.id)
    .filter(({ state, scopes }) => state !== 'ended' && scopes.some(isTakenBack))
  home.store.endFamilies(holding.map(({ id }) => id))
  home.store.putConsent({
    client: request.client.id,
    scopes: [...new Set([...before.granted, ...allowed])].filter((scope) => !left.includes(scope)),
    declined: [...new Set([...before.declined, ...left])].filter((scope) => !allowed.includes(scope)),
    grantedAt: home.now(),
  })
  return request.scopes.filter((scope) => allowed.includes(scope))
}

function newFamily(home: HomeTools, call: Call, session: SessionRow, request: MintRequest): FamilyRow {
  const now = home.now()
  const mayOffline = request.client.mayOffline && request.scopes.includes('offline_access')
  return {
    id: request.code.family,
    session: session.id,
    client: request.client.id,
    scopes: request.scopes.filter((scope) => scope !== 'offline_access' || mayOffline),
    redirectUri: request.redirectUri,
    nonce: request.nonce ?? null,
    codeChallenge: request.codeChallenge ?? null,
    code: request.code.digest,
    codeUntil: now + home.policy.codeLife,
    state: 'code',
    isOffline: mayOffline,
    createdAt: now,
    authTime: session.authTime,
    amr: session.amr,
    acr: session.acr,
    generation: 0,
    current: null,
    previous: null,
    salt: null,
    keyId: 0,
    rotatedAt: now,
    request: call.requestNumber,
    configVersion: call.configVersion,
  }
}

/** At most 20 families per client and session and 200 per client; the oldest end (rule G5). A code that nobody traded in time is none. */
function endSurplus(home: HomeTools, session: SessionRow, { client }: MintRequest): void {
  const now = home.now()
  const live = home.store
    .familiesOf(client.id)
    .filter((row) => row.state === 'live' || (row.state === 'code' && row.codeUntil > now))
    .toSorted((a, b) => b.createdAt - a.createdAt)
  const ofSession = live.filter((row) => same(row.session, session.id))
  const surplus = [
    ...ofSession.slice(home.policy.familiesPerClientAndSession),
    ...live.slice(home.policy.familiesPerClient),
  ]
  home.store.endFamilies(surplus.map((row) => row.id))
}

function serving(session: SessionRow, { request, sub }: PreparedMint): SessionRow {
  if (session.clients.some(({ id }) => id === request.client.id)) return session
  const served = { id: request.client.id, sub: request.client.isFirstParty ? sub : '' }
  return { ...session, clients: [...session.clients, served] }
}
