/**
 * What proves who somebody is, what it opens and what it mints: the first half of the contract of a Home (ports/homes.ts). The edge makes
 * all new secrets and sends digests only (rule Z2); the Home judges all times (rule G8).
 */
import type { Acr, AuthenticationMethod } from '../domain/assurance.ts'
import type { ClientFacts } from '../domain/client.ts'
import type { IdentifierKey } from '../domain/identifier.ts'
import type { NextStep, Prompt } from '../domain/next-step.ts'
import type { PasswordFault } from '../domain/password-rules.ts'

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
  /** The person pressed Allow and these of the request's scopes are what they allow; what they left out and may leave out is declined. */
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

/** A passkey's answer: `response` is the browser's JSON (WebAuthn L3 §5.1), parsed by the method. */
export type PasskeyAnswer = { readonly method: 'passkey'; readonly response: unknown } & PasskeyExpectation

/** Ways to prove who one is. */
export type Proof = { readonly method: 'password'; readonly password: string } | PasskeyAnswer

/** Ways in that can be set up: what a person sets up looks like what they will prove with. */
export type NewCredential = Proof

/** A link that a region may mail: the edge makes it and keeps its secret out of every store, a Home knows `id` only (rule Z2). */
export interface MailedLink {
  readonly id: Uint8Array
  readonly url: string
}

export interface ProveRequest {
  readonly proof: Proof
  /** What was typed, where something was: a Home that no longer lists it is nobody's (rule F6). */
  readonly identifier?: IdentifierKey
  /** For the case that this try pauses typed secrets: the owner is mailed it (rule E). */
  readonly unlock: MailedLink
  readonly session: FreshSession
  readonly device: DevicePresented
  readonly mint?: MintRequest
}

/**
 * `refused` is everything that must look alike: nobody, wrong secret, paused, late (rule C4). `unknown_credential`: this passkey is none
 * of this person's, so that its browser may be told; who can name it has its user handle, which no stranger can invent (rule B2).
 */
export type ProveRefusal = 'refused' | 'unknown_credential' | 'configuration_stale'

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
