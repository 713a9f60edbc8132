/**
 * A table as data: its columns with their kinds give the CREATE statement, the writing and the reading, each once. Rows are
 * `WITHOUT ROWID`, so that a write is billed as one row (PLATFORM: a text key on a rowid table is two). Table and column names
 * come from constants of this folder and never from outside.
 */
import type { Sql, SqlValue } from './sql.ts'

/** `absent`: what a row of an earlier release is read as, which did not have the column. */
const KINDS = {
  text: {
    sql: 'TEXT',
    absent: 'NULL',
    write: (value: unknown) => value as SqlValue,
    read: (value: SqlValue): unknown => value,
  },
  integer: {
    sql: 'INTEGER',
    absent: '0',
    write: (value: unknown) => value as SqlValue,
    read: (value: SqlValue): unknown => value,
  },
  blob: {
    sql: 'BLOB',
    absent: 'NULL',
    write: (value: unknown) => value as SqlValue,
    read: (value: SqlValue): unknown => value,
  },
  flag: {
    sql: 'INTEGER',
    absent: '0',
    write: (value: unknown) => (value ? 1 : 0),
    read: (value: SqlValue): unknown => value === 1,
  },
  json: {
    sql: 'TEXT',
    absent: "'[]'",
    write: (value: unknown) => JSON.stringify(value),
    read: (value: SqlValue): unknown => JSON.parse(String(value)),
  },
} as const

export interface Table<Row> {
  readonly name: string
  readonly create: string
  /** Its columns, each with the statement that adds it to a table made by an earlier release. */
  readonly columns: readonly { readonly name: string; readonly add: string }[]
  put(sql: Sql, row: Row): void
  select(sql: Sql, where?: string, ...values: readonly SqlValue[]): readonly Row[]
  one(sql: Sql, where: string, ...values: readonly SqlValue[]): Row | undefined
}

/** `columns` maps each field of `Row` to its kind; the first is the primary key. Fields are camelCase, columns snake_case. */
export function table<Row>(
  name: string,
  columns: { readonly [Field in keyof Row]: keyof typeof KINDS },
): Table<Row> {
  const fields = Object.keys(columns) as (keyof Row & string)[]
  const column = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  // Quoted, because some of our words are SQL's too.
  const names = fields.map((field) => `"${column(field)}"`)
  const kind = (field: keyof Row) => KINDS[columns[field]]
  const definitions = fields.map(
    (field, at) => `${names[at]} ${kind(field).sql}${at === 0 ? ' PRIMARY KEY' : ''}`,
  )
  const upsert = `INSERT OR REPLACE INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  const read = (found: Readonly<Record<string, SqlValue>>): Row =>
    Object.fromEntries(fields.map((field) => [field, kind(field).read(found[column(field)] ?? null)])) as Row
  const select = (sql: Sql, where = '1', ...values: readonly SqlValue[]): readonly Row[] =>
    sql.all(`SELECT ${names.join(', ')} FROM ${name} WHERE ${where}`, ...values).map(read)
  return {
    name,
    columns: fields.map((field, at) => ({
      name: column(field),
      add: `ALTER TABLE ${name} ADD COLUMN ${names[at]} ${kind(field).sql} DEFAULT ${kind(field).absent}`,
    })),
    create: `CREATE TABLE IF NOT EXISTS ${name} (${definitions.join(', ')}) WITHOUT ROWID`,
    put: (sql, row) => void sql.all(upsert, ...fields.map((field) => kind(field).write(row[field]))),
    select,
    one: (sql, where, ...values) => select(sql, where, ...values)[0],
  }
}
