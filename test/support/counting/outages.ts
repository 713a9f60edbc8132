/** Bad days, on purpose: what stands behind a binding fails at once, or says nothing for longer than anybody waits. */
import type { Leg } from '../../../src/cli/dev/counting/recorder.ts'

export type Outage = 'fails' | 'silent'
type Where = Pick<Leg, 'kind' | 'to'>

/** Longer than the deadline of any call (2 s), and no longer than a test can wait for what it left behind. */
const SILENCE = 3_000

const planned: { outages: (Where & { readonly how: Outage })[] } = { outages: [] }

export function cause(outage: Where & { readonly how: Outage }): void {
  planned.outages.push(outage)
}

export function endOutages(): void {
  planned.outages = []
}

/** Called before each call that crosses a binding. */
export async function meetOutage({ kind, to }: Where): Promise<void> {
  const outage = planned.outages.find((each) => each.kind === kind && each.to === to)
  if (outage?.how === 'silent') await scheduler.wait(SILENCE)
  if (outage) throw new Error('planted outage')
}
