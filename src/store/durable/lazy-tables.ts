/**
 * Tables that are made by the first write and never by a look (rule B2, LAW visitors cost nothing). What one instance knows of them is
 * taken back when the transaction that made them is. Nobody can migrate millions of objects at once: one that an earlier release made
 * gets the tables and columns it lacks when an instance of it first looks.
 */
import type { Sql } from './sql.ts'
import type { Table } from './table.ts'

export interface LazyTables {
  readonly exist: () => boolean
  /** Makes them where they are not; inside the transaction of the first write. */
  readonly make: () => void
  /** One transaction of the store. */
  readonly transact: <Result>(work: () => Result) => Result
}

/** `first` is the table whose presence stands for all. */
export function lazyTables(sql: Sql, first: string, tables: readonly Shape[]): LazyTables {
  let isMade: boolean | undefined
  const exist = (): boolean => (isMade ??= grown(sql, first, tables))
  return {
    exist,
    make: () => {
      if (exist()) return
      for (const { create } of tables) sql.all(create)
      isMade = true
    },
    transact: (work) => {
      const before = isMade
      try {
        return sql.transact(work)
      } catch (error) {
        isMade = before
        throw error
      }
    },
  }
}

type Shape = Pick<Table<never>, 'name' | 'create' | 'columns'>

/** The platform's own tables, `_cf_…`, refuse to be looked into. */
const COLUMNS = `SELECT m.name || '.' || c.name AS "column" FROM sqlite_master AS m, pragma_table_info(m.name) AS c
  WHERE m.type = 'table' AND substr(m.name, 1, 4) <> '_cf_'`

/** True when the tables are there, brought to the shape of this release. */
function grown(sql: Sql, first: string, tables: readonly Shape[]): boolean {
  const found = new Set(sql.all(COLUMNS).map((row) => row['column']))
  const has = ({ name, columns }: Shape): boolean => columns.some((each) => found.has(`${name}.${each.name}`))
  if (!tables.some((table) => table.name === first && has(table))) return false
  for (const table of tables) {
    if (!has(table)) sql.all(table.create)
    else for (const { name, add } of table.columns) if (!found.has(`${table.name}.${name}`)) sql.all(add)
  }
  return true
}
