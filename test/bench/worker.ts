/** The Worker as the bench hosts it: the counted one, with one address that hands out what was counted since it was last asked. */
import type { Env } from '../../src/config.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { isByItself, summarise, type Summary } from '../../src/cli/dev/counting/summary.ts'
import counted from '../support/worker.ts'

export { DirectoryAp, DirectoryEu, DirectoryUs, HomeAp, HomeEu, HomeUs } from '../support/worker.ts'

const COUNTED = '/counted'

/** What requests cost, and what objects did meanwhile by themselves. */
export interface Counted {
  readonly asked: Summary
  readonly byThemselves: Summary
}

async function count(): Promise<Response> {
  await settled()
  const legs = take()
  const answer: Counted = {
    asked: summarise(legs.filter((leg) => !isByItself(leg, legs))),
    byThemselves: summarise(legs.filter((leg) => isByItself(leg, legs))),
  }
  return Response.json(answer)
}

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname === COUNTED ? count() : counted.fetch(request, env, context),
  scheduled: (event, env) => counted.scheduled(event, env),
} satisfies ExportedHandler<Env>
