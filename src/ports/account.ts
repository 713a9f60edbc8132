/** What a signed-in person sees of themselves and changes, as their Home answers for it (ports/homes.ts). Personal where it is a view. */
import type { PasswordFault } from '../domain/password-rules.ts'
import type { Region } from '../domain/region.ts'
import type { DevicePresented, FreshSession, MintRequest, NewCredential, Opened } from './sign-in.ts'

export type Change =
  | { readonly kind: 'add'; readonly credential: NewCredential; readonly keepOtherSessions?: boolean }
  | { readonly kind: 'remove'; readonly credential: string }
  | { readonly kind: 'end_session'; readonly session: string }
  | { readonly kind: 'end_others' }

export type ChangeRefusal =
  | 'no_session'
  | 'proof_too_old'
  | 'last_way_in'
  | 'unknown_credential'
  | 'passkey_refused'
  | 'passkey_known'
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
  readonly identifiers: readonly {
    readonly type: string
    readonly value: string
    readonly primary: boolean
  }[]
  readonly region: Region
  readonly credentials: readonly CredentialView[]
  readonly sessions: readonly SessionView[]
  readonly authTime: number
  readonly isProofFresh: boolean
}

export interface CredentialView {
  readonly id: string
  readonly method: NewCredential['method']
  readonly name: string
  readonly addedAt: number
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
