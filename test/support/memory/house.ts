/**
 * All three regions in Node, without workerd: Homes and Directories run the same verbs over the same stores as src/objects.ts builds
 * them, on SQLite in memory. Everything a test wants to move stands still until it does: clock, chance, alarms, deaths of instances.
 */
import { keyring, type Keyring } from '../../../src/crypto/keyring.ts'
import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy.ts'
import type { Region } from '../../../src/domain/region.ts'
import { alarm } from '../../../src/home/deliver.ts'
import { sweepDirectory, type DirectoryTools } from '../../../src/home/directory.ts'
import { homeClock, newMemory, type HomeTools } from '../../../src/home/home.ts'
import { DIRECTORY, HOME, type DirectoryVerb, type HomeVerb } from '../../../src/home/verbs.ts'
import { concat } from '../../../src/kernel/bytes.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import type { Random } from '../../../src/kernel/random.ts'
import { Secret } from '../../../src/kernel/secret.ts'
import { passwordHome } from '../../../src/methods/password/home.ts'
import { DIRECTORY_VERBS, type Directories, type Directory } from '../../../src/ports/directories.ts'
import type { Mail } from '../../../src/ports/mailer.ts'
import { HOME_VERBS, type Home, type Homes } from '../../../src/ports/homes.ts'
import type { HomeMethods } from '../../../src/ports/methods.ts'
import { bucketOfPerson, decoyPerson } from '../../../src/region/bucket.ts'
import { durableDirectoryStore } from '../../../src/store/durable/directory-store.ts'
import { durableHomeStore } from '../../../src/store/durable/home-store.ts'
import { regionDataKeys } from '../../../src/store/region/data-keys.ts'
import { regionPeople } from '../../../src/store/region/people.ts'
import { memoryD1, type MemoryD1 } from './d1.ts'
import {
  countedHasher,
  mailbox,
  movableClock,
  passkeyDouble,
  seededRandom,
  type CountedHasher,
  type Mailbox,
  type MovableClock,
} from './doubles.ts'
import { memoryObject, type MemoryObject } from './object.ts'
import { guardedStore, tapped, type Hook, type Instance } from './stage.ts'

/** As in wrangler.toml: two shards in eu, so that sharding is tested from the first day. */
const SHARDS: Readonly<Record<Region, number>> = { eu: 2, us: 1, ap: 1 }

export type LogLine = Readonly<Record<'level' | 'reason', string>>

export interface MemoryHouse {
  readonly clock: MovableClock
  readonly random: Random
  readonly policy: Policy
  readonly houseKeys: Keyring
  readonly regionKeys: Readonly<Record<Region, Keyring>>
  readonly homes: Homes
  readonly directories: Directories
  readonly mailbox: Mailbox
  readonly hasher: CountedHasher
  readonly lines: LogLine[]
  /** Digests whose read-near copies a Home has erased. */
  readonly erased: Uint8Array[]
  /** The databases of a region, for what a test asserts. */
  shard(region: Region, person: PersonId): MemoryD1
  shards(region: Region): readonly MemoryD1[]
  keys(region: Region): MemoryD1
  home(region: Region, person: PersonId): MemoryObject<HomeObjectTools>
  directoryObjects(region: Region): readonly MemoryObject<DirectoryTools>[]
  evict(region: Region, person: PersonId): void
  /** Rings every alarm that is due, until none is. Returns how many rang. */
  ringDueAlarms(): Promise<number>
  /** Rings one Home's alarm, due or not: a lost or doubled one. */
  ring(region: Region, person: PersonId): Promise<void>
  /** Everything that should have been left behind an answer has ended. */
  settled(): Promise<void>
  /** Steps in before and after every call through a port; undefined lets everything pass. */
  hook: Hook | undefined
  mistakes(): readonly unknown[]
}

type HomeObjectTools = (to: PersonId) => HomeTools

/** What a test puts in the place of our own functions, to see that it would notice. */
export interface Mutation {
  readonly homeVerbs?: Partial<Readonly<Record<keyof Home, HomeVerb>>>
  readonly directoryVerbs?: Partial<Readonly<Record<keyof Directory, DirectoryVerb>>>
  /** Replaces what an instance is handed, once in its life. */
  readonly tools?: (tools: Omit<HomeTools, 'to'>, house: MemoryHouse) => Omit<HomeTools, 'to'>
}

