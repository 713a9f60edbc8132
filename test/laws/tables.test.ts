/**
 * Every table is described in migrations/README.md, column by column, and mirrored by its drizzle schema; the SQL is the truth. The
 * migrations are run, not read, so that a later ALTER counts.
 */
import { DatabaseSync } from 'node:sqlite'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { HOME_TABLES } from '../../src/store/durable/home-tables.ts'
import * as globalSchema from '../../src/store/global/schema.ts'
import * as regionSchema from '../../src/store/region/schema.ts'
import { nodesOfType, read, spelled, type Node } from './source.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly isKey: boolean
}
type Tables = ReadonlyMap<string, readonly Column[]>

/** Tables and columns that statements leave behind. */
function tablesOf(statements: readonly string[]): Tables {
  const database = new DatabaseSync(':memory:')
  for (const statement of statements) database.exec(statement)
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return new Map(
    names.map(({ name }) => [
      String(name),
      database
        .prepare(`SELECT name, type, "notnull" AS filled, pk FROM pragma_table_info(?)`)
        .all(String(name))
        .map((column) => ({
          name: String(column['name']),
          type: String(column['type']),
          isNullable: column['filled'] === 0 && column['pk'] === 0,
          isKey: column['pk'] !== 0,
        })),
    ]),
  )
}

/** The same of a module of drizzle tables. */
function mirrored(schema: Readonly<Record<string, unknown>>): Tables {
  const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable)
  return new Map(
    tables.map(getTableConfig).map(({ name, columns, primaryKeys }) => {
      const together = primaryKeys.flatMap((key) => key.columns.map((column) => column.name))
      return [
        name,
        columns.map((column) => {
          const isKey = column.primary || together.includes(column.name)
          const type = column.getSQLType().toUpperCase()
          return { name: column.name, type, isNullable: !column.notNull && !isKey, isKey }
        }),
      ]
    }),
  )
}

/** The chapters of the page: for each table the columns it describes. `consent` (Home) is told from the region's by its chapter. */
function described(page: string): ReadonlyMap<string, Tables> {
  const chapters = page.split(/^## /m).slice(1)
  return new Map(
    chapters.map((chapter) => [
      /^\w+/.exec(chapter)?.[0] ?? '',
      new Map(
        chapter
          .split(/^### /m)
          .slice(1)
          .map((section) => [
            /`(\w+)`/.exec(section)?.[1] ?? '',
            [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => ({
              name,
              type: '',
              isNullable: false,
              isKey: false,
            })),
          ]),
      ),
    ]),
  )
}

/** What one side has and the other has not. `by` says what of a column is compared. */
function differences(truth: Tables, mirror: Tables, by: (column: Column) => string): readonly string[] {
  const flat = (tables: Tables): readonly string[] =>
    [...tables].flatMap(([table, columns]) => [table, ...columns.map((column) => `${table}.${by(column)}`)])
  const [here, there] = [flat(truth), flat(mirror)]
  return [
    ...here.filter((entry) => !there.includes(entry)).map((entry) => `${entry} is missing`),
    ...there.filter((entry) => !here.includes(entry)).map((entry) => `${entry} does not exist`),
  ]
}

const byName = ({ name }: Column): string => name
const byAll = ({ name, type, isNullable, isKey }: Column): string =>
  `${name} ${type}${isNullable ? ' NULL' : ''}${isKey ? ' KEY' : ''}`

const sqlOf = (folder: string): readonly string[] =>
  read(`migrations/${folder}`, /\.sql$/).map(({ text }) => text)

/** The Directory's tables are declared where they are used: `table<Row>('claim', { … })`. */
function directoryTables(): Tables {
  const [source] = read('src/store/durable/directory-store.ts')
  const calls = source ? nodesOfType(source, 'CallExpression') : []
  return new Map(
    calls
      .filter(({ node }) => (node['callee'] as Node)['name'] === 'table')
      .map(({ node }) => {
        const [name, columns] = node['arguments'] as readonly [Node, Node]
        const keys = (columns['properties'] as readonly Node[]).map(
          ({ key }) => (key as Node)['name'] as string,
        )
        const row = { type: '', isNullable: false, isKey: false }
        return [
          source ? spelled(source, name).slice(1, -1) : '',
          keys.map((key) => ({
            ...row,
            name: key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          })),
        ]
      }),
  )
}

const page = read('migrations/README.md')[0]?.text ?? ''

describe('the drizzle schemas mirror the migrations', () => {
  test.each([
    ['global', sqlOf('global'), globalSchema],
    ['region and keys', [...sqlOf('region'), ...sqlOf('keys')], regionSchema],
  ] as const)('%s', (_, statements, schema) => {
    expect(differences(tablesOf(statements), mirrored(schema), byAll)).toEqual([])
  })

  test.each([
    [
      'a column that the schema forgot',
      'ALTER TABLE client ADD COLUMN owner TEXT',
      'client.owner TEXT NULL is missing',
    ],
    ['a table that the schema forgot', 'CREATE TABLE brand (id TEXT PRIMARY KEY)', 'brand is missing'],
    [
      'a column that the migrations dropped',
      'ALTER TABLE client DROP COLUMN record',
      'client.record TEXT does not exist',
    ],
  ])('%s is caught', (_, statement, says) => {
    const tables = tablesOf([...sqlOf('global'), statement])
    expect(differences(tables, mirrored(globalSchema), byAll)).toContain(says)
  })

  test('another type, and a null where none may be, are caught', () => {
    const tables = tablesOf(
      sqlOf('global').map((text) => text.replace('updated_at INTEGER NOT NULL', 'updated_at TEXT')),
    )
    expect(differences(tables, mirrored(globalSchema), byAll)).toContain(
      'client.updated_at TEXT NULL is missing',
    )
  })
})

describe('migrations/README.md tells of every table and every column', () => {
  const chapters = described(page)
  const home = tablesOf(HOME_TABLES.map(({ create }) => create))

  test.each([
    ['global', tablesOf(sqlOf('global'))],
    ['region', tablesOf(sqlOf('region'))],
    ['keys', tablesOf(sqlOf('keys'))],
    ['Home', home],
    ['Directory', directoryTables()],
  ] as const)('%s', (chapter, tables) => {
    expect(tables.size).toBeGreaterThan(0)
    expect(differences(tables, chapters.get(chapter) ?? new Map(), byName)).toEqual([])
  })

  test.each([
    ['a table without its section', page.replace('### `spent`', '### '), 'spent is missing'],
    ['a column without its line', page.replace('| `visit` |', '| visit |'), 'session.visit is missing'],
    [
      'a line without its column',
      page.replace('| `visit` |', '| `visit` | |\n| `city` |'),
      'session.city does not exist',
    ],
  ])('%s is caught', (_, harmed, says) => {
    expect(differences(home, described(harmed).get('Home') ?? new Map(), byName)).toContain(says)
  })
})
