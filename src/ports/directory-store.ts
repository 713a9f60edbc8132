/** What a Directory object keeps: claims by index and sign-ups by row name. Synchronous; personal is only the keyed index (K6). */
import type { PersonId } from '../kernel/ids.ts'

export interface ClaimRow {
  readonly index: Uint8Array
  readonly person: PersonId
  readonly token: string
  readonly state: 'pending' | 'active' | 'held'
  /** When a pending or held claim is deleted. */
  readonly until: number
}

export interface SignUpRow {
  readonly row: string
  readonly mac: Uint8Array
  readonly tries: number
  readonly until: number
  /** The future person, once the code was right. */
  readonly person: PersonId | null
  readonly isSpent: boolean
}

export interface DirectoryStore {
  transact<Result>(work: () => Result): Result
  claim(index: Uint8Array): ClaimRow | undefined
  putClaim(row: ClaimRow): void
  dropClaim(index: Uint8Array): void
  signUp(row: string): SignUpRow | undefined
  putSignUp(row: SignUpRow): void
  /** Deletes expired rows; returns when the next one expires, or undefined. */
  sweep(now: number): number | undefined
  wake(at: number): void
}
