/**
 * AES-256-GCM (NIST SP 800-38D), 12-byte nonces, 16-byte tags: the one cipher of the house.
 * Choosing keys, nonces and associated data is the caller's business; so is never using a nonce twice under one key.
 */
import { concat, type Bytes } from '../kernel/bytes.ts'

export const NONCE_BYTES = 12
export const TAG_BYTES = 16

/** Ciphertext with its tag at the end: `plain.length + 16` bytes. */
export async function encrypt(
  key: CryptoKey,
  nonce: Uint8Array,
  associated: Uint8Array,
  plain: Uint8Array,
): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: concat(nonce), additionalData: concat(associated) }
  return new Uint8Array(await crypto.subtle.encrypt(how, key, concat(plain)))
}

/** The plaintext, or undefined for whatever was not made with this key, nonce and associated data. */
export async function decrypt(
  key: CryptoKey,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Promise<Bytes | undefined> {
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return undefined
  const how = { name: 'AES-GCM', iv: concat(nonce), additionalData: concat(associated) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, concat(sealed)))
  } catch (error) {
    // WebCrypto §28.4: a wrong tag is an OperationError; anything else is our own mistake and must be seen.
    if (error instanceof Error && error.name === 'OperationError') return undefined
    throw error
  }
}
