/**
 * Everything thrown ends here, once: an outage is 503 with Retry-After (LAW fail closed), anything else 500. The person gets a
 * page with a reference, a program a problem in JSON, the operator a line; nobody gets the exception's own words.
 */
import { Outage } from '../ports/outage.ts'
import { problem } from './answer.ts'
import type { HouseContext } from './context.ts'
import { messageAnswer } from './message-answer.ts'

const RETRY_AFTER = 5

/** For Hono's `onError`. */
export function answerFailure(error: Error, c: HouseContext): Response | Promise<Response> {
  const isOutage = error instanceof Outage
  c.var.edge.log('error', isOutage ? 'outage' : 'unexpected_failure', {
    request: c.var.requestId,
    ...(isOutage ? { place: error.place } : { name: error.name }),
  })
  if (readsPages(c)) return messageAnswer(c, isOutage ? 'region_out' : 'error', { isLogged: true })
  return isOutage
    ? problem(c, {
        status: 503,
        error: 'temporarily_unavailable',
        title: 'Try again soon',
        retryAfter: RETRY_AFTER,
      })
    : problem(c, { status: 500, error: 'server_error', title: 'Something went wrong' })
}

/** For Hono's `notFound`. */
export function answerNotFound(c: HouseContext): Response | Promise<Response> {
  if (readsPages(c)) return messageAnswer(c, 'not_found')
  c.var.edge.log('info', 'nothing_there', { request: c.var.requestId })
  return problem(c, { status: 404, error: 'not_found', title: 'Not found' })
}

const readsPages = (c: HouseContext): boolean => (c.req.header('accept') ?? '').includes('text/html')
