/**
 * The read-near copy of a session (rule H1): its name is a digest of the digest that the Home stores, so the Home can delete it; its
 * value is sealed under a key derived from the cookie's secret, so without the cookie it is noise.
 */
import { base64url, concat, fromBase64url, text, utf8 } from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'
import { decrypt, encrypt, NONCE_BYTES } from './aead.ts'
import { digest } from './digest.ts'
import { framed } from './framing.ts'

const ASSOCIATED = framed('session-copy')

/** The name under which a copy lies, from the session digest that edge and Home both know. */
export const copyName = async (sessionDigest: Uint8Array): Promise<string> =>
  `session:${base64url(await digest('session-copy-key', sessionDigest))}`

export async function sealCopy(secret: Uint8Array, facts: unknown, random: Random): Promise<string> {
  const nonce = random(NONCE_BYTES)
  return base64url(
    concat(nonce, await encrypt(await keyOf(secret), nonce, ASSOCIATED, utf8(JSON.stringify(facts)))),
  )
}

/** What was sealed, or undefined for anything that this secret did not seal. */
export async function openCopy(secret: Uint8Array, sealed: string): Promise<unknown> {
  const bytes = fromBase64url(sealed)
  if (!bytes || bytes.length <= NONCE_BYTES) return undefined
  const plain = await decrypt(
    await keyOf(secret),
    bytes.subarray(0, NONCE_BYTES),
    ASSOCIATED,
    bytes.subarray(NONCE_BYTES),
  )
  return plain && (JSON.parse(text(plain)) as unknown)
}

const keyOf = async (secret: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', await digest('session-copy-value', secret), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
