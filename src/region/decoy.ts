/**
 * Which Home answers for an identifier that nobody holds: always the same one, spread over the regions like people are, so that
 * neither distance nor load tells nobody from somebody (rule C5).
 */
import { decoyOf } from '../crypto/blind-index.ts'
import { isRegion, REGIONS, type Region } from '../domain/region.ts'
import { newPersonId, type PersonId } from '../kernel/ids.ts'
import type { Edge } from '../ports/edge.ts'
import type { Home } from '../ports/homes.ts'

export interface Decoy {
  readonly home: Home
  readonly region: Region
  readonly number: number
  /** Nobody's: gives digests something to be made for, so that the work at the edge is the same too. */
  readonly person: PersonId
}

export async function decoyFor(
  edge: Pick<Edge, 'settings' | 'houseKeys' | 'homes' | 'random'>,
  inner: Uint8Array,
): Promise<Decoy> {
  const weights = REGIONS.map((region) => ({ region, weight: edge.settings.decoyWeights[region] }))
  const { region, number } = await decoyOf(edge.houseKeys, inner, weights)
  if (!isRegion(region)) throw new RangeError('a decoy has no region')
  return { home: edge.homes.decoy({ region, number }), region, number, person: newPersonId(edge.random) }
}
