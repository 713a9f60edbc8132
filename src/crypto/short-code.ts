/**
 * Codes that people type (rule Z3). Six digits have no entropy worth a digest: at rest they are a MAC with a nonce, under the
 * person's own key, or for a sign-up under the region's. Tries and expiry are counted where the row lies.
 */
import { readUint, utf8, type Bytes } from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'
import type { Vault } from './vault.ts'

const CODES = 1_000_000
// The largest multiple of a million below 2^32: what lies above would favour small codes.
const FAIR_END = Math.floor(2 ** 32 / CODES) * CODES

/** Six digits, each of the million as likely as any other. */
export function sixDigits(random: Random): string {
  for (;;) {
    const drawn = readUint(random(4))
    if (drawn < FAIR_END) return String(drawn % CODES).padStart(6, '0')
  }
}

/** What is stored instead of a code, 32 bytes. The nonce is random and belongs to this one code. */
export const macOfCode = (
  keys: Pick<Keyring | Vault, 'mac'>,
  nonce: Uint8Array,
  code: string,
): Promise<Bytes> => keys.mac('short-code', framed(nonce, utf8(code)))
