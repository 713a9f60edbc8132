/** The bindings of the house under test, typed: `env` and `exports` of `cloudflare:workers`, in one place. */
import { env as bindings, exports as entries } from 'cloudflare:workers'
import type { D1Migration } from '@cloudflare/vitest-plugin'
import { REGION_BINDINGS, type Env } from '../../../src/config.ts'
import { REGIONS, type Region } from '../../../src/domain/region.ts'
import type { Fetch } from '../visitor/visitor.ts'

export type TestEnv = Env & {
  readonly MIGRATIONS: Readonly<Record<'global' | 'region' | 'keys', D1Migration[]>>
}

// wrangler.toml and vitest.config.ts bind all of it; readConfig checks it again.
export const env = bindings as unknown as TestEnv

/** The Worker, asked as the platform asks it. */
export const fetchHouse: Fetch = (request) =>
  // The platform types its entries by the main module's classes, which a test does not name.
  (entries as unknown as { default: { fetch: Fetch } }).default.fetch(request)

/** The clock's work of a minute. */
export const tick = async (): Promise<void> => {
  const { default: house } = await import('../worker.ts')
  await house.scheduled({ cron: '* * * * *', scheduledTime: Date.now(), noRetry: () => undefined }, env)
}

export const shardsOf = (region: Region): readonly D1Database[] =>
  REGION_BINDINGS[region].shards.map((name) => env[name])

/** Every D1 with the migrations that are its own. */
export const DATABASES: readonly (readonly [D1Database, 'global' | 'region' | 'keys'])[] = [
  [env.GLOBAL, 'global'],
  ...REGIONS.flatMap((region): [D1Database, 'region' | 'keys'][] => [
    [env[REGION_BINDINGS[region].keys], 'keys'],
    ...shardsOf(region).map((shard): [D1Database, 'region'] => [shard, 'region']),
  ]),
]

export const ISSUER = env.ISSUER
