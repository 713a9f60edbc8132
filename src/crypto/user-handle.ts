/**
 * The user handle inside a passkey (WebAuthn L3 §5.4.3): region ‖ person ‖ tag, 34 bytes. It is sent by whoever asks, and not
 * signed by the authenticator; the tag keeps invented ones from waking objects (rule B2). It proves nobody's identity (rule B3).
 * It lives as long as the passkey, so the keys of its ring are only ever added to.
 */
import { base64url, concat, fromBase64url, text as readText, utf8, type Bytes } from '../kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../kernel/ids.ts'
import type { Keyring } from './keyring.ts'
import { same } from './same.ts'

const TAG_BYTES = 16
const NAMED_BYTES = 18

/** A new user handle under the current key. Throws for a region that is not two lower-case letters. */
export async function mintUserHandle(keys: Keyring, region: string, person: PersonId): Promise<Bytes> {
  const id = fromBase64url(person)
  if (!/^[a-z]{2}$/.test(region) || id?.length !== 16)
    throw new RangeError('a user handle’s parts are malformed')
  const named = concat(utf8(region), id)
  return concat(named, await tagOf(keys, named, keys.current))
}

/** Region and person, or undefined for a handle that no key of the ring made. */
export async function openUserHandle(
  keys: Keyring,
  bytes: Uint8Array,
): Promise<{ region: string; person: PersonId } | undefined> {
  if (bytes.length !== NAMED_BYTES + TAG_BYTES) return undefined
  const named = bytes.subarray(0, NAMED_BYTES)
  const tag = bytes.subarray(NAMED_BYTES)
  const tags = await Promise.all(keys.ids.map((id) => tagOf(keys, named, id)))
  const person = parsePersonId(base64url(named.subarray(2)))
  if (!person || !tags.some((made) => same(made, tag))) return undefined
  return { region: readText(named.subarray(0, 2)), person }
}

async function tagOf(keys: Keyring, named: Uint8Array, id: number): Promise<Bytes> {
  const mac = await keys.mac('user-handle-tag', named, id)
  return mac.subarray(0, TAG_BYTES)
}
