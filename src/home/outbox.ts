/**
 * The outbox: facts and mails ride in the writer's own transaction as one encrypted row, and an alarm carries them out, at least
 * once. Encrypting is awaited before the transaction, numbering happens inside it, so the sequence has no gaps (rules L2, M4).
 */
import { decryptJson, encryptJson, type Vault } from '../crypto/vault.ts'
import type { Fact, FactDetail, FactVerb } from '../domain/events.ts'
import { SECOND } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { OutboxRow } from '../ports/home-store.ts'
import { Outage } from '../ports/outage.ts'
import type { MailKind, MailValues } from '../text/mail.ts'
import type { HomeTools } from './home.ts'

/** A mail to be written when it is carried out; the person's addresses are read then. */
export interface MailOrder<Kind extends MailKind = MailKind> {
  readonly kind: Kind
  readonly values: MailValues[Kind]
  readonly locale: string
  readonly brandName: string
  readonly brandColour?: string
  /** An address that the record does not list, or not any more; absent: the person's own. */
  readonly to?: string
}

/** Evidence for the ledger. */
export interface ConsentOrder {
  readonly state: 'given' | 'withdrawn'
  readonly client: string
  readonly scopes: readonly string[]
  readonly at: number
}

export interface Parcel {
  readonly facts: readonly Fact[]
  readonly mails?: readonly MailOrder[]
  readonly consent?: ConsentOrder
}

/** A parcel ready to be posted inside a transaction. */
export interface SealedParcel {
  readonly count: number
  readonly isUrgent: boolean
  readonly body: Uint8Array
}

const OUTBOX_PLACE = { table: 'outbox', column: 'body' } as const
const LAZY = 20 * SECOND

export async function sealParcel(home: HomeTools, vault: Vault, parcel: Parcel): Promise<SealedParcel> {
  return {
    count: parcel.facts.length,
    isUrgent: (parcel.mails?.length ?? 0) > 0,
    body: await encryptJson(vault, OUTBOX_PLACE, parcel, home.random),
  }
}

/** One that does not open is an operator's mistake: an outage. */
export async function openParcel(vault: Vault, row: OutboxRow): Promise<Parcel> {
  const parcel = await decryptJson(vault, OUTBOX_PLACE, row.body)
  if (!parcel) throw new Outage('outbox')
  return parcel as Parcel
}

/** Posts a parcel: one row, and one more when the alarm must be set. Call it inside the transaction of the change. */
export function post(home: HomeTools, parcel: SealedParcel): void {
  const now = home.now()
  home.store.post(home.store.lastSequence() + parcel.count, parcel.body, now)
  home.store.wake(parcel.isUrgent ? now : now + LAZY)
}

/** Parcels that should have left already are carried out now, so a lost alarm delays and never loses (rule M4). */
export function lookForOverdue(home: HomeTools): void {
  const overdue = home.now() - LAZY
  if (home.store.outbox().some((row) => row.at <= overdue)) home.store.wake(home.now())
}

/** A fact of this call, with from where in its detail. */
export function fact(home: HomeTools, call: Call, verb: FactVerb, about: Partial<FactDetail> = {}): Fact {
  const { address, userAgent, place } = call.visit
  return {
    verb,
    result: 'done',
    at: home.now(),
    detail: {
      requestId: call.requestId,
      ...about,
      ...(address !== undefined && { address }),
      ...(userAgent !== undefined && { userAgent }),
      ...(place !== undefined && { place }),
    },
  }
}

/** A mail of this call, in its language and with its brand. */
export function mailOrder<Kind extends MailKind>(
  call: Call,
  kind: Kind,
  values: MailValues[Kind],
  to?: string,
): MailOrder<Kind> {
  const { name, colour } = call.brand
  return {
    kind,
    values,
    locale: call.locale,
    brandName: name,
    ...(colour !== undefined && { brandColour: colour }),
    ...(to !== undefined && { to }),
  }
}

/** When and from roughly where, for a mail's last lines. */
export const askedOf = (home: HomeTools, call: Call): MailValues['sign_up_code']['asked'] => ({
  at: home.now(),
  userAgent: call.visit.userAgent,
  place: call.visit.place,
})
