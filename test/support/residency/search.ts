/**
 * Finds very many byte strings in very many bytes, in one pass over each file (ARCHITECTURE §6, the canary scan). Needles share a
 * table by their first four bytes; a bit per hash of those bytes skips almost every place. What a needle means is needles.ts's business.
 */
export interface Sought {
  readonly bytes: Uint8Array
}

/** Shorter ones would be found by chance. */
export const SHORTEST = 7

const HEAD = 4
const FILTER_BITS = 22

export interface Hit<Needle> {
  readonly needle: Needle
  readonly offset: number
}

export class Searcher<Needle extends Sought> {
  readonly #byHead = new Map<number, Needle[]>()
  readonly #filter = new Uint8Array(2 ** (FILTER_BITS - 3))

  constructor(needles: Iterable<Needle>) {
    for (const needle of needles) {
      if (needle.bytes.length < SHORTEST) throw new RangeError('a needle is too short to mean anything')
      const head = headAt(needle.bytes, 0)
      const known = this.#byHead.get(head)
      if (known) known.push(needle)
      else this.#byHead.set(head, [needle])
      const bit = bitOf(head)
      this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7))
    }
  }

  /** Every needle at every place it stands. */
  find(hay: Uint8Array): readonly Hit<Needle>[] {
    const hits: Hit<Needle>[] = []
    const filter = this.#filter
    for (let offset = 0; offset + SHORTEST <= hay.length; offset++) {
      const head = headAt(hay, offset)
      const bit = bitOf(head)
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) continue
      for (const needle of this.#byHead.get(head) ?? [])
        if (standsAt(hay, offset, needle.bytes)) hits.push({ needle, offset })
    }
    return hits
  }
}

const headAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)

/** Multiplicative hashing: the high bits of the product are well mixed. */
const bitOf = (head: number): number => Math.imul(head, 0x9e3779b1) >>> (32 - FILTER_BITS)

function standsAt(hay: Uint8Array, offset: number, needle: Uint8Array): boolean {
  if (offset + needle.length > hay.length) return false
  for (let at = HEAD; at < needle.length; at++) if (hay[offset + at] !== needle[at]) return false
  return true
}
