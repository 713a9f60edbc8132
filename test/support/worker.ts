/**
 * The Worker under test: the real one with a counter around every binding of the edge and of every object. It changes nothing else.
 */
import house, * as real from '../../src/worker.ts'
import type { Env } from '../../src/config.ts'
import { countedContext } from './counting/afterwards.ts'
import { countedEnv, countStorage } from './counting/counted-env.ts'
import type { Place } from './counting/recorder.ts'

type ObjectClass = new (ctx: DurableObjectState, env: Env) => object

function counted<Face extends ObjectClass>(face: Face, place: Place): Face {
  const Counted = class extends (face as ObjectClass) {
    constructor(ctx: DurableObjectState, env: Env) {
      countStorage(ctx.storage, place)
      super(ctx, countedEnv(env, place))
    }
  }
  return Counted as unknown as Face // same constructor, same methods
}

export const HomeEu = counted(real.HomeEu, 'eu')
export const HomeUs = counted(real.HomeUs, 'us')
export const HomeAp = counted(real.HomeAp, 'ap')
export const DirectoryEu = counted(real.DirectoryEu, 'eu')
export const DirectoryUs = counted(real.DirectoryUs, 'us')
export const DirectoryAp = counted(real.DirectoryAp, 'ap')

export default {
  fetch: (request, env, context) => house.fetch(request, countedEnv(env, 'edge'), countedContext(context)),
  scheduled: (event, env) => house.scheduled(event, env),
} satisfies ExportedHandler<Env>
