/**
 * Sessions as the Home keeps them: the truth that every cookie and every read-near copy is asked against. A session has one id for
 * its whole life and changes its cookie with every privilege change; the former cookie serves pages for 20 s more (rule H4).
 */
import { digest } from '../crypto/digest.ts'
import { same } from '../crypto/same.ts'
import { decryptJson, encryptJson, type Vault } from '../crypto/vault.ts'
import { acrOf, type AuthenticationMethod } from '../domain/assurance.ts'
import { base64url, hex } from '../kernel/bytes.ts'
import { HOUR, SECOND } from '../kernel/time.ts'
import type { Call, Visit } from '../ports/call.ts'
import type { SessionRow } from '../ports/home-store.ts'
import type { FreshSession, SessionFacts } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'
import type { SpentChallenge } from './marks.ts'

const FORMER_COOKIE = 20 * SECOND
const TOUCH_EVERY = HOUR

/** The live session behind a cookie. `forPages` also accepts the former cookie; minting and step-up never do. */
export function sessionOf(home: HomeTools, cookie: Uint8Array, forPages = false): SessionRow | undefined {
  if (!home.store.self()) return undefined
  const now = home.now()
  return home.store
    .sessions()
    .find(
      (row) => isLive(home, row) && (same(row.cookie, cookie) || (forPages && isFormer(row, cookie, now))),
    )
}

const isFormer = (row: SessionRow, cookie: Uint8Array, now: number): boolean =>
  row.formerCookie !== null && row.formerUntil > now && same(row.formerCookie, cookie)

/** When a proof or a privilege change wrote the row and its request number: the latter keeps the time of the proof. */
export const writtenAt = (row: SessionRow): number => Math.max(row.authTime, row.formerUntil - FORMER_COOKIE)

/** Live: not ended, neither idle too long nor past its absolute end. */
export function isLive(home: HomeTools, row: SessionRow): boolean {
  const now = home.now()
  return row.isLive && row.expiresAt > now && row.seenAt + home.policy.sessionIdle > now
}

/** A full session with a proof of the last ten minutes: what a sensitive change asks for. */
export const isProofFresh = (home: HomeTools, row: SessionRow): boolean =>
  row.purpose === 'full' && home.now() - row.authTime <= home.policy.freshProof

/** What a proof, a birth or a recovery puts into a session. */
export interface Opening {
  readonly purpose: SessionRow['purpose']
  readonly fresh: FreshSession
  readonly amr: readonly AuthenticationMethod[]
  readonly device: Uint8Array | null
  readonly challenge?: SpentChallenge
  /** Ciphertext of the visit, made before the transaction. */
  readonly visit: Uint8Array
}

/**
 * The row after a proof: this browser's own session with a new cookie where it has one, else a new session. The caller writes it inside
 * its transaction; a challenge that it no longer names is marked apart until it expires (rule B1).
 */
export function sessionAfter(home: HomeTools, call: Call, opening: Opening): SessionRow {
  const now = home.now()
  const { fresh, purpose } = opening
  const before = fresh.replaces ? sessionOf(home, fresh.replaces) : undefined
  const kept = before?.purpose === purpose ? before : undefined
  if (kept?.challenge && opening.challenge && kept.challengeUntil > now)
    home.store.spend(kept.challenge, kept.challengeUntil)
  const life = purpose === 'full' ? home.policy.sessionAbsolute : home.policy.recoverySession
  return {
    id: kept?.id ?? fresh.digest,
    cookie: fresh.digest,
    formerCookie: kept?.cookie ?? null,
    formerUntil: kept ? now + FORMER_COOKIE : 0,
    purpose,
    openedAt: kept?.openedAt ?? now,
    seenAt: now,
    expiresAt: kept?.expiresAt ?? now + life,
    authTime: now,
    amr: opening.amr,
    acr: acrOf(opening.amr),
    device: opening.device,
    challenge: opening.challenge?.digest ?? kept?.challenge ?? null,
    challengeUntil: opening.challenge?.until ?? kept?.challengeUntil ?? 0,
    request: call.requestNumber,
    clients: kept?.clients ?? [],
    isLive: true,
    configVersion: call.configVersion,
    visit: opening.visit,
  }
}

