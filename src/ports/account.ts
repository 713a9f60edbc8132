/** What a signed-in person sees of themselves and changes, as their Home answers for it (ports/homes.ts). Personal where it is a view. */
import type { FactVerb } from '../domain/events.ts'
import type { IdentifierKey } from '../domain/identifier.ts'
import type { PasswordFault } from '../domain/password-rules.ts'
import type { Region } from '../domain/region.ts'
import type {
  DevicePresented,
  FreshSession,
  MailedLink,
  MintRequest,
  NewCredential,
  Opened,
} from './sign-in.ts'

export type Change =
  | { readonly kind: 'add'; readonly credential: NewCredential; readonly keepOtherSessions?: boolean }
  | { readonly kind: 'remove'; readonly credential: string }
  | { readonly kind: 'rename'; readonly credential: string; readonly name: string }
  /** `locale`: a tag of ours, or null where the person leaves it to their browsers. */
  | { readonly kind: 'profile'; readonly name: string; readonly locale: string | null }
  | AddIdentifier
  /** `undo`: mailed to the address that goes (rule F6). */
  | { readonly kind: 'remove_identifier'; readonly identifier: string; readonly undo: MailedLink }
  | { readonly kind: 'make_primary'; readonly identifier: string }
  | { readonly kind: 'end_session'; readonly session: string }
  | { readonly kind: 'end_others' }
  /** Withdraws what was granted to an application and ends what it holds (rule Y1). */
  | { readonly kind: 'disconnect'; readonly client: string }

/** A new address, proved by the code that was mailed to it (rule F4); with `replaces` it takes the place of another. */
export interface AddIdentifier {
  readonly kind: 'add_identifier'
  readonly identifier: NewIdentifier
  /** The row that `mailIdentifierCode` made, and what the person typed. */
  readonly mailed: { readonly id: Uint8Array; readonly code: string }
  readonly replaces?: string
  /** Mailed to the address that is replaced. */
  readonly undo: MailedLink
}

export interface NewIdentifier {
  readonly key: IdentifierKey
  readonly value: string
}

export type ChangeRefusal =
  | 'no_session'
  | 'proof_too_old'
  | 'last_way_in'
  | 'unknown_credential'
  | 'passkey_refused'
  | 'passkey_known'
  | 'unknown_identifier'
  /** Another person holds it; said only to who has proved that it is theirs. */
  | 'identifier_taken'
  | 'identifier_known'
  /** The primary one stays: it is replaced, or another is made primary first. */
  | 'primary_stays'
  | 'code_refused'
  /** Another change came first; what the person saw is no longer so. */
  | 'overtaken'
  | 'configuration_stale'
  | PasswordFault

export interface ChangeRequest {
  readonly session: Uint8Array
  readonly change: Change
  /** The new session id that a privilege change asks for. */
  readonly fresh: FreshSession
  readonly device: DevicePresented
  readonly mint?: MintRequest
}

export interface Changed {
  /** Present when the session got a new id: the edge sets the new cookie. */
  readonly opened?: Opened
}

/** What the account page shows. Personal; it is rendered and forgotten. */
export interface AccountView {
  readonly purpose: 'full' | 'recovery'
  readonly name: string
  /** The language that this person chose for pages and mails; absent where their browsers choose. */
  readonly locale?: string
  readonly identifiers: readonly IdentifierView[]
  /** Addresses given up, which an undo may still bring back. */
  readonly held: readonly HeldView[]
  readonly region: Region
  readonly credentials: readonly CredentialView[]
  readonly sessions: readonly SessionView[]
  readonly applications: readonly ConnectedApplication[]
  readonly authTime: number
  readonly isProofFresh: boolean
}

export interface IdentifierView {
  /** Names it in a form; nothing can be computed from it. */
  readonly id: string
  readonly type: string
  readonly value: string
  readonly primary: boolean
  readonly verifiedAt: number
}

export interface HeldView {
  readonly value: string
  /** When it is free for everybody, ms. */
  readonly until: number
}

export interface CredentialView {
  readonly id: string
  readonly method: NewCredential['method']
  readonly name: string
  readonly addedAt: number
  /** Of passkeys, to the day; `place` is '' where the platform did not say. */
  readonly lastUsed?: { readonly at: number; readonly place: string }
}

/** An application that may see something of this person, or lives by a session of theirs. */
export interface ConnectedApplication {
  readonly client: string
  readonly scopes: readonly string[]
  readonly since: number
  /** It stays connected while nobody is signed in. */
  readonly isOffline: boolean
}

/** One thing that happened to this account, as its audit keeps it. */
export interface ActivityEntry {
  readonly verb: FactVerb
  readonly at: number
  readonly userAgent: string
  readonly place: string
  readonly client?: string
  readonly method?: string
}

/** What a consent page says to whoever is signed in. */
export interface ConsentView {
  /** The address that names the account. */
  readonly account: string
  /** Every claim that these scopes would release, with its value of now. */
  readonly claims: Readonly<Record<string, unknown>>
  readonly granted: readonly string[]
  readonly declined: readonly string[]
}

export interface SessionView {
  readonly id: string
  readonly isCurrent: boolean
  readonly openedAt: number
  readonly userAgent: string
  readonly place: string
}

/** What a page needs to offer a new passkey: ids to exclude (only ever for a signed-in person, rule B7). */
export interface EnrolView {
  readonly name: string
  readonly label: string
  readonly exclude: readonly string[]
}
