/**
 * A key ring: the few long-lived secrets of the house or of one region (rules A6, P1). The first writes, all open; a new key is
 * first accepted, then used, and the old one retired, in three deploys. No secret is ever used itself: each purpose gets its
 * own key by HKDF-SHA-256 (RFC 5869). Which view may see which ring is wire.ts's business.
 */
import { base64url, concat, fromBase64url, type Bytes } from '../kernel/bytes.ts'
import { Secret } from '../kernel/secret.ts'
import { framed } from './framing.ts'
import { hkdf } from './hkdf.ts'
import type { Label } from './labels.ts'
import { same } from './same.ts'

export interface RingKey {
  readonly id: number
  readonly secret: Secret<Bytes>
}

/** At least one key; the first writes. */
export type Ring = readonly [RingKey, ...RingKey[]]

export interface Keyring {
  /** The id of the key that writes. */
  readonly current: number
  /** All ids that open, the current one first. */
  readonly ids: readonly number[]
  /** HMAC-SHA-256 under the key of this label, 32 bytes. Throws for an id that is not on the ring. */
  mac(label: Label, data: Uint8Array, id?: number): Promise<Bytes>
  /** The AES-256-GCM key of this label and context. Throws for an id that is not on the ring. */
  aes(label: Label, context?: Uint8Array, id?: number): Promise<CryptoKey>
}

const SECRET_BYTES = 32
const EMPTY: Bytes = new Uint8Array()

/** What a derived key may do; the two never share bytes, even under one label. */
const USES = {
  mac: { algorithm: { name: 'HMAC', hash: 'SHA-256' }, usages: ['sign'] },
  aes: { algorithm: { name: 'AES-GCM' }, usages: ['encrypt', 'decrypt'] },
} as const

// Hourly contexts would grow the memory for ever; two days of seals fit easily.
const REMEMBERED_KEYS = 256

/**
 * Reads `1:<base64url of 32 bytes>,2:…`; white space around entries is ignored. Throws an Error that names the entry's
 * place and what is wrong with it, and none of its contents: the message will stand in a log.
 */
export function parseRing(text: string): Ring {
  const [first, ...others] = text.split(',').map(parseEntry)
  if (first === undefined) throw new Error('key ring: it is empty')
  const ring: Ring = [first, ...others]
  ring.forEach((key, place) => {
    for (const earlier of ring.slice(0, place)) {
      if (earlier.id === key.id) throw new Error(`key ring: entry ${place + 1} repeats an id`)
      if (same(earlier.secret.reveal(), key.secret.reveal()))
        throw new Error(`key ring: entry ${place + 1} repeats another entry’s key`)
    }
  })
  return ring
}

function parseEntry(text: string, place: number): RingKey {
  const [id, secret, ...rest] = text.trim().split(':')
  if (id === undefined || !/^[1-9]\d{0,2}$/.test(id) || Number(id) > 255)
    throw new Error(`key ring: entry ${place + 1} needs an id from 1 to 255 before its colon`)
  const bytes = rest.length === 0 ? fromBase64url(secret ?? '') : undefined
  if (bytes?.length !== SECRET_BYTES)
    throw new Error(`key ring: entry ${place + 1} needs 32 bytes in base64url after its colon`)
  return { id: Number(id), secret: new Secret(bytes) }
}

/**
 * Makes a ring usable. Derived keys are remembered in this instance once they are *there*: a promise kept from one request
 * must never be awaited by another, the platform forbids it.
 */
export function keyring(ring: Ring): Keyring {
  const derived = new Map<string, CryptoKey>()

  async function derive(
    use: keyof typeof USES,
    label: Label,
    context: Uint8Array,
    id: number,
  ): Promise<CryptoKey> {
    const name = `${use} ${id} ${label} ${base64url(context)}`
    const known = derived.get(name)
    if (known) return known
    const key = await deriveKey(secretOf(ring, id), use, label, context)
    const oldest = derived.size < REMEMBERED_KEYS ? undefined : derived.keys().next().value
    if (oldest !== undefined) derived.delete(oldest)
    derived.set(name, key)
    return key
  }

  const current = ring[0].id
  return {
    current,
    ids: ring.map((key) => key.id),
    async mac(label, data, id = current) {
      const key = await derive('mac', label, EMPTY, id)
      return new Uint8Array(await crypto.subtle.sign('HMAC', key, concat(data)))
    },
    aes: (label, context = EMPTY, id = current) => derive('aes', label, context, id),
  }
}

function secretOf(ring: Ring, id: number): Bytes {
  const key = ring.find((candidate) => candidate.id === id)
  if (!key) throw new Error('key ring: no key has this id')
  return key.secret.reveal()
}

/** HKDF without salt (RFC 5869 §3.1: the secrets are uniform); info = version, use and label, framed, then the context. */
async function deriveKey(
  secret: Bytes,
  use: keyof typeof USES,
  label: Label,
  context: Uint8Array,
): Promise<CryptoKey> {
  const { algorithm, usages } = USES[use]
  const bytes = await hkdf(secret, EMPTY, concat(framed('doorstep 1', use, label), context), SECRET_BYTES)
  return crypto.subtle.importKey('raw', bytes, algorithm, false, [...usages])
}
