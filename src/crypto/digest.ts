/**
 * SHA-256 and HMAC-SHA-256. What is stored or compared goes through `digest`, which says what it is for; the plain functions
 * are for protocols that prescribe them (RFC 7636 §4.6, OIDC Core §8.1). Never for low-entropy values: those need a MAC (rule Z3).
 */
import { concat, type Bytes } from '../kernel/bytes.ts'
import { framed } from './framing.ts'
import type { Label } from './labels.ts'

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const

/** SHA-256 (FIPS 180-4), 32 bytes. */
export const sha256 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', concat(bytes)))

/** SHA-256 over the label and each part with its length: 32 bytes that cannot be taken for another label's or another cut. */
export const digest = (label: Label, ...parts: readonly Uint8Array[]): Promise<Bytes> =>
  sha256(framed(label, ...parts))

/** HMAC-SHA-256 (RFC 2104) under a secret that is at hand, 32 bytes; house and region keys go through their key ring. */
export async function hmac(secret: Uint8Array, bytes: Uint8Array): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', concat(secret), HMAC, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, concat(bytes)))
}
