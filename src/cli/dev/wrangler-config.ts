/**
 * What the local house needs of wrangler.toml, read by wrangler itself (its own rules and defaults) and parsed here,
 * because wrangler's types for it lead to packages that it does not publish.
 */
import { resolve } from 'node:path'
import * as v from 'valibot'
import { unstable_readConfig } from 'wrangler'

const ConfigSchema = v.object({
  name: v.string(),
  vars: v.record(v.string(), v.string()),
  d1_databases: v.array(
    v.object({ binding: v.string(), migrations_dir: v.optional(v.string(), 'migrations') }),
  ),
})

export interface WorkerConfig {
  readonly name: string
  readonly vars: Readonly<Record<string, string>>
  readonly databases: readonly { readonly binding: string; readonly migrations: string }[]
}

/** @throws when the file is missing or has no name. */
export function readWorkerConfig(configFile: string): WorkerConfig {
  const config = v.parse(ConfigSchema, unstable_readConfig({ config: configFile }, { hideWarnings: true }))
  const folder = resolve(configFile, '..')
  return {
    name: config.name,
    vars: config.vars,
    databases: config.d1_databases.map(({ binding, migrations_dir }) => ({
      binding,
      migrations: resolve(folder, migrations_dir),
    })),
  }
}
