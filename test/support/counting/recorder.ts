/**
 * The counter around the bindings: every call of the edge and of every object, with where it went from and to, how many rows it wrote,
 * and enough order to tell what ran in parallel. Edge and objects share one isolate locally, so one recorder sees all of them.
 */
export type Place = 'edge' | 'eu' | 'us' | 'ap' | 'global' | 'kv' | 'city'

export interface Leg {
  readonly from: Place
  readonly to: Place
  /** `object`, `d1`, `kv`, `limiter`, `alarm`, `sql`. */
  readonly kind: string
  readonly name: string
  readonly start: number
  end: number
  rows: number
}

let tick = 0
let legs: Leg[] = []

/** Begins a leg; `finish` ends it and adds the rows it wrote. */
export function begin(about: Pick<Leg, 'from' | 'to' | 'kind' | 'name'>): (rows?: number) => void {
  const leg: Leg = { ...about, start: tick++, end: Number.POSITIVE_INFINITY, rows: 0 }
  legs.push(leg)
  return (rows = 0) => {
    leg.end = tick++
    leg.rows += rows
  }
}

/** Takes everything recorded since the last time. */
export function take(): readonly Leg[] {
  const taken = legs
  legs = []
  return taken
}

/** Everything recorded since the last `take`, left in place. */
export const peek = (): readonly Leg[] => legs
