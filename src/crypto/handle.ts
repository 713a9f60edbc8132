/**
 * Handles: codes, refresh tokens, session cookies and their like (rules G1, G2). A handle is a secret with the address of its
 * home sealed beside it. The address opens only with its own secret, for its own kind and audience, so no application can read
 * where somebody lives or compare two people, and what does not open wakes no object. All handles have one length.
 * Whether a secret is still good is the Home's to say; it stores digests only.
 */
import {
  base64url,
  concat,
  fromBase64url,
  readUint,
  text as readText,
  uint,
  utf8,
  type Bytes,
} from '../kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../kernel/ids.ts'
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aead.ts'
import { digest as digestOf } from './digest.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

export type HandleKind = 'code' | 'refresh' | 'session' | 'device' | 'access' | 'unlock' | 'undo' | 'recovery'

/** Where a secret lives. */
export interface Address {
  /** Two lower-case letters. */
  readonly region: string
  readonly person: PersonId
  /** 16 bytes as base64url; '' where there is no family. */
  readonly family: string
  readonly generation: number
  /** Milliseconds by the Home's clock, returned with its answer and unchanged in every repetition (rule G1). */
  readonly issuedAt: number
}

export interface Handles {
  /**
   * The text of a handle, 140 letters. `audience` is a client id or a cookie's name. The same secret and address give the same text.
   * Throws for a malformed address.
   */
  mint(kind: HandleKind, audience: string, secret: Uint8Array, address: Address): Promise<string>
  /** The secret and its address, or undefined for whatever we did not make for this kind and audience. Reads no store. */
  open(
    kind: HandleKind,
    audience: string,
    text: string,
  ): Promise<{ secret: Bytes; address: Address } | undefined>
  /** What a Home stores and looks up instead of the secret, 32 bytes (rule G2). */
  digest(kind: HandleKind, person: PersonId, secret: Uint8Array): Promise<Bytes>
}

const SECRET_BYTES = 32
const SECRET_END = 1 + SECRET_BYTES
const PACKED_BYTES = 44
const NONCE_END = SECRET_END + NONCE_BYTES
const LETTERS = ((NONCE_END + PACKED_BYTES + TAG_BYTES) * 4) / 3
const NO_FAMILY = new Uint8Array(16)

export function handles(keys: Keyring): Handles {
  const keyFor = (kind: HandleKind, id: number): Promise<CryptoKey> =>
    keys.aes('handle-address', utf8(kind), id)
  /**
   * Made from everything that is sealed (as RFC 5297 does), because secrets are derived from request numbers and one could meet two
   * addresses: two plaintexts under one nonce would give the key's authenticator away. Rule G1 with a stricter nonce.
   */
  async function nonceOf(bound: Bytes, packed: Uint8Array): Promise<Bytes> {
    return (await keys.mac('handle-nonce', framed(bound, packed))).subarray(0, NONCE_BYTES)
  }

  return {
    async mint(kind, audience, secret, address) {
      if (secret.length !== SECRET_BYTES) throw new RangeError('a handle’s secret has 32 bytes')
      const bound = framed(kind, audience, secret)
      const packed = pack(address)
      const nonce = await nonceOf(bound, packed)
      const sealed = await encrypt(await keyFor(kind, keys.current), nonce, bound, packed)
      return base64url(concat(uint(keys.current, 1), secret, nonce, sealed))
    },

    async open(kind, audience, text) {
      const bytes = text.length === LETTERS ? fromBase64url(text) : undefined
      if (!bytes) return undefined
      const id = readUint(bytes.subarray(0, 1))
      if (!keys.ids.includes(id)) return undefined
      const secret = bytes.slice(1, SECRET_END)
      const bound = framed(kind, audience, secret)
      const nonce = bytes.subarray(SECRET_END, NONCE_END)
      const packed = await decrypt(await keyFor(kind, id), nonce, bound, bytes.subarray(NONCE_END))
      const address = packed && unpack(packed)
      return address && { secret, address }
    },

    digest: (kind, person, secret) => digestOf('handle-digest', utf8(kind), utf8(person), secret),
  }
}

/** region 2 ‖ person 16 ‖ family 16 ‖ generation 4 ‖ issuedAt 6. */
function pack(address: Address): Bytes {
  const person = fromBase64url(address.person)
  const family = address.family === '' ? NO_FAMILY : fromBase64url(address.family)
  if (!/^[a-z]{2}$/.test(address.region) || person?.length !== 16 || family?.length !== 16)
    throw new RangeError('a handle’s address is malformed')
  return concat(utf8(address.region), person, family, uint(address.generation, 4), uint(address.issuedAt, 6))
}

function unpack(packed: Bytes): Address | undefined {
  const person = parsePersonId(base64url(packed.subarray(2, 18)))
  const family = packed.subarray(18, 34)
  return (
    person && {
      region: readText(packed.subarray(0, 2)),
      person,
      family: family.every((byte) => byte === 0) ? '' : base64url(family),
      generation: readUint(packed.subarray(34, 38)),
      issuedAt: readUint(packed.subarray(38, 44)),
    }
  )
}
