/**
 * When and where a passkey was used last, to the day, in the row of its signature counter: one that counts is written at each use anyway, one
 * that does not at most once a day, so that a sign-in stays within its rows.
 */
import { decryptJson, encryptJson, type Vault } from '../crypto/vault.ts'
import { DAY } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { CredentialView } from '../ports/account.ts'
import type { HomeTools } from './home.ts'
import { counterName } from './marks.ts'

const placeOf = (counter: string) => ({ table: 'counter', column: 'note', row: counter }) as const

/** Ciphertext of where this call comes from, made before the transaction that may keep it. */
export const sealUse = (home: HomeTools, vault: Vault, call: Call, counter: string): Promise<Uint8Array> =>
  encryptJson(vault, placeOf(counter), call.visit.place ?? '', home.random)

export async function lastUseOf(
  home: HomeTools,
  vault: Vault,
  credential: string,
): Promise<CredentialView['lastUsed']> {
  const name = counterName(credential)
  const { until: at, note } = home.store.counter(name)
  if (at === 0) return undefined
  const place = note && (await decryptJson(vault, placeOf(name), note))
  return { at, place: typeof place === 'string' ? place : '' }
}

/**
 * Keeps the counter and the use, inside the transaction that opens. WebAuthn L3 §7.2 step 22: a counter only moves forward; false where it
 * does not.
 */
export function advance(
  home: HomeTools,
  use: { readonly counter: string; readonly signCount: number; readonly note: Uint8Array },
): boolean {
  const { value, until } = home.store.counter(use.counter)
  if (use.signCount === 0 && value !== 0) return false
  if (use.signCount !== 0 && use.signCount <= value) return false
  const now = home.now()
  if (use.signCount !== 0 || now - until > DAY)
    home.store.setCounter(use.counter, use.signCount, now, use.note)
  return true
}
