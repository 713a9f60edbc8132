/**
 * One question to a person's Home. A lost answer is asked for once more (rule Z2): same request number, same digests, so a Home that had
 * answered says the same; that is a retry and not a hop. A Home that has seen a newer configuration mints nothing (rule I1): then
 * everything is decided anew, once, because client and rules may be others now. What stays silent, or ahead of us, is an Outage.
 */
import type { Outcome } from '../kernel/outcome.ts'
import { SECOND } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import { Outage } from '../ports/outage.ts'

/** A region that took longer than this to fail leaves no time for a second try within the 2.5 s that people are promised. */
const LATEST_RETRY = SECOND

class StaleConfiguration extends Outage {
  constructor() {
    super('configuration')
  }
}

type Stale = 'configuration_stale'
type Asking<Value, Why extends string> = Promise<Outcome<Value, Why>>
type Asked<Value, Why extends string> = Promise<Outcome<Value, Exclude<Why, Stale>>>

/** `ask` is one verb of one Home, the same each time. Throws Outage; a stale configuration passes to `withNewestConfiguration`. */
export async function askHome<Value, Why extends string>(
  edge: Pick<Edge, 'clock'>,
  ask: () => Asking<Value, Why>,
): Asked<Value, Why> {
  const outcome = await askTwice(edge, ask)
  if (isFresh(outcome)) return outcome
  throw new StaleConfiguration()
}

/** Runs what reads the configuration and asks a Home; once more, from its beginning, when the Home knew a newer one. */
export async function withNewestConfiguration<Answer>(
  { configuration }: Pick<Edge, 'configuration'>,
  run: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof StaleConfiguration)) throw error
    await configuration.reload()
    return run()
  }
}

/** Both at once, for a request whose call is made already: `ask` reads what it needs of the configuration itself. */
export const askAsOfNow = <Value, Why extends string>(
  edge: Pick<Edge, 'clock' | 'configuration'>,
  call: Call,
  ask: (call: Call) => Asking<Value, Why>,
): Asked<Value, Why> =>
  withNewestConfiguration(edge, async () => {
    const configVersion = await edge.configuration.version()
    return askHome(edge, () => ask({ ...call, configVersion }))
  })

async function askTwice<Answer>({ clock }: Pick<Edge, 'clock'>, ask: () => Promise<Answer>): Promise<Answer> {
  const began = clock()
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Outage) || clock() - began > LATEST_RETRY) throw error
    return ask()
  }
}

const isFresh = <Value, Why extends string>(
  outcome: Outcome<Value, Why>,
): outcome is Outcome<Value, Exclude<Why, Stale>> => outcome.ok || outcome.why !== 'configuration_stale'
