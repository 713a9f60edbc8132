/**
 * The applications of a test house: those of the local one (src/cli/dev/demo-clients.ts), made once per run, because RSA keys and digests
 * take their time, and written again after each reset.
 */
import { newClientId } from '../../../src/crypto/client-id.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import type { Client } from '../../../src/domain/client.ts'
import { base64url } from '../../../src/kernel/bytes.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { systemClock } from '../../../src/kernel/time.ts'
import { demoClients, SHOPS } from '../../../src/cli/dev/demo-clients.ts'
import { seedGlobal } from '../../../src/cli/seed.ts'
import { env } from './bindings.ts'
import type { Application } from './relying-party.ts'

export type { Application } from './relying-party.ts'

const NAMES = {
  shop: 'web first-party',
  books: 'web third-party',
  rewards: 'spa first-party',
  reader: 'spa third-party',
  till: 'native first-party',
  shelf: 'native third-party',
  stock: 'machine first-party',
  cycles: SHOPS.cycles,
} as const
export type ApplicationName = keyof typeof NAMES

/** By short names: shop, cycles and till are ours, books, reader and shelf somebody else's. */
export type Applications = Readonly<Record<ApplicationName, Application>>

let made: { readonly applications: Applications; readonly rows: readonly Row[] } | undefined
type Row = { readonly table: string; readonly values: Readonly<Record<string, unknown>> }

/** Seeds the global D1, which holds nothing but its migrations. */
export async function seedApplications(): Promise<Applications> {
  if (made) {
    await env.GLOBAL.batch(made.rows.map(insert))
    return made.applications
  }
  const house = keyring(parseRing(env.HOUSE_KEYS))
  const demo = demoClients(8788)
  const applications = Object.fromEntries(
    await Promise.all(
      Object.entries(NAMES).map(async ([name, kind]) => {
        const metadata = demo[kind]
        if (!metadata) throw new Error(`no demo client is called ${kind}`)
        const isPublic = metadata.token_endpoint_auth_method === 'none'
        const secret = isPublic ? undefined : base64url(systemRandom(32))
        const redirectUri = metadata.redirect_uris[0] ?? ''
        return [name, { id: await newClientId(house, systemRandom), secret, metadata, redirectUri }] as const
      }),
    ),
    // Built from the list of names itself.
  ) as unknown as Applications
  await seedGlobal({
    database: env.GLOBAL,
    houseKeys: env.HOUSE_KEYS,
    clients: Object.values(applications),
    clock: systemClock,
    random: systemRandom,
  })
  made = { applications, rows: (await Promise.all(['signing_key', 'client', 'image'].map(rowsOf))).flat() }
  return applications
}

/** Changes a client's record and raises the configuration's version, as an operator would. */
export async function changeClient(id: string, over: Partial<Client>): Promise<void> {
  const found = await env.GLOBAL.prepare('SELECT record FROM client WHERE id = ?').bind(id).first<{
    record: string
  }>()
  const record = JSON.stringify({ ...(JSON.parse(found?.record ?? '{}') as Client), ...over })
  await env.GLOBAL.batch([
    env.GLOBAL.prepare('UPDATE client SET record = ? WHERE id = ?').bind(record, id),
    env.GLOBAL.prepare(`UPDATE configuration SET version = version + 1 WHERE name = 'configuration'`),
  ])
}

async function rowsOf(table: string): Promise<Row[]> {
  const { results } = await env.GLOBAL.prepare(`SELECT * FROM ${table}`).all()
  return results.map((values) => ({ table, values }))
}

function insert({ table, values }: Row): D1PreparedStatement {
  const names = Object.keys(values)
  return env.GLOBAL.prepare(
    `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  ).bind(...names.map((name) => values[name]))
}
