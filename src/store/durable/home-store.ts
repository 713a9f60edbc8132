/**
 * The Home's store on a Durable Object's SQLite. One row per fact of the port; rows written are the bill, so an update touches one
 * row and nothing has a second index. Tables are made at birth and never before (rule B2).
 */
import type { HomeStore } from '../../ports/home-store.ts'
import {
  consentTable,
  counterTable,
  deviceTable,
  familyTable,
  HOME_TABLES,
  intentTable,
  mailedTable,
  outboxTable,
  selfTable,
  sessionTable,
  spentTable,
} from './home-tables.ts'
import type { Sql } from './sql.ts'

/** The object's one alarm: the time it is set for, or null; setting it is billed as a row. */
export interface Alarm {
  set(at: number): void
}

/** Times and versions that a Home must not fall behind after an eviction (rules G8, I1). */
const LATEST = `SELECT max(time) AS time, max(version) AS version FROM (
  SELECT max(opened_at, seen_at, auth_time) AS time, config_version AS version FROM session
  UNION ALL SELECT max(created_at, rotated_at), config_version FROM family
  UNION ALL SELECT at, 0 FROM outbox
  UNION ALL SELECT born_at, 0 FROM self)`

/** What a sweep deletes, each with the condition on `?` = now. An ended session stays while its challenge could be replayed (B1). */
const EXPIRY = {
  session: '(expires_at < ?1 OR is_live = 0) AND challenge_until < ?1 AND former_until < ?1',
  family: "(state = 'ended' AND code_until < ?1) OR (state = 'code' AND code_until < ?1)",
  mailed: 'until < ?1',
  spent: 'until < ?1',
  counter: "name GLOB '*-day:*' AND until < ?1",
} as const

export function durableHomeStore(sql: Sql, alarm: Alarm): HomeStore {
  let hasTables: boolean | undefined
  let wakesAt = Number.POSITIVE_INFINITY
  const exists = (): boolean =>
    (hasTables ??= sql.all("SELECT 1 FROM sqlite_master WHERE name = 'self'").length > 0)
  const makeTables = (): void => {
    if (exists()) return
    for (const { create } of HOME_TABLES) sql.all(create)
    hasTables = true
  }

  return {
    transact: (work) => {
      const had = hasTables
      try {
        return sql.transact(work)
      } catch (error) {
        hasTables = had
        throw error
      }
    },

    self: () => (exists() ? selfTable.select(sql)[0] : undefined),
    putSelf: (self) => {
      makeTables()
      selfTable.put(sql, self)
    },
    forgetSelf: () => void sql.all('DELETE FROM self'),

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

    device: (id) => deviceTable.one(sql, 'id = ?', id),
    devices: () => deviceTable.select(sql),
    putDevice: (row) => deviceTable.put(sql, row),
    forgetDevices: (ids) => {
      for (const id of ids) sql.all('DELETE FROM device WHERE id = ?', id)
    },

    counter: (name) => counterTable.one(sql, 'name = ?', name) ?? { value: 0, until: 0 },
    setCounter: (name, value, until) => counterTable.put(sql, { name, value, until }),
    forgetCounter: (name) => void sql.all('DELETE FROM counter WHERE name = ?', name),

    mailed: (id) => mailedTable.one(sql, 'id = ?', id),
    putMailed: (row) => mailedTable.put(sql, row),
    forgetMailed: (id) => void sql.all('DELETE FROM mailed WHERE id = ?', id),

    isSpent: (id) => spentTable.one(sql, 'id = ?', id) !== undefined,
    spend: (id, until) => spentTable.put(sql, { id, until }),

    consent: (client) => consentTable.one(sql, 'client = ?', client),
    putConsent: (row) => consentTable.put(sql, row),

    intent: () => intentTable.select(sql)[0],
    putIntent: (id, body) => intentTable.put(sql, { id, body }),
    forgetIntent: (id) => void sql.all('DELETE FROM intent WHERE id = ?', id),

    lastSequence: () => Number(sql.all('SELECT max(sequence) AS last FROM outbox')[0]?.['last'] ?? 0),
    post: (sequence, body, at) => {
      const free = sql.all('SELECT slot FROM outbox WHERE length(body) = 0 ORDER BY sequence LIMIT 1')[0]?.[
        'slot'
      ]
      const slot = free ?? sql.all('SELECT coalesce(max(slot), 0) + 1 AS slot FROM outbox')[0]?.['slot']
      outboxTable.put(sql, { slot: Number(slot), sequence, body, at })
    },
    outbox: () => outboxTable.select(sql, 'length(body) > 0 ORDER BY sequence'),
    delivered: (slot) => void sql.all("UPDATE outbox SET body = x'' WHERE slot = ?", slot),

    wake: (at) => {
      if (at >= wakesAt) return
      wakesAt = at
      alarm.set(at)
    },
    woken: () => void (wakesAt = Number.POSITIVE_INFINITY),

    latest: () => {
      const found = exists() ? sql.all(LATEST)[0] : undefined
      return { time: Number(found?.['time'] ?? 0), configVersion: Number(found?.['version'] ?? 0) }
    },

    sweep: (now) =>
      Object.entries(EXPIRY).reduce(
        (gone, [name, condition]) =>
          gone + sql.all(`DELETE FROM ${name} WHERE ${condition} RETURNING 1`, now).length,
        0,
      ),
  }
}
