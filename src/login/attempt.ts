/**
 * One attempt to sign in, as it goes from the edge to a Home: the same for every method and for decoys (rules C4, C5). A Home that
 * has seen a newer configuration is asked once more with what the edge then has (rule I1).
 */
import type { Outcome } from '../kernel/outcome.ts'
import type { Call, HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'
import type { Opened, ProveRequest } from '../ports/sign-in.ts'
import { askAsOfNow } from '../region/ask-home.ts'
import { proveRequest, type Proposing } from '../interaction/proposals.ts'
import { mintFor, type Continuation } from './continuation.ts'

export interface Attempt extends Proposing {
  readonly call: Call
  readonly continuation: Continuation | undefined
}

export interface SignedIn {
  readonly opened: Opened
  readonly address: HomeAddress
}

/** One hop. `home` is the one at `address`, or a decoy for which the address is nobody's. */
export async function proveAt(
  edge: Edge,
  attempt: Attempt,
  proving: Pick<ProveRequest, 'proof' | 'identifier'>,
  address: HomeAddress,
  home: Home = edge.homes.of(address),
): Promise<Outcome<SignedIn, 'refused' | 'unknown_credential'>> {
  const { call, continuation } = attempt
  const request = await proveRequest(edge, call, attempt, address, proving)
  const outcome = await askAsOfNow(edge, call, async (current) =>
    home.prove(current, { ...request, ...(await mintFor(edge, continuation, address)) }),
  )
  return outcome.ok ? { ok: true, value: { opened: outcome.value, address } } : outcome
}
