/**
 * What a person typed, as the name that regions know it by: never the value, always the house's keyed index of it (rule K6).
 */
import { innerIndex } from '../crypto/blind-index.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { INDEX_GENERATION, type IdentifierKey } from '../domain/identifier.ts'

/** The key of an address that `normaliseEmail` has made canonical. */
export const emailKey = async (house: Keyring, normalised: string): Promise<IdentifierKey> => ({
  type: 'email',
  inner: await innerIndex(house, 'email', normalised),
  generation: INDEX_GENERATION,
})
