/**
 * Deciding under one epoch (rule Z1): what is read before an await may be out of date in the transaction that mints. Where a change came
 * between, the whole attempt is made again with what stands now, because a token that still lives must not be refused for it.
 */
import { Outage } from '../ports/outage.ts'
import type { HomeTools } from './home.ts'

/** The answer of an attempt that was overtaken. */
export const OVERTAKEN = Symbol('overtaken')

const TRIES = 5

/** Runs `attempt` until no change overtakes it. It asks `isCurrent` inside its transaction, and answers OVERTAKEN when it is not. */
export async function underOneEpoch<Answer>(
  home: HomeTools,
  attempt: (isCurrent: () => boolean) => Promise<Answer | typeof OVERTAKEN>,
): Promise<Answer> {
  for (let tries = 0; tries < TRIES; tries++) {
    const epoch = home.store.self()?.epoch
    const answer = await attempt(() => home.store.self()?.epoch === epoch)
    if (answer !== OVERTAKEN) return answer
  }
  throw new Outage('home')
}
