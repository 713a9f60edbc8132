/**
 * Tables that are made by the first write and never by a look (rule B2, LAW visitors cost nothing). What one instance knows of them is
 * taken back when the transaction that made them is.
 */
import type { Sql } from './sql.ts'

export interface LazyTables {
  readonly exist: () => boolean
  /** Makes them where they are not; inside the transaction of the first write. */
  readonly make: () => void
  /** One transaction of the store. */
  readonly transact: <Result>(work: () => Result) => Result
}

/** `first` is the table whose presence stands for all. */
export function lazyTables(
  sql: Sql,
  first: string,
  tables: readonly { readonly create: string }[],
): LazyTables {
  let isMade: boolean | undefined
  const exist = (): boolean =>
    (isMade ??= sql.all('SELECT 1 FROM sqlite_master WHERE name = ?', first).length > 0)
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
