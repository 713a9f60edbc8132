/**
 * The Worker: configuration or a refusal, the facts of this one request, then the rooms. The clock rewrites the heartbeat that lets
 * every isolate believe its memory (rule I1).
 */
import { Hono } from 'hono'
import { readConfig, type Config, type Env } from './config.ts'
import { systemClock } from './kernel/time.ts'
import { Outage, UNMIGRATED } from './ports/outage.ts'
import { routes } from './routes.ts'
import { globalRecords } from './store/global/records.ts'
import { kvHeartbeat } from './store/kv/heartbeat.ts'
import type { HouseEnv } from './web/context.ts'
import { answerFailure, answerNotFound } from './web/failure.ts'
import { localeOf } from './web/locale.ts'
import { newNonce, newRequestId } from './web/request-id.ts'
import { geographyOf, readVisit } from './web/visit.ts'
import { edgeOf } from './wire.ts'

export { DirectoryAp, DirectoryEu, DirectoryUs, HomeAp, HomeEu, HomeUs } from './objects.ts'

function appOf(config: Config, env: Env, context: ExecutionContext): Hono<HouseEnv> {
  const edge = edgeOf(env, config, (work) => context.waitUntil(work))
  return new Hono<HouseEnv>()
    .use(async (c, next) => {
      const geography = geographyOf(c.req.raw)
      c.set('edge', edge)
      c.set('requestId', newRequestId(edge.random))
      c.set('nonce', newNonce(edge.random))
      c.set('visit', readVisit(c.req.raw, edge.settings.addressSource, geography))
      c.set('country', geography.country)
      c.set('locale', localeOf(c.req.raw))
      const rpId = await edge.configuration.rpIdOnRecord()
      if (rpId !== undefined && rpId !== edge.settings.rpId) return otherRpId()
      return next()
    })
    .route('/', routes)
    .onError((error, c) => (isUnmigrated(error) ? unmigrated() : answerFailure(error, c)))
    .notFound(answerNotFound)
}

/** Passkeys are bound to the RP ID they were made for: with another one, nobody could use theirs (ARCHITECTURE §1). */
const otherRpId = (): Response =>
  forOperators(
    'Doorstep is configured with another RP_ID than its passkeys were made for. Set RP_ID back, or begin with an empty deployment.\n',
  )

const isUnmigrated = (error: Error): boolean => error instanceof Outage && error.place === UNMIGRATED

const unmigrated = (): Response =>
  forOperators(
    'The databases have no tables yet. Locally, run `npm run dev` once; deployed, apply the migrations.\n',
  )

/** What an operator reads when the house cannot be built: names only, never values. */
const refusal = (missing: readonly string[]): Response =>
  forOperators(
    `Doorstep is not configured. Missing or malformed:\n${missing.map((name) => `  ${name}`).join('\n')}\n` +
      'Locally, run `npm run dev` once: it makes the secrets, keys and databases that are missing.\n',
  )

/** Plain words where no page can be made. */
const forOperators = (text: string): Response =>
  new Response(text, {
    status: 503,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '60',
    },
  })

export default {
  fetch(request, env, context) {
    const config = readConfig(env)
    return 'missing' in config
      ? refusal(config.missing)
      : appOf(config, env, context).fetch(request, env, context)
  },

  async scheduled(_event, env) {
    const now = systemClock()
    await kvHeartbeat(env.KV).write(await globalRecords(env.GLOBAL).version(), now)
  },
} satisfies ExportedHandler<Env>