export interface HouseOptions {
  readonly mutation?: Mutation
  readonly seed?: number
  readonly policy?: Partial<Policy>
  readonly passkey?: HomeMethods['passkey']
}

const ringOf = (byte: number): Keyring =>
  keyring([{ id: 1, secret: new Secret(concat(new Uint8Array(32).fill(byte))) }])

export function memoryHouse(options: HouseOptions = {}): MemoryHouse {
  return new House(options)
}

class House implements MemoryHouse {
  readonly clock = movableClock()
  readonly mailbox = mailbox()
  readonly hasher = countedHasher()
  readonly lines: LogLine[] = []
  readonly erased: Uint8Array[] = []
  readonly houseKeys = ringOf(1)
  readonly random: Random
  readonly policy: Policy
  hook: Hook | undefined = undefined
  readonly #methods: HomeMethods
  readonly regionKeys: Readonly<Record<Region, Keyring>> = { eu: ringOf(2), us: ringOf(3), ap: ringOf(4) }
  readonly #databases = new Map<string, MemoryD1>()
  readonly #homes = new Map<string, MemoryObject<HomeObjectTools>>()
  readonly #directories = new Map<string, MemoryObject<DirectoryTools>>()
  readonly #afterwards: Promise<unknown>[] = []

  readonly #mutation: Mutation

  constructor({ seed = 1, policy = {}, passkey = passkeyDouble, mutation = {} }: HouseOptions) {
    this.#mutation = mutation
    this.random = seededRandom(seed)
    this.policy = { ...DEFAULT_POLICY, ...policy }
    this.#methods = { password: passwordHome(this.hasher), passkey }
  }

