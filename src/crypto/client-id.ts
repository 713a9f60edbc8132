/**
 * Ids of applications that we generate carry a tag, so that an invented one is refused from memory and asks no database (rule D6).
 * A tag proves that we made the id, not that the client exists.
 */
import { base64url, concat, fromBase64url } from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'
import type { Keyring } from './keyring.ts'
import { same } from './same.ts'

const RANDOM_BYTES = 12
const TAG_BYTES = 6

export async function newClientId(house: Keyring, random: Random): Promise<string> {
  const body = random(RANDOM_BYTES)
  return base64url(concat(body, await tagOf(house, body, house.current)))
}

/** True for an id that one of the house's keys tagged. */
export async function isTaggedClientId(house: Keyring, id: string): Promise<boolean> {
  const bytes = fromBase64url(id)
  if (bytes?.length !== RANDOM_BYTES + TAG_BYTES) return false
  const body = bytes.subarray(0, RANDOM_BYTES)
  const tags = await Promise.all(house.ids.map((key) => tagOf(house, body, key)))
  return tags.some((tag) => same(tag, bytes.subarray(RANDOM_BYTES)))
}

const tagOf = async (house: Keyring, body: Uint8Array, key: number): Promise<Uint8Array> =>
  (await house.mac('client-id-tag', body, key)).subarray(0, TAG_BYTES)
