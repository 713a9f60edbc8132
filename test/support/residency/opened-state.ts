/**
 * Opens the files of a stopped house with its regions' keys, by the house's own code: what a person's region holds about them. If the
 * canaries were not found here, the scan would look for things that were never written. Read before scanning changes nothing: SQLite
 * opens copies.
 */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { REGION_BINDINGS } from '../../../src/config.ts'
import { decryptJson, unwrapDataKey, type Vault } from '../../../src/crypto/vault.ts'
import type { Region } from '../../../src/domain/region.ts'
import {
  credentialPlace,
  identifierPlace,
  PROFILE_PLACE,
  type IdentifierDocument,
} from '../../../src/home/record.ts'
import { visitPlace } from '../../../src/home/sessions.ts'
import { base64url } from '../../../src/kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../../../src/kernel/ids.ts'
import { systemClock } from '../../../src/kernel/time.ts'
import type { DevKeys } from './dev-keys.ts'
import { databaseFile } from './zones.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

export interface OpenedPerson {
  readonly region: Region
  readonly person: PersonId
  readonly vault: Vault
  readonly profile: unknown
  readonly emails: readonly (string | undefined)[]
  readonly blindIndexes: readonly Uint8Array[]
  readonly credentials: readonly {
    readonly id: string
    readonly method: string
    readonly document: unknown
  }[]
  readonly visits: readonly unknown[]
  readonly auditDetails: readonly unknown[]
  readonly undelivered: number
  readonly counters: readonly string[]
}

/** The one person of a region. */
export async function openPerson(state: string, keys: DevKeys, region: Region): Promise<OpenedPerson> {
  const { keys: keysBinding, shards } = REGION_BINDINGS[region]
  const [wrapped, ...others] = await rowsOf(join(state, databaseFile(keysBinding)), 'data_key')
  if (!wrapped || others.length > 0) throw new Error(`region ${region} does not have exactly one person`)
  const person = parsePersonId(String(wrapped['person']))
  const vault =
    person && (await unwrapDataKey(keys.regions[region], person, bytesIn(wrapped, 'wrapped'), region))
  if (!person || !vault) throw new Error(`the data key of region ${region} does not open`)

  const tables = await Promise.all(shards.map((shard) => shardRows(join(state, databaseFile(shard)))))
  const shard = tables.find(({ people }) => people.length === 1)
  const [row] = shard?.people ?? []
  if (!shard || !row) throw new Error(`no shard of region ${region} holds the person`)
  const home = await homeRows(state, region)
  return {
    region,
    person,
    vault,
    profile: await decryptJson(vault, PROFILE_PLACE, bytesIn(row, 'profile')),
    emails: await Promise.all(
      shard.identifiers.map(async (found) => {
        const place = identifierPlace(String(found['type']), bytesIn(found, 'blind_index'))
        return ((await decryptJson(vault, place, bytesIn(found, 'value'))) as IdentifierDocument | undefined)
          ?.value
      }),
    ),
    blindIndexes: shard.identifiers.map((found) => bytesIn(found, 'blind_index')),
    credentials: await Promise.all(
      shard.credentials.map(async (found) => ({
        id: String(found['id']),
        method: String(found['method']),
        document: await decryptJson(vault, credentialPlace(String(found['id'])), bytesIn(found, 'document')),
      })),
    ),
    visits: await Promise.all(
      home.sessions.map((found) =>
        decryptJson(vault, visitPlace(bytesIn(found, 'request')), bytesIn(found, 'visit')),
      ),
    ),
    auditDetails: await auditOf(vault, shard.audit),
    undelivered: home.outbox.filter((found) => bytesIn(found, 'body').length > 0).length,
    counters: home.counters.map((found) => String(found['name'])),
  }
}

/** Of a house that still runs, whose files may change while they are copied: looks until the last parcel is carried out. */
export async function untilDelivered(
  state: string,
  keys: DevKeys,
  region: Region,
  patience = 10_000,
): Promise<void> {
  for (const until = systemClock() + patience; systemClock() < until; await wait(LOOK_EVERY))
    if ((await openPerson(state, keys, region).catch(() => undefined))?.undelivered === 0) return
  throw new Error(`the outbox of region ${region} is still waiting`)
}

const LOOK_EVERY = 100

/** The rows of a region's claims, over all its Directory objects. */
export async function claimsOf(state: string, region: Region): Promise<readonly Row[]> {
  const files = await objectFiles(state, 'Directory', region)
  return (await Promise.all(files.map((file) => rowsOf(file, 'claim')))).flat()
}

const auditOf = (vault: Vault, rows: readonly Row[]): Promise<readonly unknown[]> =>
  Promise.all(
    rows.map((found) => {
      const place = { table: 'audit', column: 'detail', row: base64url(bytesIn(found, 'number')) }
      return decryptJson(vault, place, bytesIn(found, 'detail'))
    }),
  )

async function shardRows(file: string) {
  const [people = [], identifiers = [], credentials = [], audit = []] = await tablesOf(file, [
    'person',
    'identifier',
    'credential',
    'audit',
  ])
  return { people, identifiers, credentials, audit }
}

/** Decoys have no tables; one Home of the region is born. */
async function homeRows(state: string, region: Region) {
  for (const file of await objectFiles(state, 'Home', region)) {
    const [self = [], sessions = [], outbox = [], counters = []] = await tablesOf(file, [
      'self',
      'session',
      'outbox',
      'counter',
    ])
    if (self.length === 1) return { sessions, outbox, counters }
  }
  throw new Error(`region ${region} has no Home that was born`)
}

const CLASSES = { eu: 'Eu', us: 'Us', ap: 'Ap' } as const

async function objectFiles(state: string, kind: 'Home' | 'Directory', region: Region): Promise<string[]> {
  const folder = join(state, 'v3/do', `doorstep-${kind}${CLASSES[region]}`)
  const names = await readdir(folder)
  return names.filter((name) => /^[\da-f]+\.sqlite$/.test(name)).map((name) => join(folder, name))
}

const rowsOf = async (file: string, table: string): Promise<readonly Row[]> =>
  (await tablesOf(file, [table]))[0] ?? []

/** A house under watch has its temporary files scanned; these copies are not the house's. */
const ELSEWHERE = tmpdir()

/** Whole tables of a copy of the file and its `-wal`; a table that was never made has no rows. */
async function tablesOf(file: string, tables: readonly string[]): Promise<readonly (readonly Row[])[]> {
  const folder = await mkdtemp(join(ELSEWHERE, 'doorstep-copy-'))
  try {
    const parts = (await readdir(dirname(file))).filter((name) => name.startsWith(basename(file)))
    await Promise.all(parts.map((name) => cp(join(dirname(file), name), join(folder, name))))
    const database = new DatabaseSync(join(folder, basename(file)))
    try {
      const known = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
      const names = new Set(known.map((row) => row['name']))
      return tables.map((table) =>
        names.has(table) ? database.prepare(`SELECT * FROM "${table}"`).all() : [],
      )
    } finally {
      database.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new Error(`${column} is no blob`)
  return new Uint8Array(value)
}
