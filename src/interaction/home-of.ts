/** Where a handle of ours says its Home is: the one place where a handle's region becomes a region of this house. */
import { isRegion } from '../domain/region.ts'
import type { Address } from '../crypto/handle.ts'
import type { HomeAddress } from '../ports/call.ts'

/** Undefined for a region that this house does not have. */
export const homeOf = ({ region, person }: Pick<Address, 'region' | 'person'>): HomeAddress | undefined =>
  isRegion(region) ? { region, person } : undefined
