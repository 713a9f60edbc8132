/**
 * The Home's store on a Durable Object's SQLite. One row per fact of the port; rows written are the bill, so an update touches one
 * row and nothing has a second index. Tables are made at birth and never before (rule B2).
 */
import type { Horizon, HomeStore } from '../../ports/home-store.ts'
import { earliest, type Alarm } from './alarm.ts'
import {
  consentTable,
  counterTable,
  deviceTable,
  familyTable,
  heldTable,
  HOME_TABLES,
  intentTable,
  mailedTable,
  outboxTable,
  selfTable,
  sessionTable,
  spentTable,
} from './home-tables.ts'
import { lazyTables } from './lazy-tables.ts'
import type { Sql } from './sql.ts'

/** Times and versions that a Home must not fall behind after an eviction (rules G8, I1). */
const LATEST = `SELECT max(time) AS time, max(version) AS version FROM (
  SELECT max(opened_at, seen_at, auth_time) AS time, config_version AS version FROM session
  UNION ALL SELECT max(created_at, rotated_at), config_version FROM family
  UNION ALL SELECT at, 0 FROM outbox
  UNION ALL SELECT born_at, 0 FROM self)`

/**
 * What a sweep deletes, each with its condition and the times it compares with. An ended session stays while its challenge could be
 * replayed (B1); a family that lived by a session goes after it.
 */
const EXPIRED: readonly {
  readonly table: string
  readonly where: string
  readonly times: (horizon: Horizon) => readonly number[]
}[] = [
  {
    table: 'session',
    where: '(expires_at < ?1 OR is_live = 0) AND challenge_until < ?1 AND former_until < ?1',
    times: ({ now }) => [now],
  },
  {
    table: 'family',
    where: `code_until < ?1 AND (state <> 'live' OR created_at < ?2 OR rotated_at < ?3
      OR (is_offline = 0 AND session NOT IN (SELECT id FROM session)))`,
    times: ({ now, oldestFamily, idleFamily }) => [now, oldestFamily, idleFamily],
  },
  { table: 'mailed', where: 'until < ?1', times: ({ now }) => [now] },
  { table: 'spent', where: 'until < ?1', times: ({ now }) => [now] },
  { table: 'held', where: 'until < ?1', times: ({ now }) => [now] },
  { table: 'counter', where: "name GLOB '*-day:*' AND until < ?1", times: ({ now }) => [now] },
  { table: 'device', where: 'since < ?1', times: ({ oldestDevice }) => [oldestDevice] },
]

export function durableHomeStore(sql: Sql, alarm: Alarm): HomeStore {
  const tables = lazyTables(sql, selfTable.name, HOME_TABLES)
  return {
    ...sessionVerbs(sql),
    ...consentVerbs(sql),
    ...secretVerbs(sql),
    ...heldVerbs(sql),
    ...outboxVerbs(sql),
    ...earliest(alarm),

    transact: tables.transact,

    self: () => (tables.exist() ? selfTable.select(sql)[0] : undefined),
    putSelf: (self) => {
      tables.make()
      selfTable.put(sql, self)
    },
    forgetSelf: () => void sql.all('DELETE FROM self'),

    latest: () => {
      const found = tables.exist() ? sql.all(LATEST)[0] : undefined
      return { time: Number(found?.['time'] ?? 0), configVersion: Number(found?.['version'] ?? 0) }
    },

    sweep: (horizon) =>
      EXPIRED.reduce((gone, { table, where, times }) => {
        const rows = sql.all(`DELETE FROM ${table} WHERE ${where} RETURNING 1`, ...times(horizon))
        return gone + rows.length
      }, 0),
  }
}

type Verbs<Names extends keyof HomeStore> = Pick<HomeStore, Names>

const sessionVerbs = (
  sql: Sql,
): Verbs<
  | 'session'
  | 'sessions'
  | 'putSession'
  | 'endSessions'
  | 'family'
  | 'familiesOf'
  | 'families'
  | 'putFamily'
  | 'endFamilies'