  #database(name: string, kind: 'region' | 'keys'): MemoryD1 {
    const known = this.#databases.get(name) ?? memoryD1(kind)
    this.#databases.set(name, known)
    return known
  }

  shard(region: Region, person: PersonId): MemoryD1 {
    return this.#database(`${region}_${bucketOfPerson(person) % SHARDS[region]}`, 'region')
  }

  shards(region: Region): readonly MemoryD1[] {
    return Array.from({ length: SHARDS[region] }, (_, at) => this.#database(`${region}_${at}`, 'region'))
  }

  keys(region: Region): MemoryD1 {
    return this.#database(`${region}_keys`, 'keys')
  }

  readonly #log = (level: string, reason: string): void => void this.lines.push({ level, reason })
  readonly #wait = async (milliseconds: number): Promise<void> => this.clock.advance(milliseconds)

  home(region: Region, person: PersonId): MemoryObject<HomeObjectTools> {
    return this.#home(region, person, person)
  }

  #home(region: Region, name: string, person: PersonId | undefined): MemoryObject<HomeObjectTools> {
    const at = `${region}/${name}`
    const known =
      this.#homes.get(at) ??
      memoryObject<HomeObjectTools>(at, (...parts) => this.#startHome(region, person, ...parts))
    this.#homes.set(at, known)
    return known
  }

  /** What src/objects.ts and src/wire.ts do for one instance of a Home. */
  #startHome(
    region: Region,
    person: PersonId | undefined,
    instance: Instance,
    ...[sql, alarm]: Parameters<typeof durableHomeStore>
  ): HomeObjectTools {
    const hook = () => this.hook
    const about = { region, instance }
    const store = guardedStore(durableHomeStore(sql, alarm), about, hook)
    const memory = newMemory()
    const nobodys = this.#database(`${region}_0`, 'region')
    const shard = person ? this.shard(region, person) : nobodys
    const parts = {
      region,
      store,
      memory,
      issuer: 'https://login.example',
      people: tapped(regionPeople(shard.binding), { ...about, port: 'people' }, hook),
      dataKeys: tapped(regionDataKeys(this.keys(region).binding), { ...about, port: 'keys' }, hook),
      directories: this.#directoriesFor(instance),
      regionKeys: this.regionKeys[region],
      methods: this.#methods,
      isCommonPassword: (folded: string) => folded === 'password-password-password',
      mailer: tapped(
        { send: async (mail: Mail) => this.mailbox.send(mail) },
        { ...about, port: 'mailer' },
        hook,
      ),
      copies: tapped(
        { erase: async (digests: readonly Uint8Array[]) => void this.erased.push(...digests) },
        { ...about, port: 'copies' },
        hook,
      ),
      policy: this.policy,
      random: this.random,
      log: this.#log,
      wait: this.#wait,
      now: homeClock(memory, store, () => this.clock.now()),
    } as const
    const replaced = this.#mutation.tools?.(parts, this) ?? parts
    return (to) => ({ ...replaced, to })
  }

  readonly homes: Homes = {
    of: ({ region, person }) => this.#face(region, person, person),
    decoy: ({ region, number }) => this.#face(region, `decoy-${number}`, decoyPerson(number)),
  }

  #face(region: Region, name: string, to: PersonId): Home {
    const verbs = HOME_VERBS.map((verb) => [
      verb,
      async (...given: readonly unknown[]) => {
        const run = this.#mutation.homeVerbs?.[verb] ?? (HOME[verb] as HomeVerb)
        const answer = await this.#home(region, name, to).call((tools) =>
          run(tools(to), ...structuredClone(given)),
        )
        return structuredClone(answer)
      },
    ])
    const face = Object.fromEntries(verbs) as unknown as Home // built from the list of verbs, as the real adapter is
    return tapped(face, { port: 'homes', region, instance: undefined }, () => this.hook)
  }

  readonly directories: Directories = this.#directoriesFor(undefined)

  #directoriesFor(instance: Instance | undefined): Directories {
    return { of: (region, bucket) => this.#directory(region, bucket, instance) }
  }

  #directory(region: Region, bucket: number, caller: Instance | undefined): Directory {
    const at = `${region}/bucket-${bucket}`
    const object =
      this.#directories.get(at) ??
      memoryObject<DirectoryTools>(at, (instance, sql, alarm) => ({
        store: guardedStore(durableDirectoryStore(sql, alarm), { region, instance }, () => undefined),
        regionKeys: this.regionKeys[region],
        mailer: this.mailbox,
        policy: this.policy,
        random: this.random,
        now: () => this.clock.now(),
        log: this.#log,
        afterwards: (work) => void this.#afterwards.push(work),
      }))
    this.#directories.set(at, object)
    const verbs = DIRECTORY_VERBS.map((verb) => {
      const run = this.#mutation.directoryVerbs?.[verb] ?? (DIRECTORY[verb] as DirectoryVerb)
      return [
        verb,
        (...given: readonly unknown[]) => object.call((tools) => run(tools, ...structuredClone(given))),
      ]
    })
    const face = Object.fromEntries(verbs) as unknown as Directory // built from the list of verbs, as the real adapter is
    return tapped(face, { port: 'directories', region, instance: caller }, () => this.hook)
  }

  directoryObjects(region: Region): readonly MemoryObject<DirectoryTools>[] {
    return [...this.#directories.values()].filter(({ name }) => name.startsWith(`${region}/`))
  }

  evict(region: Region, person: PersonId): void {
    this.home(region, person).evict()
  }

  async ring(region: Region, person: PersonId): Promise<void> {
    await ringHome(this.home(region, person))
  }

  async ringDueAlarms(): Promise<number> {
    const isDue = (object: MemoryObject<unknown>): boolean =>
      (object.alarmAt() ?? Infinity) <= this.clock.now()
    let rung = 0
    for (const object of [...this.#homes.values()].filter(isDue)) {
      await ringHome(object)
      rung += 1
    }
    for (const object of [...this.#directories.values()].filter(isDue)) {
      await object.ring((tools) => sweepDirectory(tools))
      rung += 1
    }
    return rung
  }

  async settled(): Promise<void> {
    await Promise.all(this.#afterwards.splice(0))
  }

  mistakes(): readonly unknown[] {
    const objects = [...this.#homes.values(), ...this.#directories.values()]
    return objects.flatMap((object) => object.mistakes)
  }
}

/** As src/objects.ts does: the alarm is addressed to whoever lives there. A failing one is heard of by what it left undone. */
async function ringHome(object: MemoryObject<HomeObjectTools>): Promise<void> {
  const store = durableHomeStore(object.sql, { set: () => undefined })
  const person = store.self()?.person
  await object.ring((tools) => person && alarm(tools(person))).catch(() => undefined)
}
