/**
 * What a Home keeps in its own object: whatever is counted, spent or open about one person. All verbs are synchronous, so that a
 * `transact` is one transaction between two awaits; crypto is awaited before it. Nothing personal is here in clear (rule K2).
 * A Home that was never born has no tables, and reading it makes none (rule B2).
 */
import type { Acr, AuthenticationMethod } from '../domain/assurance.ts'
import type { PersonId } from '../kernel/ids.ts'

export interface Self {
  readonly person: PersonId
  readonly state: 'birth' | 'born'
  /** Grows with everything that must end something (rule Z1). */
  readonly epoch: number
  /** The Home's copy of the wrapped data key. */
  readonly key: Uint8Array
  /** Ciphertext of { public, key }. */
  readonly subject: Uint8Array
  readonly acceptedTerms: number
  /** The birth's request number: the same number gets the same answer (rule A2). */
  readonly birthRequest: Uint8Array
  readonly bornAt: number
}

export interface SessionRow {
  /** Stays the same for the session's whole life; codes and families name it. */
  readonly id: Uint8Array
  /** Digest of the cookie's secret of now; a privilege change gives a new one (rule H4). */
  readonly cookie: Uint8Array
  /** The cookie before that, still readable by pages until then. */
  readonly formerCookie: Uint8Array | null
  readonly formerUntil: number
  readonly purpose: 'full' | 'recovery'
  readonly openedAt: number
  readonly seenAt: number
  readonly expiresAt: number
  readonly authTime: number
  readonly amr: readonly AuthenticationMethod[]
  readonly acr: Acr
  readonly device: Uint8Array | null
  /** Digest of the passkey challenge that opened it, kept until the challenge expires whatever becomes of the session (B1). */
  readonly challenge: Uint8Array | null
  readonly challengeUntil: number
  readonly request: Uint8Array
  /** The clients this session served; `sub` for first-party ones, else ''. */
  readonly clients: readonly ServedClient[]
  readonly isLive: boolean
  readonly configVersion: number
  /** Ciphertext of the visit that opened it. */
  readonly visit: Uint8Array
}

export interface ServedClient {
  readonly id: string
  readonly sub: string
}

export interface FamilyRow {
  readonly id: string
  readonly session: Uint8Array
  readonly client: string
  readonly scopes: readonly string[]
  readonly redirectUri: string
  readonly nonce: string | null
  readonly codeChallenge: string | null
  readonly code: Uint8Array
  readonly codeUntil: number
  readonly state: 'code' | 'live' | 'ended'
  readonly isOffline: boolean
  readonly createdAt: number
  readonly authTime: number
  readonly amr: readonly AuthenticationMethod[]
  readonly acr: Acr
  readonly generation: number
  readonly current: Uint8Array | null
  readonly previous: Uint8Array | null
  readonly salt: Uint8Array | null
  readonly keyId: number
  readonly rotatedAt: number
  /** The request that wrote the row last (rule Z2). */
  readonly request: Uint8Array
  readonly configVersion: number
}

export interface DeviceRow {
  readonly id: Uint8Array
  readonly since: number
  readonly usedAt: number
  readonly failures: number
  readonly pausedUntil: number
}

/** A mailed secret: a code with its MAC, or an unlock link with none. */
export interface MailedRow {
  readonly id: Uint8Array
  readonly purpose: 'recovery' | 'unlock' | 'identifier'
  readonly mac: Uint8Array | null
  readonly tries: number
  readonly until: number
}

export interface ConsentRow {
  readonly client: string
  readonly scopes: readonly string[]
  /** Optional ones that the person left out: not asked for again (OpenID Connect Core §3.1.2.4). */
  readonly declined: readonly string[]
  readonly grantedAt: number
}

/** An identifier that was given up and may be brought back by the link mailed to it (rule F6). */
export interface HeldRow {
  /** Digest of the link's secret. */
  readonly id: Uint8Array
  /** When it was given up: what was set since then goes with the undo. */
  readonly since: number
  readonly until: number
  /** Ciphertext of the identifier with its claim. */
  readonly body: Uint8Array
}

