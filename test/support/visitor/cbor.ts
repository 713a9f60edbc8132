/** As much CBOR (RFC 8949) as an attestation object needs: integers, byte and text strings, maps. */
import { concat, uint, utf8 } from '../../../src/kernel/bytes.ts'

export type CborValue = number | string | Uint8Array | ReadonlyMap<number | string, CborValue>

export function cbor(value: CborValue): Uint8Array {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return concat(head(3, utf8(value).length), utf8(value))
  if (value instanceof Uint8Array) return concat(head(2, value.length), value)
  const pairs = [...value].flatMap(([key, each]) => [cbor(key), cbor(each)])
  return concat(head(5, value.size), ...pairs)
}

function head(major: number, length: number): Uint8Array {
  const type = major << 5
  if (length < 24) return Uint8Array.of(type | length)
  return length < 256 ? Uint8Array.of(type | 24, length) : concat(Uint8Array.of(type | 25), uint(length, 2))
}
