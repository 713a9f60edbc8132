/**
 * A name for one request: in its log lines, in the calls it makes, and on the error page as the reference a person can read out.
 * Always our own: an id taken from a header would let a stranger write into our logs.
 */
import { hex } from '../kernel/bytes.ts'
import type { Random } from '../kernel/random.ts'

/** Crockford's alphabet: no I, L, O, U, so that it survives a telephone. 32 letters, 5 bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LETTERS = 10

/** `K7QX2-M9DTR`: 50 bits. */
export function newRequestId(random: Random): string {
  const letters = [...random(LETTERS)].map((byte) => ALPHABET[byte & 31] ?? '')
  return `${letters.slice(0, LETTERS / 2).join('')}-${letters.slice(LETTERS / 2).join('')}`
}

/** For one answer's Content-Security-Policy: 128 bits, always 32 letters (rule C6: equal length). */
export const newNonce = (random: Random): string => hex(random(16))
