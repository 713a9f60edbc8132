/**
 * One question to a person's Home, asked once more when the answer was lost (rule Z2): same call, same request number, same digests, so
 * a Home that had answered gives the same answer again. The second try is a retry and not a hop. What is still silent is an Outage.
 */
import { isRegion } from '../domain/region.ts'
import { SECOND } from '../kernel/time.ts'
import type { Address } from '../crypto/handle.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'
import { Outage } from '../ports/outage.ts'

/** A region that took longer than this to fail leaves no time for a second try within the 2.5 s that people are promised. */
const LATEST_RETRY = SECOND

export async function askHome<Answer>(
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

/** Where a handle says its Home is; undefined for a region that this house does not have. */
export const homeOf = ({ region, person }: Address): HomeAddress | undefined =>
  isRegion(region) ? { region, person } : undefined
