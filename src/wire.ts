/**
 * Env in, running house out: plain calls, no container. The edge's view and a region's view are made by two functions, so that no
 * edge holds a region's key and no region the house's (rule P1). What is dear is remembered per isolate; nothing of a request is.
 */
import { REGION_BINDINGS, type Config, type Env } from './config.ts'
import { handles } from './crypto/handle.ts'
import { keyring, parseRing, type Keyring } from './crypto/keyring.ts'
import { passwordHasher } from './crypto/password.ts'
import { sealer } from './crypto/seal.ts'
import { isCommonPassword } from './domain/common-passwords.ts'
import { REGION_FACTS, type Region } from './domain/region.ts'
import type { DirectoryTools } from './home/directory.ts'
import type { HomeTools } from './home/home.ts'
import { remember } from './kernel/isolate.ts'
import { systemRandom } from './kernel/random.ts'
import { systemClock } from './kernel/time.ts'
import { passkeyHome } from './methods/passkey/home.ts'
import { passwordHome } from './methods/password/home.ts'
import { consoleLog } from './outside/log.ts'
import { httpMailer } from './outside/mail.ts'
import { guardedFetch } from './outside/outbound.ts'
import type { Edge } from './ports/edge.ts'
import type { HomeMethods } from './ports/methods.ts'
import type { People } from './ports/people.ts'
import type { PersonId } from './kernel/ids.ts'
import { bucketOfPerson } from './region/bucket.ts'
import { durableDirectories, durableHomes, type Namespace } from './store/durable/objects.ts'
import { cachedConfiguration, newConfigurationMemory } from './store/global/configuration.ts'
import { globalRecords } from './store/global/records.ts'
import { kvHeartbeat } from './store/kv/heartbeat.ts'
import { kvSessionCopies, kvSessionCopyEraser } from './store/kv/session-copies.ts'
import { regionDataKeys } from './store/region/data-keys.ts'
import { regionPeople } from './store/region/people.ts'

const log = consoleLog(systemClock)
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const ringOf = (name: string, text: string): Keyring =>
  remember(`ring:${name}`, () => keyring(parseRing(text)))

/** A region's namespace, inside its jurisdiction where the platform enforces one (it throws locally: PLATFORM). */
function namespaceOf(env: Env, config: Config, kind: 'home' | 'directory'): (region: Region) => Namespace {
  return (region) => {
    const namespace = env[REGION_BINDINGS[region][kind]]
    const { guarantee, placement } = REGION_FACTS[region]
    if (!config.areJurisdictionsEnforced) return namespace
    if (guarantee === 'jurisdiction') return namespace.jurisdiction(placement as DurableObjectJurisdiction)
    const locationHint = placement as DurableObjectLocationHint
    return {
      idFromName: (name) => namespace.idFromName(name),
      get: (id) => namespace.get(id, { locationHint }),
    }
  }
}

/** The house as one visitor's request sees it. */
export function edgeOf(env: Env, config: Config, afterwards: Edge['afterwards']): Edge {
  const houseKeys = ringOf('house', env.HOUSE_KEYS)
  const { settings, policy } = config
  return {
    settings,
    policy,
    clock: systemClock,
    random: systemRandom,
    wait,
    log,
    houseKeys,
    sealer: sealer(houseKeys, systemClock, systemRandom, settings.issuer),
    handles: handles(houseKeys),
    configuration: cachedConfiguration({
      memory: remember('configuration', newConfigurationMemory),
      records: globalRecords(env.GLOBAL),
      heartbeat: kvHeartbeat(env.KV),
      houseKeys,
      clock: systemClock,
      afterwards,
    }),
    homes: durableHomes(namespaceOf(env, config, 'home')),
    directories: durableDirectories(namespaceOf(env, config, 'directory')),
    copies: kvSessionCopies(env.KV, systemClock, systemRandom),
    flood: async (bucket) => (await env.FLOOD.limit({ key: String(bucket) })).success,
    mails: async (bucket) => (await env.MAILS.limit({ key: String(bucket) })).success,
    afterwards,
  }
}

/** What one region's Homes are built from; the object adds its store, its memory and whom it is addressed as. */
export function homePartsOf(
  env: Env,
  config: Config,
  region: Region,
): Omit<HomeTools, 'store' | 'memory' | 'now' | 'people' | 'to'> & {
  readonly peopleOf: (person: PersonId) => People
} {
  const { keys, shards, secret } = REGION_BINDINGS[region]
  return {
    region,
    issuer: config.settings.issuer,
    peopleOf: (person) => regionPeople(env[shards[bucketOfPerson(person) % shards.length] ?? shards[0]]),
    dataKeys: regionDataKeys(env[keys]),
    directories: durableDirectories(namespaceOf(env, config, 'directory')),
    regionKeys: ringOf(region, env[secret]),
    methods: homeMethods(),
    isCommonPassword,
    mailer: mailerOf(env, config),
    copies: kvSessionCopyEraser(env.KV),
    policy: config.policy,
    random: systemRandom,
    log,
    wait,
  }
}

/** What one region's Directories are built from. */
export function directoryPartsOf(
  env: Env,
  config: Config,
  region: Region,
): Omit<DirectoryTools, 'store' | 'afterwards'> {
  return {
    regionKeys: ringOf(region, env[REGION_BINDINGS[region].secret]),
    mailer: mailerOf(env, config),
    policy: config.policy,
    random: systemRandom,
    now: systemClock,
    log,
  }
}

const mailerOf = (env: Env, { outbound }: Config) =>
  httpMailer({ url: env.MAIL_URL, token: env.MAIL_TOKEN }, guardedFetch(outbound))

const homeMethods = (): HomeMethods =>
  remember('methods', () => ({ password: passwordHome(passwordHasher(systemRandom)), passkey: passkeyHome }))
