/**
 * One deadline per request (503 with Retry-After within 2.5 s of its arrival): regions may take what is left of it, so that legs in
 * series and a second try share what one leg may have. A late leg is an Outage like any other; what it did all the same, its
 * repetition under the same request number finds (rule Z2).
 */
import { DIRECTORY_VERBS } from '../ports/directories.ts'
import type { Edge } from '../ports/edge.ts'
import { HOME_VERBS } from '../ports/homes.ts'
import { Outage } from '../ports/outage.ts'

/** For all legs of a request together, ms since it arrived; the rest of the 2.5 s is for the page and the way back. */
export const REQUEST_DEADLINE = 2_300

type Bounded = Pick<Edge, 'clock' | 'wait' | 'homes' | 'directories'>
type Verb = (...given: readonly unknown[]) => Promise<unknown>

/** The same edge, whose regions have until `start` + REQUEST_DEADLINE to answer. `start`: when the request arrived, ms. */
export function withinDeadline<Whole extends Bounded>(edge: Whole, start: number): Whole {
  const { homes, directories } = edge
  const bound = boundBy(edge, start + REQUEST_DEADLINE)
  return {
    ...edge,
    homes: {
      of: (address) => bound(homes.of(address), HOME_VERBS, `home.${address.region}`),
      decoy: (place) => bound(homes.decoy(place), HOME_VERBS, `home.${place.region}`),
    },
    directories: {
      of: (region, bucket) => bound(directories.of(region, bucket), DIRECTORY_VERBS, `directory.${region}`),
    },
  }
}

function boundBy({ clock, wait }: Bounded, end: number) {
  /** One timer, set at the first leg: most requests have one leg, and some have none. */
  let timer: Promise<void> | undefined
  const timeIsUp = (): Promise<void> => (timer ??= wait(end - clock()))
  const late = (place: string) =>
    timeIsUp().then(() => {
      throw new Outage(place)
    })
  return <There extends object>(there: There, verbs: readonly (keyof There)[], place: string): There =>
    Object.fromEntries(
      verbs.map((name) => [
        name,
        async (...given: readonly unknown[]) => {
          if (clock() >= end) throw new Outage(place)
          return Promise.race([(there[name] as Verb).apply(there, [...given]), late(place)])
        },
      ]),
    ) as unknown as There // built from the list of verbs, whose law test compares it with the contract
}
