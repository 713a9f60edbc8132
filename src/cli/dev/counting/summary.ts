/**
 * What a budget is asserted against (LAW one hop). A hop is a leg that leaves the city it starts in: edge to region or region to
 * region. Legs in parallel count as one; a Home asking its own region counts as none; a leg inside another continues it.
 */
import type { Leg } from './recorder.ts'

export interface Summary {
  readonly hops: number
  /** Calls that leave their isolate: objects, databases, KV. The limiter and an object's own SQLite are not storage calls. */
  readonly calls: number
  /** D1 and object rows, plus one per alarm set. */
  readonly rows: number
  readonly kvWrites: number
  readonly kvReads: number
  /** Requests to objects, and calls to databases: what each is billed by. */
  readonly objects: number
  readonly databases: number
  /** Regions that were spoken to at all. */
  readonly regions: readonly string[]
  readonly lines: readonly string[]
}

const CALLS: ReadonlySet<string> = new Set(['object', 'd1', 'kv'])
const REGIONS: ReadonlySet<string> = new Set(['eu', 'us', 'ap'])

const leavesItsCity = (leg: Leg): boolean => leg.from !== leg.to && leg.to !== 'kv' && leg.to !== 'city'

export function summarise(legs: readonly Leg[]): Summary {
  const far = legs.filter(leavesItsCity)
  const depths = new Map<Leg, number>()
  for (const leg of far.toSorted((a, b) => a.start - b.start)) {
    const before = [...depths].filter(([other]) => precedes(other, leg)).map(([, depth]) => depth)
    depths.set(leg, 1 + Math.max(0, ...before))
  }
  return {
    hops: Math.max(0, ...depths.values()),
    calls: legs.filter(({ kind }) => CALLS.has(kind)).length,
    rows: legs.reduce((sum, leg) => sum + leg.rows, 0),
    kvWrites: legs.filter(({ kind, name }) => kind === 'kv' && name === 'put').length,
    kvReads: legs.filter(({ kind, name }) => kind === 'kv' && name === 'get').length,
    objects: legs.filter(({ kind }) => kind === 'object').length,
    databases: legs.filter(({ kind }) => kind === 'd1').length,
    regions: [...new Set(legs.map(({ to }) => to).filter((to) => REGIONS.has(to)))],
    lines: legs.map(
      ({ from, to, kind, name, rows }) => `${from} → ${to} ${kind}.${name}${rows ? ` (${rows} rows)` : ''}`,
    ),
  }
}

/** What an object did by itself, in an alarm or behind its answer: no leg of the edge encloses it. */
export const isByItself = (leg: Leg, legs: readonly Leg[]): boolean =>
  leg.from !== 'edge' &&
  !legs.some((other) => other.from === 'edge' && other.start < leg.start && leg.end < other.end)

/** Had ended when the other began, or encloses it and lies where it starts. */
const precedes = (other: Leg, leg: Leg): boolean =>
  other.end < leg.start || (other.start < leg.start && leg.end < other.end && other.to === leg.from)
