/**
 * Is this one of the passwords that everybody tries first (NIST SP 800-63B-4 §3.1.1.2)? A Bloom filter over the list named in
 * common-passwords-filter.ts: a member is always found, one stranger in a thousand is taken for a member and asked for another
 * password. Nothing is decoded or kept: bits are read from the letters as they stand. The hash is quick, not secret, and guards
 * nothing; what makes a password too common is password-rules.ts's business, as is the folding.
 */
import { COMMON_PASSWORDS_FILTER } from './common-passwords-filter.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const BITS_PER_LETTER = 6
const PROBES = 10

/** Does the list hold `folded` (NFKC, lower case, without white space)? Says yes wrongly to at most 0.1 % of others. */
export const isCommonPassword = (folded: string): boolean =>
  placesOf(folded, COMMON_PASSWORDS_FILTER.length * BITS_PER_LETTER).every(isSet)

/** The bits, of `size`, that stand for a text: two hashes stepped along each other (Kirsch and Mitzenmacher 2006). */
export function placesOf(folded: string, size: number): readonly number[] {
  const start = hash(folded, 0x811c9dc5)
  const step = hash(folded, 0x01000193) | 1
  return Array.from({ length: PROBES }, (_, probe) => ((start + Math.imul(probe, step)) >>> 0) % size)
}

/** FNV-1a over UTF-16 units from another start, then the finaliser of MurmurHash3, which spreads what FNV leaves close. */
function hash(text: string, basis: number): number {
  let mixed = basis
  for (let at = 0; at < text.length; at++) mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The first bit of a letter is its highest (RFC 4648 §5). */
function isSet(place: number): boolean {
  const letter = LETTERS.indexOf(COMMON_PASSWORDS_FILTER.charAt(Math.floor(place / BITS_PER_LETTER)))
  return ((letter >> (BITS_PER_LETTER - 1 - (place % BITS_PER_LETTER))) & 1) === 1
}
