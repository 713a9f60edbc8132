/**
 * What the tests of the cellar share: chance that can be replayed, a clock that can be set, two rings that are known.
 */
import { keyring, parseRing, type Keyring } from '../../../src/crypto/keyring.ts'
import { base64url, concat, type Bytes } from '../../../src/kernel/bytes.ts'
import { parsePersonId, type PersonId } from '../../../src/kernel/ids.ts'
import type { Random } from '../../../src/kernel/random.ts'

/** Bytes from hex as vectors carry them. */
export const unhex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Chance that never repeats within a test: the call's number, then its bytes. */
export function counted(): Random {
  let calls = 0
  return (bytes) => {
    calls++
    return Uint8Array.from({ length: bytes }, (_, at) => (calls * 31 + at) % 256)
  }
}

/** Chance that gives exactly what it was given, in order. */
export function scripted(...draws: readonly Uint8Array[]): Random {
  const left = [...draws]
  return (bytes) => {
    const drawn = left.shift()
    if (drawn?.length !== bytes) throw new Error(`the test did not script a draw of ${bytes} bytes`)
    return drawn
  }
}

export const filled = (byte: number, length = 32): Bytes => new Uint8Array(length).fill(byte)

/** A ring text with these ids; the key of each id is its own number, 32 times. */
export const ringText = (...ids: readonly number[]): string =>
  ids.map((id) => `${id}:${base64url(filled(id))}`).join(',')

export const ringOf = (...ids: readonly number[]): Keyring => keyring(parseRing(ringText(...ids)))

export function personOf(byte: number): PersonId {
  const person = parsePersonId(base64url(filled(byte, 16)))
  if (!person) throw new Error('not a person id')
  return person
}

/** The same bytes with one bit of one byte turned. */
export function tampered(bytes: Uint8Array, at: number): Bytes {
  const copy = concat(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
