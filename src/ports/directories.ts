/**
 * Who holds an identifier, in one region: the only truth about it (LAW one owner, rule F1). One linearizable object per region
 * and bucket; pending and active claims live in one table; expiry is a deletion in the object that holds the claim.
 * The same object keeps the mailed code of a sign-up, under the row's random name and never under the address (SECURITY §1).
 */
import type { IdentifierKey } from '../domain/identifier.ts'
import type { Region } from '../domain/region.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Brand, Call } from './call.ts'

export interface Directories {
  /** The directory of a region for an identifier's bucket, or for a sign-up row's bucket (both 0–4095). */
  of(region: Region, bucket: number): Directory
}

export interface Claim {
  readonly key: IdentifierKey
  readonly person: PersonId
  /** Names this claim in every verb, so that a late duplicate cannot touch a later claim (rule F1). */
  readonly token: string
}

export interface SignUpRequest {
  /** Random name of the row; its bucket is chosen by `bucketOfRow`. */
  readonly row: string
  /** Absent when the address is taken: the row is written all the same, with the MAC of a code that nobody gets. */
  readonly mailTo?: string
  readonly brand: Brand
  readonly locale: string
}

export interface Directory {
  /** The active holder, or nobody. A pending claim finds nobody. */
  find(key: IdentifierKey): Promise<PersonId | undefined>
  /** Writes a pending claim, durably, for `claimLife`. Repeating it with the same token is the same claim. */
  claim(claim: Claim): Promise<Outcome<undefined, 'taken'>>
  /** What another person's claim looks like here: same person is no conflict (F7). */
  look(key: IdentifierKey, person: PersonId): Promise<'none' | 'pending' | 'active'>
  /** The commit point: succeeds once if the claim is still mine and still pending; repeating it after success succeeds. */
  activate(claim: Claim): Promise<Outcome<undefined, 'gone'>>
  /** Removes a pending claim by its token; anything else is left alone. */
  withdraw(claim: Claim): Promise<void>
  /** Keeps an identifier that its owner gives up: it finds nobody and is nobody else's, until `identifierHold` has passed (rule F6). */
  hold(claim: Claim): Promise<void>
  /** Brings a held one back under a new token: succeeds once while it is held under `from`; repeating it after success succeeds. */
  reclaim(claim: Claim, from: string): Promise<Outcome<undefined, 'gone'>>
  /** Frees an identifier, active or held, by its token; anything else is left alone. */
  release(claim: Claim): Promise<void>
  /** Opens the row of a sign-up and mails the code; `waitUntil`, two tries (rule C6). */
  openSignUp(call: Call, request: SignUpRequest): Promise<void>
  /** A right code marks the row proved for this future person and extends it. One sentence for every failure, for ever. */
  proveSignUp(request: {
    readonly row: string
    readonly code: string
    readonly person: PersonId
  }): Promise<Outcome<undefined, 'refused'>>
  /** Spends a proved row; the same person may repeat it, nobody else. */
  spendSignUp(request: {
    readonly row: string
    readonly person: PersonId
  }): Promise<Outcome<undefined, 'gone'>>
}

export const DIRECTORY_VERBS = [
  'find',
  'claim',
  'look',
  'activate',
  'withdraw',
  'hold',
  'reclaim',
  'release',
  'openSignUp',
  'proveSignUp',
  'spendSignUp',
] as const satisfies readonly (keyof Directory)[]
