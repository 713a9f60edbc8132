/**
 * The Worker under test: the real one with a counter around every binding of the edge and of every object, and outages where a test
 * plans them. It changes nothing else.
 */
import house, * as real from '../../src/worker.ts'
import type { Env } from '../../src/config.ts'
import { countedContext } from './counting/afterwards.ts'
import { countedEnv, type Meter } from '../../src/cli/dev/counting/counted-env.ts'
import { countedObject } from '../../src/cli/dev/counting/counted-object.ts'
import { meetOutage } from './counting/outages.ts'
import { begin } from '../../src/cli/dev/counting/recorder.ts'

const METER: Meter = { begin, meet: meetOutage }

export const HomeEu = countedObject(real.HomeEu, 'eu', METER)
export const HomeUs = countedObject(real.HomeUs, 'us', METER)
export const HomeAp = countedObject(real.HomeAp, 'ap', METER)
export const DirectoryEu = countedObject(real.DirectoryEu, 'eu', METER)
export const DirectoryUs = countedObject(real.DirectoryUs, 'us', METER)
export const DirectoryAp = countedObject(real.DirectoryAp, 'ap', METER)

export default {
  fetch: (request, env, context) =>
    house.fetch(request, countedEnv(env, 'edge', METER), countedContext(context)),
  scheduled: (event, env) => house.scheduled(event, env),
} satisfies ExportedHandler<Env>
