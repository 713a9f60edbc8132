/**
 * Several values as one byte string that can be cut in one way only: each part is preceded by its length in four bytes.
 * Without it `ab‖c` and `a‖bc` would be one input of a digest, a MAC or associated data, and one could stand for the other.
 */
import { concat, uint, utf8, type Bytes } from '../kernel/bytes.ts'

/** Length-prefixed parts, in order; text as UTF-8. */
export function framed(...parts: readonly (string | Uint8Array)[]): Bytes {
  const bytes = parts.map((part) => (typeof part === 'string' ? utf8(part) : part))
  return concat(...bytes.flatMap((part) => [uint(part.length, 4), part]))
}
