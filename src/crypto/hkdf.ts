/**
 * HKDF-SHA-256 (RFC 5869): many keys from one secret, none of which gives away another. Only key rings use it,
 * so that every derived key has a label.
 */
import type { Bytes } from '../kernel/bytes.ts'

/** `length` bytes of key material from a secret; `info` says what they are for. */
export async function hkdf(secret: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8))
}
