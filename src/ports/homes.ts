/**
 * The contract between the edge and a person's Home: everything that is counted, spent, opened or decided about one person.
 * Each verb is one hop. The edge makes all new secrets and sends digests only (rule Z2); the Home judges all times (rule G8).
 * A Home that is out or too slow is an exception (`Outage`), never a refusal. The face of the object has exactly these methods.
 */
import type { ClientFacts } from '../domain/client.ts'
import type { Region } from '../domain/region.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type {
  AccountView,
  ActivityEntry,
  ChangeRefusal,
  ChangeRequest,
  Changed,
  ConsentView,
  EnrolView,
  NewIdentifier,
} from './account.ts'
import type { Call, HomeAddress } from './call.ts'
import type {
  ClaimsRequest,
  Grant,
  RedeemRefusal,
  RedeemRequest,
  RefreshRefusal,
  RefreshRequest,
  RevokeRequest,
  Successor,
} from './grants.ts'
import type {
  AuthorizeRefusal,
  AuthorizeRequest,
  BirthRefusal,
  BirthRequest,
  DevicePresented,
  FreshSession,
  Opened,
  ProveRefusal,
  ProveRequest,
  SessionFacts,
  MailedLink,
} from './sign-in.ts'

export interface Homes {
  of(address: HomeAddress): Home
  /** The Home that answers for identifiers nobody holds: same class, same path, never born (rule C5). */
  decoy(place: { readonly region: Region; readonly number: number }): Home
}

export interface SignOutRequest {
  readonly session: Uint8Array
  readonly onlyFor?: { readonly client: ClientFacts; readonly subject: string }
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
      readonly unlock: MailedLink
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
  /** Mails a code to an address that this person wants to add; whoever holds it, its mailbox is what is asked. `id` names the row. */
  mailIdentifierCode(
    call: Call,
    request: { readonly session: Uint8Array; readonly id: Uint8Array; readonly identifier: NewIdentifier },
  ): Promise<
    Outcome<
      undefined,
      'no_session' | 'proof_too_old' | 'identifier_known' | 'too_many_codes' | 'too_many_identifiers'
    >
  >
  /** Spends the link mailed to an address that was given up: it is the person's again, and what was set since goes (rule F6). */
  undo(call: Call, request: { readonly id: Uint8Array }): Promise<Outcome<undefined, 'refused'>>
  /** The newest entries of the person's own audit, newest first. */
  activity(
    call: Call,
    request: { readonly session: Uint8Array },
  ): Promise<Outcome<readonly ActivityEntry[], 'no_session'>>
  /** What this person would let a client see, with the values of now. */
  consentView(
    call: Call,
    request: {
      readonly session: Uint8Array
      readonly client: ClientFacts
      readonly scopes: readonly string[]
    },
  ): Promise<Outcome<ConsentView, 'no_session'>>
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
  'mailIdentifierCode',
  'undo',
  'activity',
  'consentView',
] as const satisfies readonly (keyof Home)[]
