/**
 * The alarm: finishes what is open, carries the outbox out, sweeps what has expired. It catches everything and sets the next alarm
 * itself, so a lost one delays and never loses (rule M4). Subscribers must bear repetition: audit rows are named by number.
 */
import { encryptJson } from '../crypto/vault.ts'
import { base64url, uint, utf8 } from '../kernel/bytes.ts'
import { DAY, HOUR, MINUTE } from '../kernel/time.ts'
import type { OutboxRow } from '../ports/home-store.ts'
import { Outage } from '../ports/outage.ts'
import { auditRow } from './audit.ts'
import type { HomeTools } from './home.ts'
import { openParcel, type Parcel } from './outbox.ts'
import { lettersFor } from './owner-mail.ts'
import { somebody, type Somebody } from './self.ts'
import { settle } from './settle.ts'
import { sweep } from './sweep.ts'

const FIRST_RETRY = MINUTE
const LATEST_RETRY = HOUR

export async function alarm(home: HomeTools): Promise<void> {
  home.store.woken()
  try {
    await settle(home)
    await deliverAll(home)
    sweep(home)
  } catch {
    home.log('warn', 'alarm_retried')
    home.store.wake(home.now() + retryAfter(home))
  }
}

/** The longer something has waited, the later it is tried again. */
function retryAfter(home: HomeTools): number {
  const [oldest] = home.store.outbox()
  const waited = oldest ? home.now() - oldest.at : 0
  return Math.min(Math.max(waited, FIRST_RETRY), LATEST_RETRY)
}

/**
 * Records every parcel in order (invariant 41), then sends what is to be mailed: a mail that is refused holds up neither the record nor
 * another mail. Recording is repeated harmlessly until the parcel's mails are out.
 */
async function deliverAll(home: HomeTools): Promise<void> {
  const who = home.store.self() && (await somebody(home))
  if (!who) return
  const parcels = await Promise.all(
    home.store.outbox().map(async (row) => ({ row, parcel: await openParcel(who.vault, row) })),
  )
  for (const parcel of parcels) await record(home, who, parcel)
  const sent = await Promise.allSettled(parcels.map((parcel) => finish(home, who, parcel)))
  if (sent.some(({ status }) => status === 'rejected')) throw new Outage('outbox')
}

interface Opened {
  readonly row: OutboxRow
  readonly parcel: Parcel
}

async function record(home: HomeTools, who: Somebody, { row, parcel }: Opened): Promise<void> {
  const first = row.sequence - parcel.facts.length + 1
  const audits = await Promise.all(
    parcel.facts.map((fact, at) => auditRow(home, who.vault, fact, first + at)),
  )
  if (audits.length > 0) await home.people.audit(who.self.person, audits)
  if (parcel.consent) await recordConsent(home, who, parcel.consent, first)
}

/** One mailbox that refuses holds up no other, and who got a letter gets it once: those are marked until the parcel is given up. */
async function finish(home: HomeTools, who: Somebody, { row, parcel }: Opened): Promise<void> {
  const orders = await Promise.all((parcel.mails ?? []).map((order) => lettersFor(home, who, order, row.at)))
  const marked = orders.flatMap((letters, at) =>
    letters.map(async (letter) => {
      const mark = await who.vault.mac('mail-mark', utf8(`${row.sequence} ${row.at} ${at} ${letter.to}`))
      return { letter, mark }
    }),
  )
  const waiting = (await Promise.all(marked)).filter(({ mark }) => !home.store.isSpent(mark))
  const sent = await Promise.allSettled(waiting.map(({ letter }) => home.mailer.send(letter)))
  const accepted = waiting.filter((_, at) => sent[at]?.status === 'fulfilled')
  if (accepted.length === waiting.length) return home.store.delivered(row.slot)
  const until = row.at + home.policy.identifierHold + DAY
  home.store.transact(() => {
    for (const { mark } of accepted) home.store.spend(mark, until)
  })
  throw new Outage('mailer')
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
