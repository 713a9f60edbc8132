/**
 * A D1 database on Node's own SQLite, as far as drizzle-orm/d1 asks for one. What callers must not rely on is kept: every call yields
 * first, a batch is one transaction, blobs come back as arrays of numbers, foreign keys hold, and an error repeats the statement.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { resolve } from 'node:path'

const MIGRATIONS = resolve(import.meta.dirname, '../../../migrations')

type Value = SQLInputValue | ArrayBuffer | readonly number[]
type Row = Record<string, unknown>

/** The text of all migrations of one kind, in order. */
const migrations = (kind: 'global' | 'region' | 'keys'): string =>
  readdirSync(`${MIGRATIONS}/${kind}`)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readFileSync(`${MIGRATIONS}/${kind}/${name}`, 'utf8'))
    .join('\n')

const SCHEMAS = { global: migrations('global'), region: migrations('region'), keys: migrations('keys') }

class Statement {
  readonly #prepare: (query: string) => StatementSync
  readonly #query: string
  readonly #values: readonly Value[]

  constructor(prepare: (query: string) => StatementSync, query: string, values: readonly Value[]) {
    this.#prepare = prepare
    this.#query = query
    this.#values = values
  }

  bind(...values: readonly Value[]): Statement {
    return new Statement(this.#prepare, this.#query, values)
  }

  /** What the database does once it is this call's turn. */
  runNow(): { success: true; results: Row[]; meta: { changes: number } } {
    try {
      const found = this.#prepare(this.#query).all(...this.#values.map(incoming)) as Row[]
      return { success: true, results: found.map(outgoing), meta: { changes: 0 } }
    } catch (error) {
      throw new Error(`D1_ERROR: ${(error as Error).message}: ${this.#query}`, { cause: error })
    }
  }

  async all(): Promise<{ results: Row[] }> {
    await Promise.resolve()
    return this.runNow()
  }

  async run(): Promise<{ results: Row[] }> {
    return this.all()
  }

  async raw(): Promise<unknown[][]> {
    return (await this.all()).results.map((row) => Object.values(row))
  }

  async first(column?: string): Promise<unknown> {
    const [row] = (await this.all()).results
    return (column === undefined ? row : row?.[column]) ?? null
  }
}

export interface MemoryD1 {
  readonly binding: D1Database
  /** Looks into the database at once, past the binding: for what a test asserts. */
  rows(query: string, ...values: readonly SQLInputValue[]): readonly Row[]
}

export function memoryD1(kind: keyof typeof SCHEMAS): MemoryD1 {
  const database = new DatabaseSync(':memory:')
  database.exec(SCHEMAS[kind])
  const prepared = new Map<string, StatementSync>()
  const prepare = (query: string): StatementSync => {
    const known = prepared.get(query) ?? database.prepare(query)
    prepared.set(query, known)
    return known
  }
  const binding = {
    prepare: (query: string) => new Statement(prepare, query, []),
    batch: async (statements: readonly Statement[]) => {
      await Promise.resolve()
      database.exec('BEGIN')
      try {
        const results = statements.map((statement) => statement.runNow())
        database.exec('COMMIT')
        return results
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
  }
  return {
    binding: binding as unknown as D1Database, // what drizzle and our stores call is here, the rest of D1 is not
    rows: (query, ...values) => prepare(query).all(...values),
  }
}

const incoming = (value: Value): SQLInputValue => {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (Array.isArray(value)) return Uint8Array.from(value as number[])
  return value as SQLInputValue
}

const outgoing = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]),
  )
