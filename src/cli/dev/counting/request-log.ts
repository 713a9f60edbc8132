/**
 * The provider's last requests with what each cost, for the demo application: paths without their queries, and numbers. What a request
 * left to be done behind its answer counts as its own, so costs are summed when somebody asks.
 */
import { remember } from '../../../kernel/isolate.ts'
import { systemClock } from '../../../kernel/time.ts'
import type { Meter } from './counted-env.ts'
import { begin, keepNewest, peek, type Leg } from './recorder.ts'
import { summarise } from './summary.ts'

export interface RequestLine {
  /** Counts up from 1. */
  readonly number: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly milliseconds: number
  readonly hops: number
  readonly calls: number
  readonly rows: number
  /** It was the first here to need clients or keys, and read them from the global database. */
  readonly readsConfiguration: boolean
}

type Noted = Pick<RequestLine, 'number' | 'method' | 'path' | 'status' | 'milliseconds'>

/** Where the local house hands them out. */
export const REQUESTS = '/dev/requests'

const LINES = 200
const LEGS = 20_000

const log = (): { next: number; noted: Noted[] } => remember('request-log', () => ({ next: 1, noted: [] }))

/** Answers through a meter that knows which request it counts for, and notes the request. */
export async function noting(
  request: Request,
  answer: (meter: Meter) => Response | Promise<Response>,
): Promise<Response> {
  const here = log()
  const number = here.next++
  const start = systemClock()
  const given = await answer({
    begin: (about) => begin({ ...about, request: number }),
    meet: () => Promise.resolve(),
  })
  const { method, url } = request
  here.noted.push({
    number,
    method,
    path: new URL(url).pathname,
    status: given.status,
    milliseconds: systemClock() - start,
  })
  here.noted = here.noted.slice(-LINES)
  keepNewest(LEGS)
  return given
}

/** Oldest first. */
export const requestLines = (): readonly RequestLine[] => {
  const legs = peek()
  return log().noted.map((noted) => {
    const own = legs.filter(({ request }) => request === noted.number)
    const { hops, calls, rows } = summarise([...own, ...legs.filter((leg) => isWithin(leg, own))])
    return { ...noted, hops, calls, rows, readsConfiguration: own.some(({ to }) => to === 'global') }
  })
}

/** What an object did while one of these legs was under way. */
const isWithin = (leg: Leg, own: readonly Leg[]): boolean =>
  leg.from !== 'edge' && own.some((outer) => outer.start < leg.start && leg.end < outer.end)