/** A named count with a time: failures of the shared pool, signature counters, mails of a day. */
export interface Counter {
  readonly value: number
  /** The end of a pause or a day; of a passkey's counter when it was used last. */
  readonly until: number
  /** Of a passkey's counter, ciphertext of where it was used last. */
  readonly note: Uint8Array | null
}

/** An undelivered parcel of facts, mails and evidence: ciphertext. `sequence` is the number of its last fact. */
export interface OutboxRow {
  readonly slot: number
  readonly sequence: number
  readonly body: Uint8Array
  readonly at: number
}

/** What `sweep` measures by, ms: now, and when the oldest family, the oldest rest of one and the oldest device trust may have begun. */
export interface Horizon {
  readonly now: number
  readonly oldestFamily: number
  readonly idleFamily: number
  readonly oldestDevice: number
}

export interface HomeStore {
  /** Runs `work` as one transaction; an exception inside leaves no trace. */
  transact<Result>(work: () => Result): Result

  self(): Self | undefined
  /** Writes the one row about oneself, making the tables the first time. */
  putSelf(self: Self): void
  /** Back to never having been: a birth that did not happen. */
  forgetSelf(): void

  session(id: Uint8Array): SessionRow | undefined
  /** All rows, ended ones too until they are swept. */
  sessions(): readonly SessionRow[]
  putSession(row: SessionRow): void
  endSessions(ids: readonly Uint8Array[]): void

  family(id: string): FamilyRow | undefined
  familiesOf(client: string): readonly FamilyRow[]
  families(): readonly FamilyRow[]
  putFamily(row: FamilyRow): void
  endFamilies(ids: readonly string[]): void

  device(id: Uint8Array): DeviceRow | undefined
  devices(): readonly DeviceRow[]
  putDevice(row: DeviceRow): void
  forgetDevices(ids: readonly Uint8Array[]): void

  counter(name: string): Counter
  setCounter(name: string, value: number, until: number, note?: Uint8Array): void
  forgetCounter(name: string): void

  mailed(id: Uint8Array): MailedRow | undefined
  putMailed(row: MailedRow): void
  forgetMailed(id: Uint8Array): void
  forgetAllMailed(): void

  isSpent(id: Uint8Array): boolean
  /** Marks a secret spent until it would expire anyway. */
  spend(id: Uint8Array, until: number): void

  consent(client: string): ConsentRow | undefined
  consents(): readonly ConsentRow[]
  putConsent(row: ConsentRow): void
  forgetConsent(client: string): void

  held(id: Uint8Array): HeldRow | undefined
  /** All rows, overdue ones too until they are swept. */
  allHeld(): readonly HeldRow[]
  putHeld(row: HeldRow): void
  forgetHeld(ids: readonly Uint8Array[]): void

  /** The one open intent: a change on its way to D1 (LAW one owner). Ciphertext. */
  intent(): { readonly id: string; readonly body: Uint8Array } | undefined
  putIntent(id: string, body: Uint8Array): void
  forgetIntent(id: string): void

  /** The highest fact number so far; survives delivery. */
  lastSequence(): number
  /** Puts a parcel into a free slot: one row. */
  post(sequence: number, body: Uint8Array, at: number): void
  outbox(): readonly OutboxRow[]
  /** Empties a slot: one row, the sequence stays. */
  delivered(slot: number): void

  /** Wakes the Home no later than `at`; setting an alarm is a row, so an earlier one stays. */
  wake(at: number): void
  /** The alarm has rung and is set no more: the next `wake` sets one, however late. */
  woken(): void

  /** The latest time and configuration version in any row: what a Home that was evicted may not fall behind (rules G8, I1). */
  latest(): { readonly time: number; readonly configVersion: number }

  /** Deletes what has expired: sessions, families, mailed secrets, marks, days' allowances, device trust. Returns how many rows went. */
  sweep(horizon: Horizon): number
}
