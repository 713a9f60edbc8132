/**
 * The ways to prove who one is, as a person's Home sees them: functions of what arrived and what is stored, without state of their
 * own. The roof hands the table over, so the Home imports no method. Counting, spending a challenge, which credential may be
 * looked at and whether an attempt is evaluated at all are the Home's business (rules B1, B3, C4).
 */
import type { AuthenticationMethod } from '../domain/assurance.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { HomeAddress } from './call.ts'
import type { Edge } from './edge.ts'
import type { PasskeyAnswer, PasskeyExpectation } from './sign-in.ts'

/** What a method wants stored beside its credential: JSON, sealed under the person's key by whoever stores it (rule K2). */
export type MethodDocument = Readonly<Record<string, unknown>>

/** `response` is the browser's JSON (WebAuthn L3 §5.1.8); nothing about it has been believed yet. */
export interface PasskeyInput extends PasskeyExpectation {
  readonly response: unknown
  /** Whose Home asks: the assertion's user handle must name this person (rules B3, B6). */
  readonly person: PersonId
}

export interface EnrolledPasskey {
  /** The credential id, base64url. Unique per person (rule B4). */
  readonly id: string
  readonly document: MethodDocument
  /** What people call the authenticator ("iCloud Keychain"); '' when it does not say. */
  readonly name: string
  /** The first counter; the Home keeps it, because it counts (LAW one owner). */
  readonly signCount: number
  readonly amr: readonly AuthenticationMethod[]
}

export interface HomeMethods {
  readonly password: {
    readonly amr: readonly AuthenticationMethod[]
    /** One hash. Whether the password is acceptable was decided before (domain/password-rules). */
    enrol(password: string): MethodDocument
    /** One hash. `isStale` asks for a new document at this success. A document it cannot read does not match. */
    verify(document: unknown, password: string): { readonly matches: boolean; readonly isStale: boolean }
    /** The work of `verify` where there is nothing to compare with (rules C4, C5). */
    decoy(password: string): void
  }
  readonly passkey: {
    /** Judges a new passkey (WebAuthn L3 §7.1): user verification and discoverability demanded, attestation not. */
    enrol(input: PasskeyInput): Promise<Outcome<EnrolledPasskey, 'passkey_refused'>>
    /**
     * Judges an assertion (WebAuthn L3 §7.2) against the stored document and the counter the Home holds; answers the new counter.
     * A counter that went backwards is refused (step 22).
     */
    verify(
      document: unknown,
      input: PasskeyInput,
      signCount: number,
    ): Promise<
      Outcome<{ readonly signCount: number; readonly amr: readonly AuthenticationMethod[] }, 'refused'>
    >
    /** The credential id that a response names, for the look-up as (person, id); undefined for anything malformed. */
    credentialId(response: unknown): string | undefined
  }
}

/** What a challenge is for; an answer given for one purpose is none for another (rule B6). */
export type ChallengePurpose = 'sign-in' | 'step-up' | 'sign-up' | 'enrol'

/** One ceremony as a page's script takes it: options for the browser, and the sealed challenge that comes back beside the answer. */
export interface Ceremony {
  readonly options: Readonly<Record<string, unknown>>
  readonly challenge: string
  /** The passkey that this page has just sent is none of ours: the script tells the browser to stop offering it. */
  readonly isRefused?: boolean
}

/** To whom and for what a challenge is given. `browser` is the digest of the browser cookie, as an interaction carries it. */
export interface ChallengeFor {
  readonly purpose: ChallengePurpose
  readonly browser: string
  readonly person?: PersonId
}

/** `late`: the challenge is old, foreign or for something else; the page starts again without a word (rule B6). */
export type CeremonyRefusal = 'late' | 'unreadable'

/** What a signed-in person's browser may tell their password managers (WebAuthn L3 §5.1.10): the options of two signals. */
export interface PasskeySignals {
  readonly accepted: Readonly<Record<string, unknown>>
  readonly details: Readonly<Record<string, unknown>>
}

/** The edge's half of each method, handed to the rooms by the roof, because nobody imports a method. */
export interface EdgeMethods {
  readonly passkey: {
    /** The method's part of the page, served as it is. */
    readonly script: string
    /** Options to use a passkey; never with a list of credentials before a first proof (rule B7). */
    request(edge: Edge, about: ChallengeFor): Promise<Ceremony>
    /** Options to create one for this person; `exclude` only for somebody who is signed in (rule B7). */
    creation(
      edge: Edge,
      about: ChallengeFor & {
        readonly address: HomeAddress
        readonly name: string
        readonly label: string
        readonly exclude: readonly string[]
      },
    ): Promise<Ceremony>
    /** The script that gives the signals, served as it is. */
    readonly signalScript: string
    /** For the person themselves only: `accepted` are the ids of all their passkeys, or those left out stop being offered. */
    signals(
      edge: Edge,
      about: {
        readonly address: HomeAddress
        readonly name: string
        readonly label: string
        readonly accepted: readonly string[]
      },
    ): Promise<PasskeySignals>
    /**
     * `answer` is the script's JSON { challenge, credential }, as it was posted. Reads an assertion and whose it says to be; the address is ours by its tag, and no object
     * was named yet (rule B2).
     */
    readAssertion(
      edge: Edge,
      about: ChallengeFor,
      answer: string,
    ): Promise<Outcome<{ readonly proof: PasskeyAnswer; readonly address: HomeAddress }, CeremonyRefusal>>
    /** Reads a new passkey. */
    readRegistration(
      edge: Edge,
      about: ChallengeFor,
      answer: string,
    ): Promise<Outcome<PasskeyAnswer, CeremonyRefusal>>
  }
}
