/**
 * The identity record of one person in the region's databases: D1 owns it, only the person's Home writes it (LAW one owner).
 * Everything personal arrives and leaves as ciphertext under the person's key. A write is one idempotent batch guarded by the
 * row's version and named by its change id, so that it may be repeated after a crash (rules F6, Z1).
 */
import type { IdentifierType } from '../domain/identifier.ts'
import type { PersonId } from '../kernel/ids.ts'

export interface PersonRow {
  readonly person: PersonId
  readonly status: 'pending' | 'active'
  readonly version: number
  /** Names the change that made this version, '' at birth: the same request sent again finds its work done (rule Z2). */
  readonly change: string
  /** One encrypted document of attributes by standard claim name. */
  readonly profile: Uint8Array
  /** Encrypted: the public subject and the key of the pairwise ones (rule G1b); moves and dies with the person. */
  readonly subject: Uint8Array
  readonly createdAt: number
  readonly updatedAt: number
}

export interface IdentifierRow {
  readonly type: IdentifierType
  /** The region's keyed index (rule K6): for search, never for deciding who somebody is. */
  readonly index: Uint8Array
  readonly value: Uint8Array
  readonly verifiedAt: number
  readonly primary: boolean
}

export interface CredentialRow {
  /** base64url: a passkey's credential id, or `password`. */
  readonly id: string
  readonly method: 'passkey' | 'password'
  /** Ciphertext of the method's own document (public key, PHC string, name …). */
  readonly document: Uint8Array
  readonly addedAt: number
}

/** One version step of a record. `expected` is the version it was decided on, `change` the name of the intent. */
export interface RecordChange {
  readonly change: string
  readonly expected: number
  readonly at: number
  readonly add?: readonly CredentialRow[]
  readonly remove?: readonly string[]
  readonly profile?: Uint8Array
  readonly identifiers?: {
    readonly add: readonly IdentifierRow[]
    readonly remove: readonly IdentifierName[]
    /** The one that is primary from here on; without it the flags stay. */
    readonly primary?: IdentifierName
  }
}

export type IdentifierName = Pick<IdentifierRow, 'type' | 'index'>

export interface ConsentEvidence {
  /** Idempotent name of the evidence. */
  readonly id: string
  readonly document: Uint8Array
  readonly at: number
}

export interface AuditRow {
  /** HMAC(person's data key, sequence): primary key, and the only link to the person (rule L1). */
  readonly number: Uint8Array
  readonly verb: string
  readonly result: string
  readonly at: number
  readonly detail: Uint8Array
  readonly digest: Uint8Array
}

export interface People {
  /** The record with its identifiers and credentials, pending ones too; undefined when there is none. One read. */
  read(person: PersonId): Promise<PersonRecord | undefined>
  /** Writes a pending person whole; repeating it changes nothing. `conflict`: the credential id stands in this shard (rule B4). */
  create(record: PersonRecord): Promise<'created' | 'conflict'>
  /** pending → active; repeating it changes nothing. */
  activate(person: PersonId, at: number): Promise<void>
  /** Deletes a person that never became active. */
  discard(person: PersonId): Promise<void>
  /** Applies one step; `applied` also when this very change had been applied before; `stale` when another came first. */
  apply(person: PersonId, step: RecordChange): Promise<'applied' | 'stale' | 'conflict'>
  /** Appends consent evidence, idempotently. */
  recordConsent(person: PersonId, evidence: ConsentEvidence): Promise<void>
  /** Inserts audit rows, idempotently by number. */
  audit(person: PersonId, rows: readonly AuditRow[]): Promise<void>
  /** The audit rows of these numbers, in no order; at most 50 numbers. */
  audited(person: PersonId, numbers: readonly Uint8Array[]): Promise<readonly AuditRow[]>
}

export interface PersonRecord {
  readonly person: PersonRow
  readonly identifiers: readonly IdentifierRow[]
  readonly credentials: readonly CredentialRow[]
}

/** The wrapped data keys of a region: a database that is never exported or restored with a shard (rule K1). */
export interface DataKeys {
  /** Writes the wrapped key of a person to be born; repeating it keeps the first. */
  create(person: PersonId, wrapped: Uint8Array, at: number): Promise<void>
  /** Destroys the key of a birth that never was, or of an erased person. */
  destroy(person: PersonId): Promise<void>
}
