/**
 * Device trust (rule E): which counter a browser's guesses count on. It proves nothing. Given at the first full sign-in on a browser
 * and by an unlock link; at most 20 per person, 180 days; ended by password change, recovery and "end all others".
 */
import { DAY } from '../kernel/time.ts'
import type { DevicePresented } from '../ports/sign-in.ts'
import { trustedDevice } from './attempts.ts'
import type { HomeTools } from './home.ts'

export interface Trust {
  readonly device: Uint8Array
  /** Set when it was given just now. */
  readonly issuedAt?: number
}

/** The trust of this browser: what it has, or a new one. Inside a transaction; a known browser costs a row a day. */
export function giveTrust(home: HomeTools, presented: DevicePresented): Trust {
  const known = trustedDevice(home, presented)
  const now = home.now()
  if (known && now - known.usedAt > DAY) home.store.putDevice({ ...known, usedAt: now })
  if (known) return { device: known.id }
  const oldest = home.store
    .devices()
    .toSorted((a, b) => b.usedAt - a.usedAt)
    .slice(home.policy.devicesPerPerson - 1)
  home.store.forgetDevices(oldest.map((row) => row.id))
  home.store.putDevice({ id: presented.fresh, since: now, usedAt: now, failures: 0, pausedUntil: 0 })
  return { device: presented.fresh, issuedAt: now }
}
