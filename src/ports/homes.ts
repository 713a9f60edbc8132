/**
 * The contract between the edge and a person's Home: everything that is counted, spent, opened or decided about one person.
 * Each verb is one hop. The edge makes all new secrets and sends digests only (rule Z2); the Home judges all times (rule G8).
 * A Home that is out or too slow is an exception (`RegionOut`), never a refusal. The face of the object has exactly these methods.
 */
import type { Acr, AuthenticationMethod } from '../domain/assurance.ts'
import type { ClientFacts } from '../domain/client.ts'
import type { IdentifierKey } from '../domain/identifier.ts'
import type { NextStep, Prompt } from '../domain/next-step.ts'
import type { PasswordFault } from '../domain/password-rules.ts'
import type { Region } from '../domain/region.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Call, HomeAddress } from './call.ts'

export interface Homes {
  of(address: HomeAddress): Home
  /** The Home that answers for identifiers nobody holds: same class, same path, never born (rule C5). */
  decoy(place: { readonly region: Region; readonly number: number }): Home
}

/** A new session as the edge proposes it. */
export interface FreshSession {
  readonly digest: Uint8Array
  /** Digest of the session this browser already shows for the same person; it becomes an alias for 20 s (rule H4). */
  readonly replaces?: Uint8Array
}

/** Device trust (rule E): the digests this browser presents for this person, and the one it would be given. */
export interface DevicePresented {
  readonly presented: readonly Uint8Array[]
  readonly fresh: Uint8Array
}

/** An authorization request as far as a Home decides about it, already checked against the configuration of now (rule A8). */
export interface MintRequest {
  readonly client: ClientFacts
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly nonce?: string
  readonly codeChallenge?: string
  readonly prompt: readonly Prompt[]
  readonly maxAge?: number
  /** When the request first reached us, ms, from the seal. */
  readonly requestedAt: number
  readonly demandedTerms: number
  /** Family id (16 bytes, base64url) and digest of the code the edge would hand out. */
  readonly code: { readonly family: string; readonly digest: Uint8Array }
  /** The person pressed Allow for exactly these scopes, as the consent form's seal says. */
  readonly consented?: { readonly scopes: readonly string[] }
  /** The person has just agreed to the terms of this version. */
  readonly acceptedTerms?: number
  /** The subject an `id_token_hint` names (Core §3.1.2.1): any other person is asked to prove. */
  readonly expectedSubject?: string
}

/** Done: a code is minted, with the issue time for its handle. Otherwise what is next, with nothing personal in it (rule I2). */
export type Progress =
  | { readonly step: 'done'; readonly issuedAt: number }
  | { readonly step: Exclude<NextStep, 'done'>; readonly newScopes: readonly string[] }

export interface SessionFacts {
  readonly purpose: 'full' | 'recovery'
  readonly openedAt: number
  readonly expiresAt: number
  readonly authTime: number
  readonly acr: Acr
  readonly amr: readonly AuthenticationMethod[]
  /** A read-near copy is good until then and is extended by nobody (rule H1). */
  readonly freshUntil: number
  /** Subject per first-party client that this session served. */
  readonly subjects: Readonly<Record<string, string>>
}

export interface Opened {
  readonly session: SessionFacts
  readonly progress?: Progress
  /** Set when this browser was given device trust by this call: the issue time for its handle. */
  readonly deviceIssuedAt?: number
}

export interface PasskeyExpectation {
  /** The 32 bytes that were sealed for this page, and when they stop to count. */
  readonly challenge: Uint8Array
  readonly challengeExpires: number
  readonly origins: readonly string[]
  readonly rpId: string
}

/** Ways to prove who one is. `response` is the browser's JSON (WebAuthn L3 §5.1), parsed by the method. */
export type Proof =
  | { readonly method: 'password'; readonly password: string }
  | ({ readonly method: 'passkey'; readonly response: unknown } & PasskeyExpectation)

/** Ways in that can be set up. */
export type NewCredential =
  | { readonly method: 'password'; readonly password: string }
  | ({ readonly method: 'passkey'; readonly response: unknown } & PasskeyExpectation)

/** An unlock link made for the case that this try pauses typed secrets: the owner is mailed it, by the region (rule E). */
export interface UnlockLink {
  readonly id: Uint8Array
  readonly url: string
}

export interface ProveRequest {
  readonly proof: Proof
  readonly unlock: UnlockLink
  readonly session: FreshSession
  readonly device: DevicePresented
  readonly mint?: MintRequest
}

/** `refused` is everything that must look alike: nobody, wrong secret, no such credential, paused (rule C4). */
export type ProveRefusal = 'refused' | 'configuration_stale'

export interface BirthRequest {
  /** Name of the proved row in this region's Directory. */
  readonly signUp: string
  readonly identifier: { readonly key: IdentifierKey; readonly value: string }
  readonly name: string
  readonly acceptedTerms: number
  readonly credential: NewCredential
  readonly session: FreshSession
  readonly device: DevicePresented
  readonly mint?: MintRequest
}
export type BirthRefusal =
  'sign_up_gone' | 'taken' | 'already_born' | 'passkey_refused' | 'configuration_stale' | PasswordFault

export interface AuthorizeRequest {
  readonly session: Uint8Array
  readonly mint: MintRequest
}
export type AuthorizeRefusal = 'no_session' | 'configuration_stale'

