/** What the bench noted, step by step, and the two tables that come of it: one per flow, one per line of the budget. */
import type { Summary } from '../../src/cli/dev/counting/summary.ts'
import { dollarsPerMillion, type Counts } from './prices.ts'

export interface Sample {
  readonly flow: string
  /** Which time the flow was gone through. */
  readonly round: number
  readonly line: string
  readonly milliseconds: number
  readonly cost: Summary
}

const NUMBERS = ['hops', 'calls', 'rows', 'objects', 'databases', 'kvReads', 'kvWrites'] as const
type Numbers = Readonly<Record<(typeof NUMBERS)[number], number>>

interface Row extends Numbers {
  readonly name: string
  readonly requests: number
  readonly p50: number
  readonly p95: number
}

const HEAD = [
  'requests',
  'hops',
  'calls',
  'rows',
  'DO',
  'D1',
  'KV r',
  'KV w',
  'p50 ms',
  'p95 ms',
  '$/M',
] as const
const WIDE = 44

/** One row per flow: hops of its dearest step, everything else summed over its steps. */
export function flowTable(samples: readonly Sample[]): string {
  const flows = [...new Set(samples.map(({ flow }) => flow))]
  return table(
    flows.map((flow) => {
      const rounds = Object.values(
        Object.groupBy(
          samples.filter((each) => each.flow === flow),
          ({ round }) => round,
        ),
      )
      const sums = rounds.flatMap((steps = []) => [
        {
          steps: steps.length,
          milliseconds: total(steps.map((each) => each.milliseconds)),
          cost: whole(steps),
        },
      ])
      return rowOf(flow, sums)
    }),
  )
}

/** One row per line, as the budget table of test/journey names them. */
export function lineTable(samples: readonly Sample[]): string {
  const lines = [...new Set(samples.map(({ line }) => line))]
  return table(
    lines.map((line) =>
      rowOf(
        line,
        samples.filter((each) => each.line === line).map((each) => ({ ...each, steps: 1 })),
      ),
    ),
  )
}

interface Measured {
  readonly steps: number
  readonly milliseconds: number
  readonly cost: Numbers
}

const whole = (steps: readonly Sample[]): Numbers => ({
  ...numbersBy((name) => total(steps.map(({ cost }) => cost[name]))),
  hops: Math.max(...steps.map(({ cost }) => cost.hops)),
})

/** Medians, so that an alarm that rang meanwhile is nobody's cost. */
function rowOf(name: string, all: readonly Measured[]): Row {
  const times = all.map(({ milliseconds }) => milliseconds)
  return {
    ...numbersBy((number) =>
      quantile(
        all.map(({ cost }) => cost[number]),
        0.5,
      ),
    ),
    name,
    requests: quantile(
      all.map(({ steps }) => steps),
      0.5,
    ),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  }
}

const numbersBy = (of: (name: (typeof NUMBERS)[number]) => number): Numbers =>
  // Built from the list of names itself.
  Object.fromEntries(NUMBERS.map((name) => [name, of(name)])) as Numbers

function table(rows: readonly Row[]): string {
  const head = `  ${''.padEnd(WIDE)}${HEAD.map((title) => title.padStart(9)).join('')}`
  return [head, ...rows.map(printed)].join('\n')
}

function printed(row: Row): string {
  const { requests, hops, calls, rows, objects, databases, kvReads, kvWrites, p50, p95 } = row
  const counts: Counts = { rows, objects, kvReads, kvWrites }
  const whole = [requests, hops, calls, rows, objects, databases, kvReads, kvWrites].map((number) =>
    String(number),
  )
  const dollars = dollarsPerMillion(counts, { requests, milliseconds: p50 })
  const cells = [...whole, p50.toFixed(1), p95.toFixed(1), dollars.toFixed(2)]
  return `  ${row.name.padEnd(WIDE)}${cells.map((cell) => cell.padStart(9)).join('')}`
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
