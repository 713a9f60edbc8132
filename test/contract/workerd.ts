/** The real bindings as contracts ask for them: fresh storage of a real object, databases with their migrations, quick hashes. */
import { applyD1Migrations, runInDurableObject, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Env } from '../../src/config.ts'
import { sqlOf } from '../../src/store/durable/sql.ts'
import type { OpenStorage } from './suites/storage.ts'

type TestEnv = Env & {
  readonly MIGRATIONS: Readonly<Record<'global' | 'region' | 'keys', D1Migration[]>>
}
export const bindings = env as unknown as TestEnv // vitest.config.ts binds what wrangler.toml does, and the migrations

/** Storage of an object of that class that nobody else has. */
export const storageOf =
  (namespace: DurableObjectNamespace): OpenStorage =>
  async () => {
    const stub = namespace.get(namespace.newUniqueId())
    return { run: async (work) => runInDurableObject(stub, (_, state) => work(sqlOf(state.storage))) }
  }

export async function migrate(): Promise<void> {
  const { MIGRATIONS, GLOBAL } = bindings
  await applyD1Migrations(GLOBAL, MIGRATIONS.global)
  for (const keys of ['EU_KEYS', 'US_KEYS', 'AP_KEYS'] as const) await applyD1Migrations(bindings[keys], MIGRATIONS.keys)
  for (const shard of ['EU_0', 'EU_1', 'US_0', 'AP_0'] as const)
    await applyD1Migrations(bindings[shard], MIGRATIONS.region)
}
