/** The Directory's store on a Durable Object's SQLite: two tables, made at the first write (a look at nobody makes none). */
import type { ClaimRow, DirectoryStore, SignUpRow } from '../../ports/directory-store.ts'
import { earliest, type Alarm } from './alarm.ts'
import { lazyTables } from './lazy-tables.ts'
import type { Sql } from './sql.ts'
import { table } from './table.ts'

const claimTable = table<ClaimRow>('claim', {
  index: 'blob',
  person: 'text',
  token: 'text',
  state: 'text',
  until: 'integer',
})

const signUpTable = table<SignUpRow>('sign_up', {
  row: 'text',
  mac: 'blob',
  tries: 'integer',
  until: 'integer',
  person: 'text',
  isSpent: 'flag',
})

export function durableDirectoryStore(sql: Sql, alarm: Alarm): DirectoryStore {
  const tables = lazyTables(sql, claimTable.name, [claimTable, signUpTable])
  const { wake, woken } = earliest(alarm)
  /** When the first of what may expire does. */
  const nextExpiry = (): number | undefined => {
    const [row] = sql.all(
      "SELECT min(until) AS next FROM (SELECT until FROM claim WHERE state <> 'active' UNION ALL SELECT until FROM sign_up)",
    )
    const next = row?.['next']
    return next === null || next === undefined ? undefined : Number(next)
  }
  let isNew = true
  return {
    transact: tables.transact,
    claim: (index) => (tables.exist() ? claimTable.one(sql, '"index" = ?', index) : undefined),
    putClaim: (row) => {
      tables.make()
      claimTable.put(sql, row)
    },
    dropClaim: (index) => void sql.all('DELETE FROM claim WHERE "index" = ?', index),
    signUp: (row) => (tables.exist() ? signUpTable.one(sql, '"row" = ?', row) : undefined),
    putSignUp: (row) => {
      tables.make()
      signUpTable.put(sql, row)
    },
    sweep: (now) => {
      woken()
      isNew = false
      if (!tables.exist()) return undefined
      sql.all("DELETE FROM claim WHERE state <> 'active' AND until <= ?", now)
      sql.all('DELETE FROM sign_up WHERE until <= ?', now)
      return nextExpiry()
    },
    wake: (at) => {
      // A new instance has not seen the alarm that stands: it may only be moved to an earlier time.
      wake(isNew && tables.exist() ? Math.min(at, nextExpiry() ?? at) : at)
      isNew = false
    },
  }
}
