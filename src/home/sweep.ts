/**
 * What has outlived its policy goes (rules B1, E, G5): with each alarm, and when an instance first wakes, because what a quiet Home
 * writes without a fact (codes, refreshes) sets no alarm.
 */
import type { Horizon } from '../ports/home-store.ts'
import type { HomeTools } from './home.ts'

export function sweep(home: HomeTools): void {
  if (home.store.self()) home.store.transact(() => home.store.sweep(horizonOf(home)))
}

function horizonOf({ now, policy }: HomeTools): Horizon {
  const at = now()
  return {
    now: at,
    oldestFamily: at - policy.refreshAbsolute,
    idleFamily: at - policy.refreshIdle,
    oldestDevice: at - policy.deviceTrustLife,
  }
}
