/**
 * One question to a person's Home, and the two reasons to ask it again: its answer was lost (rule Z2: same request number, same digests, so
 * a Home that had answered says the same), or it has seen a newer configuration than the call was decided with (rule I1: the edge
 * reloads once). A repetition is a retry and not a hop. What stays silent, or stays ahead of us, is an Outage.
 */
import { isRegion } from '../domain/region.ts'
import type { Address } from '../crypto/handle.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { SECOND } from '../kernel/time.ts'
import type { Call, HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'
import { Outage } from '../ports/outage.ts'

/** A region that took longer than this to fail leaves no time for a second try within the 2.5 s that people are promised. */
const LATEST_RETRY = SECOND

type Stale = 'configuration_stale'
type Ask<Value, Why extends string> = (home: Home, call: Call) => Promise<Outcome<Value, Why>>

export async function askHome<Value, Why extends string>(
  edge: Pick<Edge, 'homes' | 'clock' | 'configuration'>,
  address: HomeAddress,
  call: Call,
  ask: Ask<Value, Why>,
): Promise<Outcome<Value, Exclude<Why, Stale>>> {
  const first = await askTwice(edge, address, call, ask)
  if (isFresh(first)) return first
  const newest = { ...call, configVersion: await edge.configuration.version() }
  const second = await ask(edge.homes.of(address), newest)
  if (isFresh(second)) return second
  throw new Outage('configuration')
}

async function askTwice<Value, Why extends string>(
  edge: Pick<Edge, 'homes' | 'clock'>,
  address: HomeAddress,
  call: Call,
  ask: Ask<Value, Why>,
): Promise<Outcome<Value, Why>> {
  const began = edge.clock()
  try {
    return await ask(edge.homes.of(address), call)
  } catch (error) {
    if (!(error instanceof Outage) || edge.clock() - began > LATEST_RETRY) throw error
    return ask(edge.homes.of(address), call)
  }
}

const isFresh = <Value, Why extends string>(
  outcome: Outcome<Value, Why>,
): outcome is Outcome<Value, Exclude<Why, Stale>> => outcome.ok || outcome.why !== 'configuration_stale'

/** Where a handle says its Home is; undefined for a region that this house does not have. */
export const homeOf = ({ region, person }: Address): HomeAddress | undefined =>
  isRegion(region) ? { region, person } : undefined
