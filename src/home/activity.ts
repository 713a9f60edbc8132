/**
 * What happened to this account lately: the person's own audit, found by computing the numbers of its newest entries (rule L1), and what the
 * outbox has not carried there yet. Personal, read for one page.
 */
import { decryptJson } from '../crypto/vault.ts'
import type { FactDetail, FactVerb } from '../domain/events.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'
import type { ActivityEntry } from '../ports/account.ts'
import type { Call } from '../ports/call.ts'
import type { AuditRow } from '../ports/people.ts'
import { auditNumber, auditPlace, type AuditDetail } from './audit.ts'
import type { HomeTools } from './home.ts'
import { openParcel } from './outbox.ts'
import { somebody, type Somebody } from './self.ts'
import { sessionOf } from './sessions.ts'
import { settle } from './settle.ts'

const NEWEST = 40

export async function activity(
  home: HomeTools,
  _call: Call,
  request: { readonly session: Uint8Array },
): Promise<Outcome<readonly ActivityEntry[], 'no_session'>> {
  await settle(home)
  const who = await somebody(home)
  if (!who || sessionOf(home, request.session, true)?.purpose !== 'full') return no('no_session')
  const waiting = await undelivered(home, who)
  const kept = await delivered(home, who)
  if (!sessionOf(home, request.session, true)) return no('no_session')
  const entries = new Map([...kept, ...waiting])
  const newest = [...entries].toSorted(([one], [other]) => other - one).slice(0, NEWEST)
  return ok(newest.map(([, entry]) => entry))
}

/** By number in the person's sequence; what stands in both places is the same. */
type Entries = readonly (readonly [sequence: number, ActivityEntry])[]

async function delivered(home: HomeTools, { self, vault }: Somebody): Promise<Entries> {
  const last = home.store.lastSequence()
  const first = Math.max(1, last - NEWEST + 1)
  const sequences = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  const numbers = await Promise.all(sequences.map((sequence) => auditNumber(vault, sequence)))
  const rows = await home.people.audited(self.person, numbers)
  const entries = rows.map(async (row) => {
    const detail = (await decryptJson(vault, auditPlace(row.number), row.detail)) as AuditDetail | undefined
    return detail && ([detail.sequence, entryOf(row, detail)] as const)
  })
  return (await Promise.all(entries)).filter((entry) => entry !== undefined)
}

async function undelivered(home: HomeTools, { vault }: Somebody): Promise<Entries> {
  const parcels = await Promise.all(
    home.store.outbox().map(async (row) => ({ row, parcel: await openParcel(vault, row) })),
  )
  return parcels.flatMap(({ row, parcel }) =>
    parcel.facts.map(
      (fact, at) => [row.sequence - parcel.facts.length + 1 + at, entryOf(fact, fact.detail)] as const,
    ),
  )
}

const entryOf = ({ verb, at }: Pick<AuditRow, 'verb' | 'at'>, detail: FactDetail): ActivityEntry => ({
  // The audit holds nothing but verbs of ours (domain/events.ts).
  verb: verb as FactVerb,
  at,
  userAgent: detail.userAgent ?? '',
  place: detail.place ?? '',
  ...(detail.clientId !== undefined && { client: detail.clientId }),
  ...(detail.method !== undefined && { method: detail.method }),
})
