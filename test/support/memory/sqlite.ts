/**
 * The `Sql` of a Durable Object on Node's own SQLite, in memory: the same statements as inside workerd, without workerd. Transactions
 * nest like transactionSync does. Statements are prepared once per database, because model tests run millions of them.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Sql, SqlValue } from '../../../src/store/durable/sql.ts'

export function memorySql(): Sql {
  const database = new DatabaseSync(':memory:')
  const prepared = new Map<string, StatementSync>()
  let depth = 0
  const statement = (query: string): StatementSync => {
    const known = prepared.get(query) ?? database.prepare(query)
    prepared.set(query, known)
    return known
  }
  return {
    all: (query, ...values) => statement(query).all(...values) as Record<string, SqlValue>[],
    transact: (work) => {
      const name = `level_${depth}`
      database.exec(`SAVEPOINT ${name}`)
      depth += 1
      try {
        const result = work()
        database.exec(`RELEASE ${name}`)
        return result
      } catch (error) {
        database.exec(`ROLLBACK TO ${name}`)
        database.exec(`RELEASE ${name}`)
        throw error
      } finally {
        depth -= 1
      }
    },
  }
}
