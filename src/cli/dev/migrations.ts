/**
 * Applies the migrations of every D1 in one process, into the same `d1_migrations` table that `wrangler d1 migrations
 * apply` keeps, so that both see the same history. One batch per file: a file is applied whole or not at all.
 */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { unstable_splitSqlQuery } from 'wrangler'
import { readWorkerConfig } from './wrangler-config.ts'

/** wrangler's own table, word for word. */
const HISTORY = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** Brings each database that the configuration names to its newest form; `open` gives the database behind a binding. */
export async function applyMigrations(
  configFile: string,
  open: (binding: string) => Promise<D1Database>,
): Promise<void> {
  await Promise.all(
    readWorkerConfig(configFile).databases.map(async ({ binding, migrations }) =>
      migrate(await open(binding), migrations),
    ),
  )
}

async function migrate(database: D1Database, folder: string): Promise<void> {
  await database.prepare(HISTORY).run()
  const { results } = await database.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map((row) => row.name))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  for (const name of files.filter((file) => !applied.has(file))) {
    const statements = unstable_splitSqlQuery(await readFile(join(folder, name), 'utf8'))
    await database.batch([
      ...statements.map((sql) => database.prepare(sql)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ])
  }
}