/**
 * True when this proposed id has opened a session before: the request is an old one played again, long after its answer was remembered.
 * Taking it would bring the old cookie back to life.
 */
export const isUsed = (home: HomeTools, { digest: id }: FreshSession): boolean =>
  home.store.session(id) !== undefined

/** Writes a session and ends the oldest beyond what one person may have. Inside the transaction that opens it. */
export function keepSession(home: HomeTools, row: SessionRow): void {
  home.store.putSession(row)
  const live = home.store.sessions().filter((each) => isLive(home, each))
  const surplus = live.toSorted((a, b) => b.seenAt - a.seenAt).slice(home.policy.sessionsPerPerson)
  home.store.endSessions(surplus.map(({ id }) => id))
}

/** What is kept of the visit that opened a session, its language among it. */
export type KeptVisit = Partial<Visit & Pick<Call, 'locale'>>

/** Under the person's key and for this request's row only (rule K2). */
export const sealVisit = (home: HomeTools, vault: Vault, call: Call): Promise<Uint8Array> =>
  encryptJson(
    vault,
    visitPlace(call.requestNumber),
    { ...call.visit, locale: call.locale } satisfies KeptVisit,
    home.random,
  )

export const openVisit = async (vault: Vault, row: SessionRow): Promise<KeptVisit> =>
  (await decryptJson(vault, visitPlace(row.request), row.visit)) ?? {}

/** The language in which this person signed in last: nobody else can make a full session of theirs. */
export async function languageOf(home: HomeTools, vault: Vault): Promise<string | undefined> {
  const [newest] = home.store
    .sessions()
    .filter(({ purpose }) => purpose === 'full')
    .toSorted((one, other) => other.openedAt - one.openedAt)
  return newest && (await openVisit(vault, newest)).locale
}

export const visitPlace = (request: Uint8Array) =>
  ({ table: 'session', column: 'visit', row: hex(request) }) as const

/** The session as the edge may know it. `freshUntil` bounds every copy and is stamped here only (rule H1). */
export function sessionFacts(home: HomeTools, row: SessionRow): SessionFacts {
  const expiresAt = Math.min(row.expiresAt, row.seenAt + home.policy.sessionIdle)
  return {
    purpose: row.purpose,
    openedAt: row.openedAt,
    expiresAt,
    authTime: row.authTime,
    acr: row.acr,
    amr: row.amr,
    freshUntil: Math.min(home.now() + home.policy.sessionCopyLife, expiresAt),
    subjects: Object.fromEntries(row.clients.filter(({ sub }) => sub !== '').map(({ id, sub }) => [id, sub])),
  }
}

/** Notes that a session is in use, at most once an hour: one row. */
export function touch(home: HomeTools, row: SessionRow): SessionRow {
  const now = home.now()
  if (now - row.seenAt < TOUCH_EVERY) return row
  const seen = { ...row, seenAt: now }
  home.store.putSession(seen)
  return seen
}

/** How a page names a session: no cookie and no secret can be computed from it. */
export const sessionName = async (row: SessionRow): Promise<string> =>
  base64url((await digest('session-name', row.id)).slice(0, 12))

/** Erases the read-near copies of ended sessions. A cache that is down delays nothing: the copy dies by itself (rule H1). */
export async function eraseCopies(home: HomeTools, rows: readonly SessionRow[]): Promise<void> {
  const cookies = rows.flatMap((row) => (row.formerCookie ? [row.cookie, row.formerCookie] : [row.cookie]))
  if (cookies.length === 0) return
  await home.copies.erase(cookies).catch(() => home.log('warn', 'session_copies_not_erased'))
}
