/**
 * Dollars per million of a flow, by the platform's list prices (Workers Paid, after the included part). Rows written and KV writes are the
 * bill. Duration and CPU are bounded from above by the time of the whole step on this machine, the client's part included.
 */
import type { Summary } from '../../src/cli/dev/counting/summary.ts'

const PRICES = {
  request: 0.3,
  cpuMillisecond: 0.02,
  rowWritten: 1,
  objectRequest: 0.15,
  gigabyteSecond: 12.5,
  kvRead: 0.5,
  kvWrite: 5,
} as const
/** What an object is billed for while it works. */
const OBJECT_GIGABYTES = 0.125

export type Counts = Pick<Summary, 'rows' | 'kvReads' | 'kvWrites' | 'objects'>

/** `milliseconds` of all steps together. */
export function dollarsPerMillion(
  counts: Counts,
  { requests, milliseconds }: { readonly requests: number; readonly milliseconds: number },
): number {
  const duration = counts.objects > 0 ? (milliseconds / 1_000) * OBJECT_GIGABYTES * PRICES.gigabyteSecond : 0
  return (
    requests * PRICES.request +
    milliseconds * PRICES.cpuMillisecond +
    counts.rows * PRICES.rowWritten +
    counts.objects * PRICES.objectRequest +
    duration +
    counts.kvReads * PRICES.kvRead +
    counts.kvWrites * PRICES.kvWrite
  )
}
