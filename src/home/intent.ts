/**
 * Changes on their way to D1 (LAW one owner): recorded here with what must end and what must be told, applied there as one
 * idempotent batch, then marked done together with the epoch (rule Z1). A Home with an open intent finishes it before it answers
 * anything else; killing it between any two steps loses, doubles and half-makes nothing.
 */
import { decryptJson, encryptJson } from '../crypto/vault.ts'
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import { newId } from '../kernel/ids.ts'
import { Outage } from '../ports/outage.ts'
import type { CredentialRow, IdentifierName, IdentifierRow, RecordChange } from '../ports/people.ts'
import type { HeldRow } from '../ports/home-store.ts'
import type { PackedClaim } from './claim-identifier.ts'
import type { HomeTools } from './home.ts'
import type { SealedParcel } from './outbox.ts'
import type { Somebody } from './self.ts'

/** What must end together with a change. `exceptSession` is the base64url id of the session that made it. */
export interface Ending {
  readonly sessions: boolean
  /** What outlives a sign-out ends too, the kept session's included; what lives by that session stays. */
  readonly families: boolean
  readonly devices: boolean
  /** Mailed codes and unlock links that are on their way; with device trust they end in any case. */
  readonly codes?: boolean
  readonly exceptSession?: string
}

/** What a change does to identifiers: in the Directory before and after the record, in the record, and here (rules F1, F6). */
export interface IdentifierStep {
  /** Claimed, looked for everywhere and activated before the record lists it. */
  readonly take?: PackedClaim
  /** Brought back before the record lists it: held under `from`. */
  readonly reclaim?: { readonly claim: PackedClaim; readonly from: string }
  readonly add: readonly PackedIdentifier[]
  readonly remove: readonly PackedName[]
  readonly primary?: PackedName
  /** After the record has dropped them: kept for their former owner, or freed. */
  readonly hold: readonly PackedClaim[]
  readonly release: readonly PackedClaim[]
  readonly putHeld: readonly (Omit<HeldRow, 'id' | 'body'> & { readonly id: string; readonly body: string })[]
  readonly forgetHeld: readonly string[]
}

type PackedName = Omit<IdentifierName, 'index'> & { readonly index: string }
type PackedIdentifier = Omit<IdentifierRow, 'index' | 'value'> & {
  readonly index: string
  readonly value: string
}

/** A change of the record; binary values as base64url so that it can lie encrypted as JSON. */
export interface ChangeIntent {
  readonly kind: 'change'
  readonly expected: number
  readonly at: number
  readonly add: readonly (Omit<CredentialRow, 'document'> & { readonly document: string })[]
  readonly remove: readonly string[]
  readonly profile?: string
  readonly identifiers?: IdentifierStep
  readonly counters: readonly { readonly name: string; readonly value: number }[]
  readonly ending: Ending
  readonly parcel: { readonly count: number; readonly isUrgent: boolean; readonly body: string }
}

/** A birth on its way: enough to find out after a crash whether it happened, and to undo it if it did not (rule F6). */
export interface BirthIntent {
  readonly kind: 'birth'
  readonly claim: PackedClaim
  readonly counters: ChangeIntent['counters']
  readonly parcel: ChangeIntent['parcel']
}

export type Intent = ChangeIntent | BirthIntent

const PLACE = { table: 'intent', column: 'body' } as const

/** A name, random where the request has none to give, and the encrypted body, ready to be written in a transaction. */
export async function sealIntent(
  home: HomeTools,
  vault: Somebody['vault'],
  intent: Intent,
  id = newId(home.random),
): Promise<{ readonly id: string; readonly body: Uint8Array }> {
  return { id, body: await encryptJson(vault, PLACE, intent, home.random) }
}

export async function openIntent(vault: Somebody['vault'], body: Uint8Array): Promise<Intent> {
  const intent = await decryptJson(vault, PLACE, body)
  if (!intent) throw new Outage('intent')
  return intent as Intent
}

export const packParcel = (parcel: SealedParcel): ChangeIntent['parcel'] => ({
  ...parcel,
  body: base64url(parcel.body),
})

export const unpackParcel = (parcel: ChangeIntent['parcel']): SealedParcel => ({
  ...parcel,
  body: bytesOf(parcel.body),
})

export const packCredential = (row: CredentialRow): ChangeIntent['add'][number] => ({
  ...row,
  document: base64url(row.document),
})

export const packName = ({ type, index }: IdentifierName): PackedName => ({ type, index: base64url(index) })

export const packIdentifier = (row: IdentifierRow): PackedIdentifier => ({
  ...row,
  index: base64url(row.index),
  value: base64url(row.value),
})

export const packHeld = ({ id, body, ...times }: HeldRow): IdentifierStep['putHeld'][number] => ({
  ...times,
  id: base64url(id),
  body: base64url(body),
})

export const unpackHeld = ({ id, body, ...times }: IdentifierStep['putHeld'][number]): HeldRow => ({
  ...times,
  id: bytesOf(id),
  body: bytesOf(body),
})

/** Of what we wrote ourselves and have just decrypted. */
export const bytesOf = (packed: string): Uint8Array => fromBase64url(packed) ?? new Uint8Array(0)

const unpackName = ({ type, index }: PackedName): IdentifierName => ({ type, index: bytesOf(index) })

export const recordChange = (id: string, intent: ChangeIntent): RecordChange => ({
  change: id,
  expected: intent.expected,
  at: intent.at,
  remove: intent.remove,
  add: intent.add.map((row) => ({ ...row, document: bytesOf(row.document) })),
  ...(intent.profile !== undefined && { profile: bytesOf(intent.profile) }),
  ...(intent.identifiers && { identifiers: identifierChange(intent.identifiers) }),
})

const identifierChange = ({
  add,
  remove,
  primary,
}: IdentifierStep): NonNullable<RecordChange['identifiers']> => ({
  add: add.map((row) => ({ ...row, index: bytesOf(row.index), value: bytesOf(row.value) })),
  remove: remove.map(unpackName),
  ...(primary && { primary: unpackName(primary) }),
})
