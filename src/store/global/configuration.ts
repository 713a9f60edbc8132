/**
 * `Configuration` from isolate memory, confirmed by a heartbeat in KV, loaded from D1 (rules I1, Z4, D6). A copy is believed for
 * two minutes after the own time of what confirmed it; past one minute it is confirmed again behind the answer. Versions only grow.
 */
import { isTaggedClientId } from '../../crypto/client-id.ts'
import { importSigningKey, type SigningKey } from '../../crypto/jws.ts'
import type { Keyring } from '../../crypto/keyring.ts'
import type { Client } from '../../domain/client.ts'
import type { Bytes } from '../../kernel/bytes.ts'
import { MINUTE, type Clock } from '../../kernel/time.ts'
import type { Configuration } from '../../ports/configuration.ts'
import type { Heartbeat } from '../kv/heartbeat.ts'
import type { ClientIndex, GlobalRecords } from './records.ts'

const CONFIRM_AFTER = MINUTE
const BELIEVED_FOR = 2 * MINUTE
const MISSES_KEPT = 1_000
/** At most 48 KiB each (domain/image.ts). */
const IMAGES_KEPT = 64

interface ImportedKey {
  readonly key: SigningKey
  readonly retiredAt: number
}

/** Everything that was read under one version. A read that ends after the version moved on fills a shelf that nobody looks at (rule Z4). */
interface Shelf {
  readonly clients: Map<string, Client>
  readonly misses: Map<string, number>
  readonly images: Map<string, Bytes>
  keys: readonly ImportedKey[] | undefined
  index: ClientIndex | undefined
}

const newShelf = (): Shelf => ({
  clients: new Map(),
  misses: new Map(),
  images: new Map(),
  keys: undefined,
  index: undefined,
})

/** One isolate's memory of configuration. */
export interface ConfigurationMemory {
  version: number
  confirmedAt: number
  shelf: Shelf
  /** Null: read, and none is on record. */
  rpId: string | null | undefined
}

export const newConfigurationMemory = (): ConfigurationMemory => ({
  version: 0,
  confirmedAt: Number.NEGATIVE_INFINITY,
  shelf: newShelf(),
  rpId: undefined,
})

export interface ConfigurationParts {
  readonly memory: ConfigurationMemory
  readonly records: GlobalRecords
  readonly heartbeat: Heartbeat
  readonly houseKeys: Keyring
  readonly clock: Clock
  readonly afterwards: (work: Promise<unknown>) => void
}

export function cachedConfiguration(parts: ConfigurationParts): Configuration {
  const { memory, records } = parts
  return {
    version: async () => (await confirm(parts), memory.version),
    reload: async () => (await readVersion(parts), memory.version),
    client: async (id) => {
      await confirm(parts)
      const client = await loadClient(parts, id)
      return client && !client.isDisabled ? client : undefined
    },
    keys: async () => {
      await confirm(parts)
      const { shelf } = memory
      shelf.keys ??= await importKeys(parts)
      const now = parts.clock()
      return shelf.keys.filter(({ retiredAt }) => retiredAt > now).map(({ key }) => key)
    },
    clientOfOrigin: async (origin) => {
      await confirm(parts)
      const id = (await loadIndex(parts)).origins[origin]
      return id === undefined ? undefined : loadClient(parts, id)
    },
    image: async (name) => {
      await confirm(parts)
      return loadImage(parts, name)
    },
    rpIdOnRecord: async () => {
      if (memory.rpId === undefined) memory.rpId = (await records.rpId()) ?? null
      return memory.rpId ?? undefined
    },
    recordRpId: async (rpId) => {
      if (memory.rpId) return
      await records.recordRpId(rpId)
      memory.rpId = rpId
    },
  }
}

async function importKeys({
  records,
  houseKeys,
  clock,
}: ConfigurationParts): Promise<readonly ImportedKey[]> {
  const now = clock()
  const published = (await records.keys()).filter(({ retiredAt }) => retiredAt === null || retiredAt > now)
  return Promise.all(
    published.map(async ({ record, retiredAt }) => ({
      key: await importSigningKey(houseKeys, record),
      retiredAt: retiredAt ?? Number.POSITIVE_INFINITY,
    })),
  )
}

/** Makes sure that memory may be believed now: by its age, by the heartbeat, or by the database itself. */
async function confirm(parts: ConfigurationParts): Promise<void> {
  const age = (): number => parts.clock() - parts.memory.confirmedAt
  if (age() <= CONFIRM_AFTER) return
  if (age() <= BELIEVED_FOR) return parts.afterwards(readHeartbeat(parts))
  await readHeartbeat(parts)
  if (age() > BELIEVED_FOR) await readVersion(parts)
}

async function readHeartbeat(parts: ConfigurationParts): Promise<void> {
  const beat = await parts.heartbeat.read()
  if (beat) accept(parts.memory, beat.version, beat.time)
}

async function readVersion(parts: ConfigurationParts): Promise<void> {
  const now = parts.clock()
  accept(parts.memory, await parts.records.version(), now)
}

/** An older version never replaces a newer one; a newer one forgets everything that belonged to the old. */
function accept(memory: ConfigurationMemory, version: number, confirmedAt: number): void {
  if (version < memory.version) return
  if (version > memory.version) Object.assign(memory, { version, shelf: newShelf() })
  memory.confirmedAt = Math.max(memory.confirmedAt, confirmedAt)
}

async function loadClient(parts: ConfigurationParts, id: string): Promise<Client | undefined> {
  const { memory, records, clock } = parts
  const { shelf } = memory
  const known = shelf.clients.get(id)
  if (known) return known
  if ((shelf.misses.get(id) ?? 0) > clock()) return undefined
  const mayExist = (await isTaggedClientId(parts.houseKeys, id)) || (await loadIndex(parts)).ids.includes(id)
  const found = mayExist ? await records.client(id) : undefined
  if (found) shelf.clients.set(id, found)
  else if (mayExist) keep(shelf.misses, MISSES_KEPT, id, clock() + MINUTE)
  return found
}

/** Only what a theme shows is ever looked for: invented names cost nothing, and a picture that nobody shows any more is gone. */
async function loadImage(parts: ConfigurationParts, name: string): Promise<Bytes | undefined> {
  const { shelf } = parts.memory
  const known = shelf.images.get(name)
  if (known) return known
  const isShown = (await loadIndex(parts)).images.includes(name)
  const found = isShown ? await parts.records.image(name) : undefined
  if (found) keep(shelf.images, IMAGES_KEPT, name, found)
  return found
}

async function loadIndex({ memory, records }: ConfigurationParts): Promise<ClientIndex> {
  const { shelf } = memory
  shelf.index ??= await records.index()
  return shelf.index
}

/** Bounded: a flood forgets the oldest. */
function keep<Value>(kept: Map<string, Value>, most: number, name: string, value: Value): void {
  const [oldest] = kept.keys()
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
  kept.set(name, value)
}
