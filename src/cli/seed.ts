/**
 * Brings what a fresh house needs into the global D1: signing keys, wrapped under the house's key ring, clients and their pictures.
 * Repeating it changes nothing; what changed raises the configuration version, which every copy follows (rule I1).
 */
import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import { digest } from '../crypto/digest.ts'
import { generateSigningKey, importSigningKey, wrapPrivateKey } from '../crypto/jws.ts'
import type { Algorithm, SigningKeyRecord } from '../crypto/jws.ts'
import { keyring, parseRing } from '../crypto/keyring.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { SIGNING_ALGORITHMS } from '../domain/client.ts'
import { base64url, utf8 } from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'
import type { Clock } from '../kernel/time.ts'
import { clientOf } from './client-metadata.ts'
import type { ClientMetadata } from './client-metadata.ts'
import { Trouble } from './dev/trouble.ts'
import { RAISE_VERSION } from './raise-version.ts'
import { themeOf, type StoredImage } from './theme-metadata.ts'

export interface ClientSeed {
  readonly id: string
  /** The secret itself; only its digest is stored. */
  readonly secret: string | undefined
  readonly metadata: ClientMetadata
}

export interface Seed {
  readonly database: D1Database
  /** The key ring as the secret HOUSE_KEYS spells it. */
  readonly houseKeys: string
  readonly clients: readonly ClientSeed[]
  readonly clock: Clock
  readonly random: Random
}

/** @throws Trouble when the database holds signing keys that these secrets do not open. */
export async function seedGlobal(seed: Seed): Promise<void> {
  const house = keyring(parseRing(seed.houseKeys))
  const changes = [...(await missingKeys(seed, house)), ...(await changedClients(seed))]
  if (!changes.length) return
  await seed.database.batch([...changes, seed.database.prepare(RAISE_VERSION)])
}

interface KeyRow {
  readonly kid: string
  readonly alg: Algorithm
  readonly public_jwk: string
  readonly wrapped: string
  readonly signs_from: number
}

/** One key per algorithm that lacks one. The very first may sign at once: nobody has an older JWKS. */
async function missingKeys(seed: Seed, house: Keyring): Promise<D1PreparedStatement[]> {
  const { results } = await seed.database.prepare('SELECT * FROM signing_key').all<KeyRow>()
  await Promise.all(results.map((row) => demandOpens(house, row)))
  const missing = SIGNING_ALGORITHMS.filter((name) => results.every((row) => row.alg !== name))
  return Promise.all(missing.map((algorithm) => newKey(seed, house, algorithm)))
}

async function newKey(seed: Seed, house: Keyring, algorithm: Algorithm): Promise<D1PreparedStatement> {
  const { kid, publicJwk, privateJwk } = await generateSigningKey(algorithm, seed.random)
  const wrapped = await wrapPrivateKey(house, kid, privateJwk, seed.random)
  return seed.database
    .prepare('INSERT INTO signing_key (kid, alg, public_jwk, wrapped, signs_from) VALUES (?, ?, ?, ?, ?)')
    .bind(kid, algorithm, JSON.stringify(publicJwk), wrapped, seed.clock())
}

async function demandOpens(house: Keyring, row: KeyRow): Promise<void> {
  try {
    await importSigningKey(house, {
      kid: row.kid,
      alg: row.alg,
      publicJwk: JSON.parse(row.public_jwk) as SigningKeyRecord['publicJwk'],
      wrapped: row.wrapped,
      signsFrom: row.signs_from,
    })
  } catch (error) {
    const advice = 'Bring back the secrets it was made with, or delete the state folder to begin again.'
    throw new Trouble(`This state does not open with these secrets. ${advice}`, { cause: error })
  }
}

async function changedClients({ database, clients, clock }: Seed): Promise<D1PreparedStatement[]> {
  const { results } = await database
    .prepare('SELECT id, record FROM client')
    .all<{ id: string; record: string }>()
  const stored = new Map(results.map((row) => [row.id, row.record]))
  const records = await Promise.all(clients.map(recordOf))
  const changed = records
    .filter(({ id, record }) => stored.get(id) !== record)
    .map(({ id, record }) =>
      database
        .prepare(
          `INSERT INTO client (id, record, updated_at) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET record = excluded.record, updated_at = excluded.updated_at`,
        )
        .bind(id, record, clock()),
    )
  return [
    ...(await missingImages(
      database,
      records.flatMap(({ images }) => images),
    )),
    ...changed,
  ]
}

/** By their names, which say what they hold. */
async function missingImages(
  database: D1Database,
  images: readonly StoredImage[],
): Promise<D1PreparedStatement[]> {
  const { results } = await database.prepare('SELECT name FROM image').all<{ name: string }>()
  const stored = new Set(results.map(({ name }) => name))
  const missing = new Map(
    images.filter(({ name }) => !stored.has(name)).map((each) => [each.name, each.bytes]),
  )
  return [...missing].map(([name, bytes]) =>
    database.prepare('INSERT INTO image (name, bytes) VALUES (?, ?)').bind(name, bytes),
  )
}

interface Recorded {
  readonly id: string
  readonly record: string
  readonly images: readonly StoredImage[]
}

async function recordOf({ id, secret, metadata }: ClientSeed): Promise<Recorded> {
  const digests = secret === undefined ? [] : [base64url(await digest('client-secret', utf8(secret)))]
  const { theme, images } = await themeOf(metadata.client_name, metadata.theme)
  return { id, record: JSON.stringify(clientOf(id, digests, metadata, theme)), images }
}
