/** Configuration as it lies in the global D1: the loader behind every cache, and what the programs of `cli/` write. */
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import * as v from 'valibot'
import type { SigningKeyRecord } from '../../crypto/jws.ts'
import { ClientSchema, type Client } from '../../domain/client.ts'
import { imagesOf } from '../../domain/theme.ts'
import type { Bytes } from '../../kernel/bytes.ts'
import { guarded } from '../guarded.ts'
import { client, configuration, image, signingKey } from './schema.ts'

/** What every isolate should know of all clients without loading each: who may call from where, ids without our tag, pictures of themes. */
export interface ClientIndex {
  readonly origins: Readonly<Record<string, string>>
  readonly ids: readonly string[]
  readonly images: readonly string[]
}

export interface PublishedKey {
  readonly record: SigningKeyRecord
  /** When it leaves the JWKS, ms: after its last token is dead (rule P3). Null: not decided. */
  readonly retiredAt: number | null
}

export interface GlobalRecords {
  version(): Promise<number>
  client(id: string): Promise<Client | undefined>
  index(): Promise<ClientIndex>
  /** The picture of this name (domain/image.ts). */
  image(name: string): Promise<Bytes | undefined>
  /** Every signing key that was ever made, with the end of its publication. */
  keys(): Promise<readonly PublishedKey[]>
  rpId(): Promise<string | undefined>
  /** Writes it where there is none. */
  recordRpId(rpId: string): Promise<void>
}

export function globalRecords(database: D1Database): GlobalRecords {
  const db = drizzle(database)
  return {
    version: () =>
      guarded('global.version', async () => {
        const [row] = await db.select().from(configuration).where(eq(configuration.name, 'configuration'))
        return row?.version ?? 0
      }),
    client: (id) =>
      guarded('global.client', async () => {
        const [row] = await db.select().from(client).where(eq(client.id, id))
        return row && v.parse(ClientSchema, JSON.parse(row.record))
      }),
    index: () =>
      guarded('global.index', async () => {
        const rows = await db.select({ record: client.record }).from(client)
        const clients = rows.map((row) => v.parse(ClientSchema, JSON.parse(row.record)))
        const origins = clients
          .filter(({ isFirstParty, isDisabled }) => isFirstParty && !isDisabled)
          .flatMap(({ id, origins: own }) => own.map((origin) => [origin, id] as const))
        return {
          origins: Object.fromEntries(origins),
          ids: clients.map(({ id }) => id),
          images: clients.flatMap(({ theme }) => imagesOf(theme)),
        }
      }),
    image: (name) =>
      guarded('global.image', async () => {
        const [row] = await db.select().from(image).where(eq(image.name, name))
        return row && new Uint8Array(row.bytes)
      }),
    keys: () =>
      guarded('global.keys', async () => {
        const rows = await db.select().from(signingKey)
        return rows.map(({ kid, alg, publicJwk, wrapped, signsFrom, retiredAt }) => {
          const jwk = JSON.parse(publicJwk) as SigningKeyRecord['publicJwk']
          return { record: { kid, alg, publicJwk: jwk, wrapped, signsFrom }, retiredAt }
        })
      }),
    rpId: () =>
      guarded('global.rp_id', async () => {
        const [row] = await db.select().from(configuration).where(eq(configuration.name, 'rp_id'))
        return row?.value ?? undefined
      }),
    recordRpId: async (rpId) => {
      const row = { name: 'rp_id', version: 1, value: rpId }
      await guarded('global.record_rp_id', () => db.insert(configuration).values(row).onConflictDoNothing())
    },
  }
}
