/**
 * One question to a person's Home. A lost answer is asked for once more (rule Z2): same request number, same digests, so a Home that had
 * answered says the same; that is a retry and not a hop. A Home that has seen a newer configuration mints nothing (rule I1): then
 * everything is decided anew, once, because client and rules may be others now. What stays silent, or ahead of us, is an Outage.
 */
import { isRegion } from '../domain/region.ts'
import type { Address } from '../crypto/handle.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { SECOND } from '../kernel/time.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'
import { Outage } from '../ports/outage.ts'

/** A region that took longer than this to fail leaves no time for a second try within the 2.5 s that people are promised. */
const LATEST_RETRY = SECOND

class StaleConfiguration extends Outage {
  constructor() {
    super('configuration')
  }
}

type Stale = 'configuration_stale'

/** Throws Outage; a stale configuration passes through here to `withNewestConfiguration`. */
export async function askHome<Value, Why extends string>(
  edge: Pick<Edge, 'homes' | 'clock'>,
  address: HomeAddress,
  ask: (home: Home) => Promise<Outcome<Value, Why>>,
): Promise<Outcome<Value, Exclude<Why, Stale>>> {
  const outcome = await askTwice(edge, address, ask)
  if (isFresh(outcome)) return outcome
  throw new StaleConfiguration()
}

/** Runs what reads the configuration and asks a Home; once more, from its beginning, when the Home knew a newer one. */
export async function withNewestConfiguration<Answer>(
  { configuration }: Pick<Edge, 'configuration'>,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof StaleConfiguration)) throw error
    await configuration.reload()
    return run()
  }
}

async function askTwice<Answer>(
  edge: Pick<Edge, 'homes' | 'clock'>,
  address: HomeAddress,
  ask: (home: Home) => Promise<Answer>,
): Promise<Answer> {
  const began = edge.clock()
  try {
    return await ask(edge.homes.of(address))
  } catch (error) {
    if (!(error instanceof Outage) || edge.clock() - began > LATEST_RETRY) throw error
    return ask(edge.homes.of(address))
  }
}

const isFresh = <Value, Why extends string>(
  outcome: Outcome<Value, Why>,
): outcome is Outcome<Value, Exclude<Why, Stale>> => outcome.ok || outcome.why !== 'configuration_stale'

/** Where a handle says its Home is; undefined for a region that this house does not have. */
export const homeOf = ({ region, person }: Address): HomeAddress | undefined =>
  isRegion(region) ? { region, person } : undefined
