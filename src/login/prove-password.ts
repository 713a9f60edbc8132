/**
 * Sign-in by identifier and password. A browser that proved this identifier before goes straight to its home; else all regions are
 * asked and the first claim gets the secret at once, because a secret is sent only to the region that has claimed the person
 * (LAW one hop). Nobody's identifier meets its decoy. A failure has waited for every region and says how long the slowest took.
 */
import type { IdentifierKey } from '../domain/identifier.ts'
import type { Edge } from '../ports/edge.ts'
import type { HomeAddress } from '../ports/call.ts'
import { decoyFor } from '../region/decoy.ts'
import { emailKey } from '../region/identifier-key.ts'
import { matchKnownHome } from '../interaction/known-homes.ts'
import { locate } from '../region/locate.ts'
import { proveAt, type Attempt, type SignedIn } from './attempt.ts'

export type PasswordVerdict =
  | ({ readonly is: 'right'; readonly inner: Uint8Array } & SignedIn)
  /** Wrong, nobody's, no such way in, paused: one answer (rule C4). `slowest`: ms, for the floor (rule C2). */
  | {
      readonly is: 'refused'
      readonly slowest: number
      /** The home cookie named a home that refused. */
      readonly isHintMissed: boolean
    }
  /** A region is silent, so nobody may be told "no" (LAW fail closed). */
  | { readonly is: 'unsure'; readonly slowest: number }

export async function provePassword(
  edge: Edge,
  attempt: Attempt,
  typed: { readonly normalised: string; readonly password: string; readonly isHintIgnored: boolean },
): Promise<PasswordVerdict> {
  const proof = { method: 'password', password: typed.password } as const
  const key = await emailKey(edge.houseKeys, typed.normalised)
  const homes = typed.isHintIgnored ? [] : attempt.browser.homes
  const known = await matchKnownHome(edge, homes, key.inner)
  const proving = { proof, identifier: key }
  const right = (found: SignedIn): PasswordVerdict => ({ is: 'right', inner: key.inner, ...found })
  if (known) {
    const outcome = await proveAt(edge, attempt, proving, known)
    return outcome.ok ? right(outcome.value) : { is: 'refused', slowest: 0, isHintMissed: true }
  }

  const { claimed, everyone } = await locate(edge, key, attempt.call.requestId)
  const address = await claimed
  if (address) {
    const outcome = await proveAt(edge, attempt, proving, address)
    if (outcome.ok) return right(outcome.value)
  }
  const { slowest, isRegionSilent } = await everyone
  // Also instead of a decoy: one in the silent region would answer later than the others, and tell (invariant 38).
  if (isRegionSilent) return { is: 'unsure', slowest }
  if (!address) await proveNobody(edge, attempt, key, typed.password.length)
  return { is: 'refused', slowest, isHintMissed: false }
}

/** The decoy gets a filler: the password may be somebody's who mistyped their address, and no region has claimed them (LAW one hop). */
async function proveNobody(
  edge: Edge,
  attempt: Attempt,
  identifier: IdentifierKey,
  letters: number,
): Promise<void> {
  const { home, region, person } = await decoyFor(edge, identifier.inner)
  const nowhere: HomeAddress = { region, person }
  const proof = { method: 'password', password: '-'.repeat(letters) } as const
  await proveAt(edge, attempt, { proof, identifier }, nowhere, home)
}
