/**
 * The floor under every answer that must not tell (rule C2): it leaves no earlier than a time that grows with this request's own
 * slowest leg, so that distance and existence look alike. Shown success is never held.
 */
import type { Edge } from '../ports/edge.ts'

export interface FloorFacts {
  /** When the request arrived, ms. */
  readonly start: number
  /** The slowest leg of this request's own fan-out, ms; 0 where it asked nobody. */
  readonly slowestLeg: number
}

const LOWEST = 400
const LONGEST_LEG = 1_000
const WORK = 150

/** Milliseconds after `start`. */
export const floorOf = ({ slowestLeg }: Omit<FloorFacts, 'start'>): number =>
  Math.max(LOWEST, 2 * Math.min(slowestLeg, LONGEST_LEG) + WORK)

export async function holdUntil(
  { clock, wait }: Pick<Edge, 'clock' | 'wait'>,
  facts: FloorFacts,
): Promise<void> {
  const left = facts.start + floorOf(facts) - clock()
  if (left > 0) await wait(left)
}
