/**
 * How an identifier is looked up without being said (rule K6): the edge computes the inner value under the house's key, the region
 * the outer one under its own, so no edge holds a region's key and no region alone can test addresses. Also what is chosen from the
 * inner value: bucket, decoy, the tag in the home cookie. Normalising is domain/identifier's business, and part of the version.
 */
import { readUint, type Bytes } from '../kernel/bytes.ts'
import { digest } from './digest.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

/**
 * The index must not change when a newer key begins to write, or nobody would be found and everything could be claimed twice
 * (rule F3). It stays with the ring's lowest id, which may go only after the index was rewritten generation by generation.
 */
const indexKey = (keys: Keyring): number => Math.min(...keys.ids)

/** HMAC under the house's key over type and normalised value, 32 bytes. Personal data: it leaves the edge only towards a region. */
export const innerIndex = (house: Keyring, type: string, normalised: string): Promise<Bytes> =>
  house.mac('blind-inner', framed(type, normalised), indexKey(house))

/** HMAC under the region's key over the inner value, 32 bytes: what that region's Directory and D1 store. */
export const outerIndex = (region: Keyring, inner: Uint8Array): Promise<Bytes> =>
  region.mac('blind-outer', inner, indexKey(region))

/** The Directory bucket, 0–4095, fixed for ever (F8): more buckets would break uniqueness. */
export async function bucketOf(inner: Uint8Array): Promise<number> {
  const bytes = await digest('blind-bucket', inner)
  return readUint(bytes.subarray(0, 2)) % 4_096
}

/** Four bytes that say to a browser's own sealed cookie which home an identifier had (rule C1); a hint, no proof. */
export async function homeTag(house: Keyring, salt: Uint8Array, inner: Uint8Array): Promise<Bytes> {
  const mac = await house.mac('blind-home-tag', framed(salt, inner), indexKey(house))
  return mac.slice(0, 4)
}

/**
 * Which decoy Home answers for an identifier that nobody holds (rule C5): always the same one, its region drawn by the regions'
 * weights (any non-negative numbers with a positive sum, e.g. their counts of people), number 0–1023.
 */
export async function decoyOf(
  house: Keyring,
  inner: Uint8Array,
  regions: readonly { readonly region: string; readonly weight: number }[],
): Promise<{ region: string; number: number }> {
  const mac = await house.mac('blind-decoy', inner, indexKey(house))
  const total = regions.reduce((sum, { weight }) => sum + weight, 0)
  let left = (readUint(mac.subarray(0, 6)) / 2 ** 48) * total
  const chosen = regions.find(({ weight }) => (left -= weight) < 0)
  if (!chosen) throw new RangeError('no region has a weight')
  return { region: chosen.region, number: readUint(mac.subarray(6, 8)) % 1_024 }
}
