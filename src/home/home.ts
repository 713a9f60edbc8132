/**
 * What every verb of a Home is handed: its own store, its region's databases and directories, and the instance's memory. Built by
 * `objects.ts`; verbs are plain functions of this. No house key is here (rule P1), no Hono, no edge room.
 */
import type { Keyring } from '../crypto/keyring.ts'
import type { Vault } from '../crypto/vault.ts'
import type { Policy } from '../domain/policy.ts'
import type { Region } from '../domain/region.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Random } from '../kernel/random.ts'
import type { Clock } from '../kernel/time.ts'
import type { Directories } from '../ports/directories.ts'
import type { HomeStore } from '../ports/home-store.ts'
import type { Log } from '../ports/log.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { HomeMethods } from '../ports/methods.ts'
import type { DataKeys, People } from '../ports/people.ts'
import type { SessionCopyEraser } from '../ports/session-copies.ts'

export interface HomeTools {
  readonly region: Region
  /** The person this object is addressed as; a decoy is addressed as a person who never is. */
  readonly to: PersonId
  readonly issuer: string
  readonly store: HomeStore
  readonly people: People
  readonly dataKeys: DataKeys
  readonly directories: Directories
  readonly regionKeys: Keyring
  readonly methods: HomeMethods
  readonly isCommonPassword: (folded: string) => boolean
  readonly mailer: Mailer
  readonly copies: SessionCopyEraser
  readonly policy: Policy
  readonly random: Random
  readonly log: Log
  /** The Home's clock: never runs backwards (rule G8). */
  readonly now: Clock
  /** Waits; a test's virtual clock advances instead. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly memory: HomeMemory
}

/** What one instance of the object remembers. All of it may vanish at any moment; no promise rests on it (rule D4). */
export interface HomeMemory {
  vault: Vault | undefined
  /** Guesses being evaluated per pool, reserved before the secret is looked at. */
  readonly inflight: Map<string, number>
  /** Decoy hashes of late, as a bucket that empties with time, and when it was last looked at. */
  hashes: number
  hashedAt: number
  newestConfig: number
  latestTime: number
  /** This instance has looked for what an alarm should have carried out or swept (rule M4). */
  hasLooked: boolean
  /** Changes that go to D1 and births, one after the other. */
  queue: Promise<unknown>
}

export const newMemory = (): HomeMemory => ({
  vault: undefined,
  inflight: new Map(),
  hashes: 0,
  hashedAt: 0,
  newestConfig: 0,
  latestTime: 0,
  hasLooked: false,
  queue: Promise.resolve(),
})

/** A clock that starts at the latest time the store has seen and never runs backwards (rule G8). */
export function homeClock(memory: HomeMemory, store: HomeStore, clock: Clock): Clock {
  return () => {
    if (memory.latestTime === 0) memory.latestTime = store.latest().time
    memory.latestTime = Math.max(memory.latestTime, clock())
    return memory.latestTime
  }
}

/** Runs `work` when everything queued before it has ended; a failure of one does not stop the next. */
export function inTurn<Result>(memory: HomeMemory, work: () => Promise<Result>): Promise<Result> {
  const turn = memory.queue.then(work, work)
  memory.queue = turn.catch(() => undefined)
  return turn
}

/** True when the edge decided with a configuration older than this Home has seen: it must reload before it may mint (rule I1). */
export function isStaleConfiguration(home: HomeTools, version: number): boolean {
  const newest = Math.max(home.memory.newestConfig, home.store.latest().configVersion)
  home.memory.newestConfig = Math.max(newest, version)
  return version < newest
}
