/**
 * Counting guesses (rules C4, D4, E; RECIPES §4). A guess is reserved before the secret is looked at, and a failure is on disk
 * before its answer leaves. Two pools: each browser with device trust counts for itself, everybody else shares one, so nobody can
 * lock a person out. A pause is silent: what is not evaluated does the same work and gets the same answer.
 */
import type { DeviceRow } from '../ports/home-store.ts'
import { hex } from '../kernel/bytes.ts'
import { SECOND } from '../kernel/time.ts'
import type { DevicePresented } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'

export interface Pool {
  readonly name: string
  /** The trusted browser this pool belongs to; the shared pool has none. */
  readonly device: DeviceRow | undefined
}

const SHARED = 'failures'

/** The pool of this browser: its own when it presents live device trust, else the shared one. */
export function poolOf(home: HomeTools, presented: DevicePresented): Pool {
  const device = trustedDevice(home, presented)
  return device ? { name: `device:${hex(device.id)}`, device } : { name: SHARED, device: undefined }
}

/** The live device row among those presented. */
export function trustedDevice(home: HomeTools, { presented }: DevicePresented): DeviceRow | undefined {
  const oldest = home.now() - home.policy.deviceTrustLife
  return presented.map((id) => home.store.device(id)).find((row) => row !== undefined && row.since > oldest)
}

export interface Reservation {
  /** False: do the decoy's work and answer as for a wrong secret. */
  readonly isEvaluated: boolean
  /** This guess, if it fails, may begin or lengthen a pause. */
  readonly mayPause: boolean
  release(): void
}

/** Reserves one guess before the first await. `release` must be called, whatever happens. */
export function reserve(home: HomeTools, pool: Pool): Reservation {
  const { failuresBeforePause } = home.policy
  const { value, until } = failuresOf(home, pool)
  const capacity = value < failuresBeforePause ? failuresBeforePause - value : home.now() >= until ? 1 : 0
  const inflight = home.memory.inflight.get(pool.name) ?? 0
  if (inflight >= capacity) return { isEvaluated: false, mayPause: false, release: () => undefined }
  home.memory.inflight.set(pool.name, inflight + 1)
  let isHeld = true
  return {
    isEvaluated: true,
    mayPause: value + inflight + 1 >= failuresBeforePause,
    release: () => {
      if (!isHeld) return
      isHeld = false
      home.memory.inflight.set(pool.name, (home.memory.inflight.get(pool.name) ?? 1) - 1)
    },
  }
}

/** Decoy hashes one object may do at once, and what it regains each second: a fifth of its one thread. */
const BURST = 64
const REGAINED = 8
/** What one hash takes, ms, for who waits instead. */
const HASH_TIME = 28

/**
 * The work of a guess that is not evaluated. Past its burst the object waits as long as a hash takes instead of hashing, for somebody
 * and nobody alike: or a stranger's guesses would keep the owner's passkey waiting behind them (rule E).
 */
export async function decoyHash(home: HomeTools, password: string): Promise<void> {
  const { memory } = home
  const now = home.now()
  const regained = ((now - memory.hashedAt) / SECOND) * REGAINED
  memory.hashes = Math.max(0, memory.hashes - regained) + 1
  memory.hashedAt = now
  if (memory.hashes <= BURST) home.methods.password.decoy(password)
  else await home.wait(HASH_TIME)
}

/** Counts a failure, inside a transaction: one row. Says whether it begins or lengthens a pause. */
export function countFailure(home: HomeTools, reserved: Pool): { readonly isPaused: boolean } {
  const pool = poolOfNow(home, reserved)
  const failures = failuresOf(home, pool).value + 1
  const over = failures - home.policy.failuresBeforePause
  const pause = Math.min(home.policy.firstPause * 2 ** Math.max(over, 0), home.policy.longestPause)
  const until = over >= 0 ? home.now() + pause : 0
  if (pool.device) home.store.putDevice({ ...pool.device, failures, pausedUntil: until })
  else home.store.setCounter(pool.name, failures, until)
  return { isPaused: over >= 0 }
}

/** A success clears its own pool; nothing is written when there is nothing to clear. */
export function clearFailures(home: HomeTools, reserved: Pool): void {
  const pool = poolOfNow(home, reserved)
  if (failuresOf(home, pool).value === 0) return
  if (pool.device) home.store.putDevice({ ...pool.device, failures: 0, pausedUntil: 0 })
  else home.store.forgetCounter(pool.name)
}

/** The pool as it stands after an await: trust that was ended meanwhile must not come back with the count (rule E). */
function poolOfNow(home: HomeTools, { name, device }: Pool): Pool {
  const row = device && home.store.device(device.id)
  return row ? { name, device: row } : { name: SHARED, device: undefined }
}

function failuresOf(
  home: HomeTools,
  { name, device }: Pool,
): { readonly value: number; readonly until: number } {
  if (!home.store.self()) return { value: 0, until: 0 }
  return device ? { value: device.failures, until: device.pausedUntil } : home.store.counter(name)
}
