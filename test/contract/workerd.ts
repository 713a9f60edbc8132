/** The real bindings as contracts ask for them: fresh storage of a real object, databases with their migrations, quick hashes. */
import {
  applyD1Migrations,
  listDurableObjectIds,
  runInDurableObject,
  type D1Migration,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { REGION_BINDINGS, type Env } from '../../src/config.ts'
import { keyring, parseRing, type Keyring } from '../../src/crypto/keyring.ts'
import type { Region } from '../../src/domain/region.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import type { HomeAddress } from '../../src/ports/call.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import { durableDirectories, durableHomes } from '../../src/store/durable/objects.ts'
import { sqlOf } from '../../src/store/durable/sql.ts'
import { codeIn } from '../support/memory/doubles.ts'
import type { MovableScene } from './suites/directories.ts'
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
  for (const keys of ['EU_KEYS', 'US_KEYS', 'AP_KEYS'] as const)
    await applyD1Migrations(bindings[keys], MIGRATIONS.keys)
  for (const shard of ['EU_0', 'EU_1', 'US_0', 'AP_0'] as const)
    await applyD1Migrations(bindings[shard], MIGRATIONS.region)
}

const ring = (text: string): Keyring => keyring(parseRing(text))

/**
 * The whole region side as it is deployed: real objects through the real adapters, with their clock moved by hand and mails caught on
 * their way out. Tests and objects share one isolate, so a replaced global is theirs too.
 */
export function workerdScene(): MovableScene {
  const mails: Mail[] = []
  let ahead = 0
  const dateNow = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => dateNow() + ahead)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    mails.push(JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Mail)
    return new Response()
  })
  return {
    homes: durableHomes((region) => bindings[REGION_BINDINGS[region].home]),
    directories: durableDirectories((region) => bindings[REGION_BINDINGS[region].directory]),
    houseKeys: ring(bindings.HOUSE_KEYS),
    random: systemRandom,
    now: () => Date.now(),
    advance: (milliseconds) => void (ahead += milliseconds),
    // A sign-up's mail leaves behind the answer; what was read is taken out, so that the next code is a newer one.
    codeTo: async (address) => {
      const position = (): number =>
        mails.findLastIndex((mail) => mail.to === address && codeIn(mail) !== undefined)
      const hasMail = (): boolean => position() >= 0
      const isThere = await vi.waitUntil(hasMail, { timeout: 500, interval: 2 }).catch(() => false)
      const [mail] = isThere ? mails.splice(position(), 1) : []
      return mail && codeIn(mail)
    },
  }
}

/** The object of a person, for looking inside and for ending it. */
export const homeStub = ({ region, person }: HomeAddress): DurableObjectStub => {
  const namespace = bindings[REGION_BINDINGS[region].home]
  return namespace.get(namespace.idFromName(person))
}

/** What every Directory object of a region holds, by state. */
export async function claimsIn(region: Region): Promise<readonly string[]> {
  const namespace = bindings[REGION_BINDINGS[region].directory]
  const ids = await listDurableObjectIds(namespace)
  const found = await Promise.all(
    ids.map((id) =>
      runInDurableObject(namespace.get(id), (_, state) => {
        const sql = sqlOf(state.storage)
        const hasTable = sql.all("SELECT 1 FROM sqlite_master WHERE name = 'claim'").length > 0
        return hasTable ? sql.all('SELECT state FROM claim').map((row) => String(row['state'])) : []
      }),
    ),
  )
  return found.flat()
}
