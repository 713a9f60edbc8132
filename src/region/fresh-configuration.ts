/**
 * A Home that has seen a newer configuration than the edge decided with refuses to mint (rule I1). The edge asks once more with what
 * it then has; an edge that is still behind is an outage of configuration, not anybody's fault.
 */
import type { Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import { Outage } from '../ports/outage.ts'

export async function withFreshConfiguration<Value, Why extends string>(
  edge: Pick<Edge, 'configuration'>,
  call: Call,
  ask: (call: Call) => Promise<Outcome<Value, Why | 'configuration_stale'>>,
): Promise<Outcome<Value, Exclude<Why, 'configuration_stale'>>> {
  const first = await ask(call)
  const second = isStale(first)
    ? await ask({ ...call, configVersion: await edge.configuration.reload() })
    : first
  if (isStale(second)) throw new Outage('configuration')
  return second as Outcome<Value, Exclude<Why, 'configuration_stale'>>
}

const isStale = (outcome: Outcome<unknown, string>): boolean =>
  !outcome.ok && outcome.why === 'configuration_stale'