> => ({
  session: (id) => sessionTable.one(sql, 'id = ?', id),
  sessions: () => sessionTable.select(sql),
  putSession: (row) => sessionTable.put(sql, row),
  endSessions: (ids) => {
    for (const id of ids) sql.all('UPDATE session SET is_live = 0 WHERE id = ?', id)
  },
  family: (id) => familyTable.one(sql, 'id = ?', id),
  familiesOf: (client) => familyTable.select(sql, 'client = ?', client),
  families: () => familyTable.select(sql),
  putFamily: (row) => familyTable.put(sql, row),
  endFamilies: (ids) => {
    for (const id of ids) sql.all("UPDATE family SET state = 'ended' WHERE id = ?", id)
  },
})

const consentVerbs = (sql: Sql): Verbs<'consent' | 'consents' | 'putConsent' | 'forgetConsent'> => ({
  consent: (client) => consentTable.one(sql, 'client = ?', client),
  consents: () => consentTable.select(sql),
  putConsent: (row) => consentTable.put(sql, row),
  forgetConsent: (client) => void sql.all('DELETE FROM consent WHERE client = ?', client),
})

const heldVerbs = (sql: Sql): Verbs<'held' | 'allHeld' | 'putHeld' | 'forgetHeld'> => ({
  held: (id) => heldTable.one(sql, 'id = ?', id),
  allHeld: () => heldTable.select(sql),
  putHeld: (row) => heldTable.put(sql, row),
  forgetHeld: (ids) => {
    for (const id of ids) sql.all('DELETE FROM held WHERE id = ?', id)
  },
})

const secretVerbs = (
  sql: Sql,
): Verbs<
  | 'device'
  | 'devices'
  | 'putDevice'
  | 'forgetDevices'
  | 'counter'
  | 'setCounter'
  | 'forgetCounter'
  | 'mailed'
  | 'putMailed'
  | 'forgetMailed'
  | 'forgetAllMailed'
  | 'isSpent'
  | 'spend'
> => ({
  device: (id) => deviceTable.one(sql, 'id = ?', id),
  devices: () => deviceTable.select(sql),
  putDevice: (row) => deviceTable.put(sql, row),
  forgetDevices: (ids) => {
    for (const id of ids) sql.all('DELETE FROM device WHERE id = ?', id)
  },
  counter: (name) => counterTable.one(sql, 'name = ?', name) ?? { value: 0, until: 0, note: null },
  setCounter: (name, value, until, note) => counterTable.put(sql, { name, value, until, note: note ?? null }),
  forgetCounter: (name) => void sql.all('DELETE FROM counter WHERE name = ?', name),
  mailed: (id) => mailedTable.one(sql, 'id = ?', id),
  putMailed: (row) => mailedTable.put(sql, row),
  forgetMailed: (id) => void sql.all('DELETE FROM mailed WHERE id = ?', id),
  forgetAllMailed: () => void sql.all('DELETE FROM mailed'),
  isSpent: (id) => spentTable.one(sql, 'id = ?', id) !== undefined,
  spend: (id, until) => spentTable.put(sql, { id, until }),
})

const outboxVerbs = (
  sql: Sql,
): Verbs<'intent' | 'putIntent' | 'forgetIntent' | 'lastSequence' | 'post' | 'outbox' | 'delivered'> => ({
  intent: () => intentTable.select(sql)[0],
  putIntent: (id, body) => intentTable.put(sql, { id, body }),
  forgetIntent: (id) => void sql.all('DELETE FROM intent WHERE id = ?', id),
  lastSequence: () => Number(sql.all('SELECT max(sequence) AS last FROM outbox')[0]?.['last'] ?? 0),
  post: (sequence, body, at) => {
    const [free] = sql.all('SELECT slot FROM outbox WHERE length(body) = 0 ORDER BY sequence LIMIT 1')
    const [next] = free ? [free] : sql.all('SELECT coalesce(max(slot), 0) + 1 AS slot FROM outbox')
    outboxTable.put(sql, { slot: Number(next?.['slot']), sequence, body, at })
  },
  outbox: () => outboxTable.select(sql, 'length(body) > 0 ORDER BY sequence'),
  delivered: (slot) => void sql.all("UPDATE outbox SET body = x'' WHERE slot = ?", slot),
})
