/**
 * The applications of a local house: three shops for the demo application, single-page and native ones, a machine, the
 * administrator, and those that `--client FILE` brings. Their ids and secrets are made once per state folder and kept in
 * its clients.json, so that a second start knows the same applications, whatever its ports.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { newClientId } from '../../crypto/client-id.ts'
import { keyring, parseRing } from '../../crypto/keyring.ts'
import type { Keyring } from '../../crypto/keyring.ts'
import { base64url } from '../../kernel/bytes.ts'
import type { Random } from '../../kernel/random.ts'
import { kindOf } from '../client-metadata.ts'
import type { ClientMetadata } from '../client-metadata.ts'
import type { ClientSeed } from '../seed.ts'
import { adminClient, demoClients, SHOPS } from './demo-clients.ts'
import type { LocalClient, LocalHouse } from './local-file.ts'
import type { DevOptions } from './options.ts'
import { readRegistration } from './registration-file.ts'
import { Trouble } from './trouble.ts'

interface NamedSeed extends ClientSeed {
  readonly name: string
  readonly local: LocalClient
}

export interface LocalSeeds {
  /** In the order of local.json: by kind, first-party before third-party. */
  readonly clients: readonly NamedSeed[]
  readonly admin: ClientSeed & { readonly local: LocalHouse['admin'] }
}

const KIND_ORDER = ['web', 'spa', 'native', 'machine'] as const

const KeptSchema = v.record(v.string(), v.object({ id: v.string(), secret: v.optional(v.string()) }))
type Kept = v.InferOutput<typeof KeptSchema>

/** @throws Trouble when a `--client` file is not a registration. */
export async function localClients(
  options: DevOptions,
  houseKeys: string,
  random: Random,
): Promise<LocalSeeds> {
  const file = join(options.state, 'clients.json')
  const kept = await readKept(file)
  const wanted = { ...demoClients(options.appPort), ...(await fromFiles(options.clientFiles)) }
  const house = keyring(parseRing(houseKeys))
  const entries = Object.entries({ ...wanted, admin: adminClient() })
  const seeds = await Promise.all(
    entries.map(async ([name, metadata]) => ({
      name,
      ...(await seedOf(kept, name, metadata, { house, random })),
    })),
  )
  await mkdir(options.state, { recursive: true })
  await writeFile(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  const clients = seeds.filter(({ name }) => name !== 'admin').map(withLocal)
  const admin = seeds.find(({ name }) => name === 'admin')
  if (!admin?.secret) throw new Error('The administrator needs a secret.')
  return {
    clients: clients.toSorted(inOrder),
    admin: {
      ...admin,
      local: { client_id: admin.id, client_secret: admin.secret, scope: admin.metadata.scope },
    },
  }
}

async function readKept(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptSchema), text)
  if (!kept.success) throw new Trouble(`${file} cannot be read; delete it to begin again.`)
  return kept.output
}

async function fromFiles(files: readonly string[]): Promise<Record<string, ClientMetadata>> {
  const entries = files.map(async (file) => [`file ${file}`, await readRegistration(file)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** Ids and secrets that the state folder knows already stay; new ones are remembered in `kept`. */
async function seedOf(
  kept: Kept,
  name: string,
  metadata: ClientMetadata,
  { house, random }: { readonly house: Keyring; readonly random: Random },
): Promise<ClientSeed> {
  const isConfidential = metadata.token_endpoint_auth_method !== 'none'
  const known = kept[name] ?? { id: await newClientId(house, random) }
  const secret = isConfidential ? (known.secret ?? base64url(random(32))) : undefined
  kept[name] = { id: known.id, ...(secret !== undefined && { secret }) }
  return { id: known.id, secret, metadata }
}

function withLocal(seed: ClientSeed & { readonly name: string }): NamedSeed {
  const { id, secret, metadata } = seed
  return {
    ...seed,
    local: {
      kind: kindOf(metadata),
      first_party: metadata.first_party,
      client_id: id,
      ...(secret !== undefined && { client_secret: secret }),
      token_endpoint_auth_method: metadata.token_endpoint_auth_method,
      redirect_uris: metadata.redirect_uris,
      post_logout_redirect_uris: metadata.post_logout_redirect_uris,
      scope: metadata.scope,
    },
  }
}

/** The third shop stands behind all others: programs take the first client of a kind and party. */
function inOrder(one: NamedSeed, other: NamedSeed): number {
  const byShop = Number(one.name === SHOPS.cycles) - Number(other.name === SHOPS.cycles)
  const byKind = KIND_ORDER.indexOf(one.local.kind) - KIND_ORDER.indexOf(other.local.kind)
  return byShop || byKind || Number(other.local.first_party) - Number(one.local.first_party)
}
