/** The people of a test house as its regions keep them: who is there, their objects, and what was announced of them (rule L1). */
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { REGION_BINDINGS } from '../../../src/config.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { decryptJson, unwrapDataKey } from '../../../src/crypto/vault.ts'
import type { FactDetail } from '../../../src/domain/events.ts'
import { REGIONS, type Region } from '../../../src/domain/region.ts'
import { base64url, uint } from '../../../src/kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { env, shardsOf } from './bindings.ts'

export interface Resident {
  readonly region: Region
  readonly person: PersonId
}

/** Everybody, oldest first. */
export async function residents(): Promise<readonly Resident[]> {
  const found = await Promise.all(
    REGIONS.flatMap((region) =>
      shardsOf(region).map(async (shard) => {
        const { results } = await shard
          .prepare('SELECT id, created_at FROM person')
          .all<{ id: string; created_at: number }>()
        return results.map((row) => ({ region, person: personId(row.id), at: row.created_at }))
      }),
    ),
  )
  return found
    .flat()
    .toSorted((a, b) => a.at - b.at)
    .map(({ region, person }) => ({ region, person }))
}

function personId(text: string): PersonId {
  const person = parsePersonId(text)
  if (!person) throw new Error('a person with an impossible id')
  return person
}

export function homeOf({ region, person }: Resident): DurableObjectStub {
  const namespace = env[REGION_BINDINGS[region].home]
  return namespace.get(namespace.idFromName(person))
}

/** Lets every Home's alarm ring until its outbox is empty. */
export async function deliverAll(): Promise<void> {
  for (const resident of await residents()) await deliver(resident)
}

const MOST_RINGS = 200

export async function deliver(resident: Resident): Promise<void> {
  for (let rings = 0; rings < MOST_RINGS; rings++) {
    await runDurableObjectAlarm(homeOf(resident))
    if ((await waiting(resident)) === 0) return
    await scheduler.wait(5)
  }
  throw new Error('an outbox that does not empty')
}

/** Parcels in the outbox of this Home. */
export const waiting = (resident: Resident): Promise<number> =>
  runInDurableObject(
    homeOf(resident),
    (_object, { storage }) =>
      storage.sql.exec('SELECT slot FROM outbox WHERE length(body) > 0').toArray().length,
  )

export interface Announced extends FactDetail {
  readonly verb: string
  readonly result: string
}

/**
 * What was announced, one list per person in the order of their sequence, found by computing numbers. Throws when a sequence has a gap
 * or when a row stands in a region that belongs to none of its people.
 */
export async function announcedInFull(): Promise<readonly (readonly Announced[])[]> {
  await deliverAll()
  const people = await residents()
  const lists = await Promise.all(people.map(factsOf))
  const rows = await Promise.all(REGIONS.flatMap((region) => shardsOf(region).map(auditRows)))
  const total = rows.reduce((sum, count) => sum + count, 0)
  const known = lists.reduce((sum, list) => sum + list.length, 0)
  if (total !== known) throw new Error(`${total} audit rows, of which only ${known} are somebody's`)
  return lists
}

/** What a sign-up announces, and nothing else. */
export const BORN = ['person.born', 'session.opened']

/** The verbs alone. */
export const announced = async (): Promise<readonly (readonly string[])[]> =>
  (await announcedInFull()).map((list) => list.map(({ verb }) => verb))

async function auditRows(shard: D1Database): Promise<number> {
  return (await shard.prepare('SELECT count(*) AS rows FROM audit').first<number>('rows')) ?? 0
}

async function factsOf({ region, person }: Resident): Promise<readonly Announced[]> {
  const { keys, secret } = REGION_BINDINGS[region]
  const wrapped = await env[keys]
    .prepare('SELECT wrapped FROM data_key WHERE person = ?')
    .bind(person)
    .first<ArrayBuffer | number[]>('wrapped')
  if (!wrapped) throw new Error('a person without a key')
  const vault = await unwrapDataKey(keyring(parseRing(env[secret])), person, new Uint8Array(wrapped), region)
  if (!vault) throw new Error('a key that its region does not open')
  const facts: Announced[] = []
  for (let sequence = 1; ; sequence++) {
    const number = await vault.mac('audit-number', uint(sequence, 6))
    const row = await findAudit(region, number)
    if (!row) return facts
    const place = { table: 'audit', column: 'detail', row: base64url(number) }
    const detail = (await decryptJson(vault, place, new Uint8Array(row.detail))) as FactDetail | undefined
    if (!detail) throw new Error('a fact that its person cannot read')
    facts.push({ ...detail, verb: row.verb, result: row.result })
  }
}

interface AuditRow {
  readonly verb: string
  readonly result: string
  readonly detail: ArrayBuffer | number[]
}

async function findAudit(region: Region, number: Uint8Array): Promise<AuditRow | undefined> {
  for (const shard of shardsOf(region)) {
    const row = await shard
      .prepare('SELECT verb, result, detail FROM audit WHERE number = ?')
      .bind(number)
      .first<AuditRow>()
    if (row) return row
  }
  return undefined
}
