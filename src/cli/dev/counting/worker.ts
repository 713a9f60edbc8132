/**
 * The Worker as `npm run dev` hosts it: the real one behind counters, and one address more, where the demo application reads what each
 * request cost. A deployment has src/worker.ts, which knows nothing of this.
 */
import type { Env } from '../../../config.ts'
import {
  DirectoryAp as ApDirectory,
  DirectoryEu as EuDirectory,
  DirectoryUs as UsDirectory,
  HomeAp as ApHome,
  HomeEu as EuHome,
  HomeUs as UsHome,
} from '../../../objects.ts'
import house from '../../../worker.ts'
import { countedEnv } from './counted-env.ts'
import { countedObject } from './counted-object.ts'
import { noting, requestLines, REQUESTS } from './request-log.ts'

export const HomeEu = countedObject(EuHome, 'eu')
export const HomeUs = countedObject(UsHome, 'us')
export const HomeAp = countedObject(ApHome, 'ap')
export const DirectoryEu = countedObject(EuDirectory, 'eu')
export const DirectoryUs = countedObject(UsDirectory, 'us')
export const DirectoryAp = countedObject(ApDirectory, 'ap')

export default {
  fetch: (request, env, context) =>
    new URL(request.url).pathname === REQUESTS
      ? Response.json(requestLines())
      : noting(request, (meter) => house.fetch(request, countedEnv(env, 'edge', meter), context)),
  scheduled: (event, env) => house.scheduled(event, env),
} satisfies ExportedHandler<Env>