/** What one redeemed code or rotated token allows to be signed. Only a Home makes one (rule I3): see `asGrant`. */
export interface Grant {
  readonly [producedByHome]: true
  readonly sub: string
  readonly sid: string
  readonly scopes: readonly string[]
  readonly nonce?: string
  readonly authTime: number
  readonly acr: Acr
  readonly amr: readonly AuthenticationMethod[]
  readonly family: string
  readonly generation: number
  /** When the refresh token of this generation was issued: part of its handle, the same in every repetition. */
  readonly issuedAt: number
  /** Claims the registration wants in the id token; empty unless asked for. */
  readonly idTokenClaims: Readonly<Record<string, unknown>>
}
declare const producedByHome: unique symbol

/** The one door through which a Home's answer becomes something the signer accepts; called by the Homes adapter only (LAW). */
export const asGrant = <Answer extends object>(answer: Answer): Answer & Grant => answer as Answer & Grant
export type GrantFacts = Omit<Grant, typeof producedByHome>

export interface RedeemRequest {
  readonly family: string
  readonly digest: Uint8Array
  readonly client: ClientFacts
  readonly redirectUri?: string
  readonly verifier?: string
  /** Digest of the first refresh token, or absent where the client may not refresh. */
  readonly refresh?: Uint8Array
  readonly idTokenClaims: readonly string[]
}
export type RedeemRefusal =
  | 'code_unknown'
  | 'code_spent'
  | 'code_expired'
  | 'client_mismatch'
  | 'redirect_mismatch'
  | 'verifier_mismatch'
  | 'session_ended'
  | 'configuration_stale'

export interface RefreshRequest {
  readonly family: string
  readonly generation: number
  readonly digest: Uint8Array
  readonly client: ClientFacts
  /** The successor the edge proposes (rule G3). */
  readonly proposal: Successor & { readonly digest: Uint8Array }
  readonly scopes?: readonly string[]
  readonly idTokenClaims: readonly string[]
}
export interface Successor {
  readonly salt: Uint8Array
  readonly keyId: number
}
export type RefreshRefusal =
  | 'family_ended'
  | 'client_mismatch'
  | 'slow_tab'
  | 'theft'
  | 'expired'
  | 'scope_widened'
  | 'configuration_stale'

export interface ClaimsRequest {
  readonly family: string
  readonly client: ClientFacts
  /** Scopes of the access token; the answer is their intersection with the grant of now (rule Y1). */
  readonly scopes: readonly string[]
}

export interface RevokeRequest {
  readonly family: string
  readonly clientId: string
}

export interface SignOutRequest {
  readonly session: Uint8Array
  readonly onlyFor?: { readonly client: ClientFacts; readonly subject: string }
}

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
  readonly method: 'passkey' | 'password'
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

export interface Home {
  prove(call: Call, request: ProveRequest): Promise<Outcome<Opened, ProveRefusal>>
  birth(call: Call, request: BirthRequest): Promise<Outcome<Opened, BirthRefusal>>
  authorize(call: Call, request: AuthorizeRequest): Promise<Outcome<Opened, AuthorizeRefusal>>
  redeem(call: Call, request: RedeemRequest): Promise<Outcome<Grant, RedeemRefusal>>
  refresh(call: Call, request: RefreshRequest): Promise<Outcome<Grant & Successor, RefreshRefusal>>
  claims(call: Call, request: ClaimsRequest): Promise<Outcome<Readonly<Record<string, unknown>>, 'dead'>>
  /** Ends the family if the client is its owner; silent otherwise (RFC 7009 §2.2). */
  revoke(call: Call, request: RevokeRequest): Promise<Outcome<undefined, never>>
  session(call: Call, request: { readonly session: Uint8Array }): Promise<Outcome<SessionFacts, 'ended'>>
  /** Ends the session and all that lives by it. With `onlyFor`, a hint's subject must be this session's person (rule H6). */
  signOut(call: Call, request: SignOutRequest): Promise<Outcome<undefined, 'somebody_else'>>
  /** Mails a recovery code to the person's own address; silent about everything, caps included. `id` names the row. */
  mailRecoveryCode(
    call: Call,
    request: { readonly id: Uint8Array; readonly device: DevicePresented },
  ): Promise<Outcome<undefined, never>>
  /** Somebody tried to sign up with this person's address: tells the owner by mail. */
  mailAlreadyHere(call: Call): Promise<Outcome<undefined, never>>
  /** A right recovery code opens a session that may add one way in and nothing else. */
  recover(
    call: Call,
    request: {
      readonly id: Uint8Array
      readonly code: string
      readonly session: FreshSession
      readonly device: DevicePresented
      readonly unlock: UnlockLink
    },
  ): Promise<Outcome<Opened, 'refused'>>
  /** Spends an unlock link: this browser gets device trust (rule E). */
  unlock(
    call: Call,
    request: { readonly id: Uint8Array; readonly device: Uint8Array },
  ): Promise<Outcome<{ readonly deviceIssuedAt: number }, 'refused'>>
  account(call: Call, request: { readonly session: Uint8Array }): Promise<Outcome<AccountView, 'no_session'>>
  enrol(
    call: Call,
    request: { readonly session: Uint8Array },
  ): Promise<Outcome<EnrolView, 'no_session' | 'proof_too_old'>>
  change(call: Call, request: ChangeRequest): Promise<Outcome<Changed, ChangeRefusal>>
}

export const HOME_VERBS = [
  'prove',
  'birth',
  'authorize',
  'redeem',
  'refresh',
  'claims',
  'revoke',
  'session',
  'signOut',
  'mailRecoveryCode',
  'mailAlreadyHere',
  'recover',
  'unlock',
  'account',
  'enrol',
  'change',
] as const satisfies readonly (keyof Home)[]
