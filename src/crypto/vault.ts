/**
 * A person's own key, and what lies under it (rules K1, K2, P2). The data key is at rest only wrapped by its region's key; every
 * personal column is AES-GCM with the place as associated data, so that no ciphertext can be moved to another row, column, person or
 * region. Destroying the key destroys all of it. A move makes a new data key; who may hold a vault is the Home's business.
 */
import { concat, readUint, text as readText, uint, utf8, type Bytes } from '../kernel/bytes.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Random } from '../kernel/random.ts'
import { Secret } from '../kernel/secret.ts'
import { decrypt, encrypt, NONCE_BYTES } from './aead.ts'
import { framed } from './framing.ts'
import { keyring, type Keyring } from './keyring.ts'
import type { Label } from './labels.ts'

/** Where a ciphertext lies; `row` wherever a person has several. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly row?: string
}

export interface Vault {
  /** Key version 1 ‖ nonce 12 ‖ ciphertext: 29 bytes more than the plaintext. */
  encrypt(place: Place, plain: Uint8Array, random: Random): Promise<Bytes>
  /** The plaintext, or undefined for what this key did not make for this place. */
  decrypt(place: Place, sealed: Uint8Array): Promise<Bytes | undefined>
  /** HMAC under a key derived from the person's own, 32 bytes: it dies with it. */
  mac(label: Label, data: Uint8Array): Promise<Bytes>
}

const DATA_KEY_BYTES = 32
const KEY_VERSION = 1
const HEAD_BYTES = 1 + NONCE_BYTES

export const newDataKey = (random: Random): Bytes => concat(random(DATA_KEY_BYTES))

/** The data key at rest: region key id 1 ‖ nonce 12 ‖ ciphertext 48. Only its own person's id opens it. */
export async function wrapDataKey(
  region: Keyring,
  person: PersonId,
  dataKey: Uint8Array,
  random: Random,
): Promise<Bytes> {
  const nonce = random(NONCE_BYTES)
  const sealed = await encrypt(await region.aes('data-key-wrap'), nonce, framed(person), dataKey)
  return concat(uint(region.current, 1), nonce, sealed)
}

/** The vault behind a wrapped data key, or undefined when no key of this ring wrapped it for this person. */
export async function unwrapDataKey(
  region: Keyring,
  person: PersonId,
  wrapped: Uint8Array,
  regionCode: string,
): Promise<Vault | undefined> {
  const id = readUint(wrapped.subarray(0, 1))
  if (!region.ids.includes(id)) return undefined
  const key = await region.aes('data-key-wrap', undefined, id)
  const dataKey = await decrypt(
    key,
    wrapped.subarray(1, HEAD_BYTES),
    framed(person),
    wrapped.subarray(HEAD_BYTES),
  )
  return dataKey && openVault(dataKey, person, regionCode)
}

/** The vault of a data key that is at hand (at birth, or in a move). Throws a RangeError for a key that is not 32 bytes. */
export async function openVault(dataKey: Uint8Array, person: PersonId, regionCode: string): Promise<Vault> {
  if (dataKey.length !== DATA_KEY_BYTES) throw new RangeError('a data key has 32 bytes')
  const keys = keyring([{ id: KEY_VERSION, secret: new Secret(concat(dataKey)) }])
  const column = await keys.aes('vault-column')
  const associated = ({ table, column: name, row = '' }: Place): Bytes =>
    framed(regionCode, person, table, name, row, uint(KEY_VERSION, 1))

  return {
    async encrypt(place, plain, random) {
      const nonce = random(NONCE_BYTES)
      return concat(uint(KEY_VERSION, 1), nonce, await encrypt(column, nonce, associated(place), plain))
    },
    async decrypt(place, sealed) {
      if (sealed[0] !== KEY_VERSION) return undefined
      return decrypt(column, sealed.subarray(1, HEAD_BYTES), associated(place), sealed.subarray(HEAD_BYTES))
    },
    mac: (label, data) => keys.mac(label, data),
  }
}

/** Encrypts a value as JSON. */
export const encryptJson = (vault: Vault, place: Place, value: unknown, random: Random): Promise<Bytes> =>
  vault.encrypt(place, utf8(JSON.stringify(value)), random)

/** The JSON value at a place, or undefined as `decrypt` says; its shape is the caller's to parse. */
export async function decryptJson(vault: Vault, place: Place, sealed: Uint8Array): Promise<unknown> {
  const plain = await vault.decrypt(place, sealed)
  return plain && (JSON.parse(readText(plain)) as unknown)
}
