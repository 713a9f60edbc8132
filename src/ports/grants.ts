/**
 * Codes and tokens as a person's Home answers for them (ports/homes.ts): what one redeemed code or rotated token allows to be signed, and
 * what it lives by.
 */
import type { Acr, AuthenticationMethod } from '../domain/assurance.ts'
import type { ClientFacts } from '../domain/client.ts'

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
