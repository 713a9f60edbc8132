/**
 * The alarm: finishes what is open, carries the outbox out, sweeps what has expired. It catches everything and sets the next alarm
 * itself, so a lost one delays and never loses (rule M4). Subscribers must bear repetition: audit rows are named by number.
 */
import { digest } from '../crypto/digest.ts'
import { decryptJson, encryptJson } from '../crypto/vault.ts'
import type { Fact } from '../domain/events.ts'
import { base64url, uint } from '../kernel/bytes.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Horizon, OutboxRow } from '../ports/home-store.ts'
import { Outage } from '../ports/outage.ts'
import type { AuditRow } from '../ports/people.ts'
import { writeMail } from '../text/mail.ts'
import type { HomeTools } from './home.ts'
import { OUTBOX_PLACE, type MailOrder, type Parcel } from './outbox.ts'
import { readAddresses } from './record.ts'
import { somebody, type Somebody } from './self.ts'
import { settle } from './settle.ts'

const RETRY = MINUTE

export async function alarm(home: HomeTools): Promise<void> {
  home.store.woken()
  try {
    await settle(home)
    await deliverAll(home)
    if (home.store.self()) home.store.transact(() => home.store.sweep(horizonOf(home)))
  } catch {
    home.log('warn', 'alarm_retried')
    home.store.wake(home.now() + RETRY)
  }
}

/** What has outlived its policy by now (rules B1, E, G5). */
function horizonOf({ now, policy }: HomeTools): Horizon {
  const at = now()
  return {
    now: at,
    oldestFamily: at - policy.refreshAbsolute,
    idleFamily: at - policy.refreshIdle,
    oldestDevice: at - policy.deviceTrustLife,
  }
}

/** Carries out every parcel in order; the first that fails stops the rest, so order is kept per person (invariant 41). */
async function deliverAll(home: HomeTools): Promise<void> {
  const who = home.store.self() && (await somebody(home))
  if (!who) return
  for (const row of home.store.outbox()) {
    await deliver(home, who, row)
    home.store.delivered(row.slot)
  }
}

async function deliver(home: HomeTools, who: Somebody, row: OutboxRow): Promise<void> {
  const parcel = (await decryptJson(who.vault, OUTBOX_PLACE, row.body)) as Parcel | undefined
  if (!parcel) throw new Outage('outbox')
  const first = row.sequence - parcel.facts.length + 1
  const audits = await Promise.all(parcel.facts.map((fact, at) => auditRow(home, who, fact, first + at)))
  if (audits.length > 0) await home.people.audit(who.self.person, audits)
  if (parcel.consent) await recordConsent(home, who, parcel.consent, first)
  for (const order of parcel.mails ?? []) await sendToOwner(home, who, order)
}

/** Rule L1: number, verb, result, time, the detail's ciphertext and its digest; no person. */
async function auditRow(
  home: HomeTools,
  { vault }: Somebody,
  fact: Fact,
  sequence: number,
): Promise<AuditRow> {
  const number = await vault.mac('audit-number', uint(sequence, 6))
  const place = { table: 'audit', column: 'detail', row: base64url(number) }
  const detail = await encryptJson(vault, place, { ...fact.detail, sequence }, home.random)
  return {
    number,
    verb: fact.verb,
    result: fact.result,
    at: fact.at,
    detail,
    digest: await digest('audit-detail', detail),
  }
}

async function recordConsent(
  home: HomeTools,
  { self, vault }: Somebody,
  consent: NonNullable<Parcel['consent']>,
  sequence: number,
): Promise<void> {
  const id = base64url(await vault.mac('consent-number', uint(sequence, 6)))
  const document = await encryptJson(
    vault,
    { table: 'consent', column: 'document', row: id },
    consent,
    home.random,
  )
  await home.people.recordConsent(self.person, { id, document, at: consent.at })
}

/** All of the person's addresses are told; a code goes to the primary one only. */
async function sendToOwner(home: HomeTools, { self, vault }: Somebody, order: MailOrder): Promise<void> {
  const record = await home.people.read(self.person)
  const addresses = record ? await readAddresses(vault, record) : []
  const { kind, values, locale, brandName, brandColour } = order
  const mail = writeMail(kind, {
    values,
    locale,
    brandName,
    ...(brandColour !== undefined && { brandColour }),
  })
  const told = kind === 'recovery_code' ? addresses.slice(0, 1) : addresses
  for (const to of told) await home.mailer.send({ to, ...mail })
}
