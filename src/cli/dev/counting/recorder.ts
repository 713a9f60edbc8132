/**
 * The counter around the bindings: every call of the edge and of every object, with where it went from and to, how many rows it wrote,
 * and enough order to tell what ran in parallel. Edge and objects share one isolate locally, so one recorder sees all of them.
 */
import { remember } from '../../../kernel/isolate.ts'

export type Place = 'edge' | 'eu' | 'us' | 'ap' | 'global' | 'kv' | 'city'

export interface Leg {
  readonly from: Place
  readonly to: Place
  /** `object`, `d1`, `kv`, `limiter`, `alarm`, `sql`. */
  readonly kind: string
  readonly name: string
  /** Which request it was made for, where whoever counts tells requests apart. */
  readonly request?: number
  readonly start: number
  end: number
  rows: number
}

export type LegFacts = Pick<Leg, 'from' | 'to' | 'kind' | 'name' | 'request'>

interface Tape {
  tick: number
  legs: Leg[]
}

const tape = (): Tape => remember('recorder', () => ({ tick: 0, legs: [] }))

/** Begins a leg; `finish` ends it and adds the rows it wrote. */
export function begin(about: LegFacts): (rows?: number) => void {
  const here = tape()
  const leg: Leg = { ...about, start: here.tick++, end: Number.POSITIVE_INFINITY, rows: 0 }
  here.legs.push(leg)
  return (rows = 0) => {
    leg.end = here.tick++
    leg.rows += rows
  }
}

/** Takes everything recorded since the last time. */
export const take = (): readonly Leg[] => tape().legs.splice(0)

/** Everything recorded since the last `take`, left in place. */
export const peek = (): readonly Leg[] => tape().legs

/** Forgets the oldest, where nobody takes them. */
export function keepNewest(most: number): void {
  const { legs } = tape()
  legs.splice(0, legs.length - most)
}
