/**
 * The Worker: configuration or a refusal, the facts of this one request, then the rooms. The clock rewrites the heartbeat that lets
 * every isolate believe its memory (rule I1).
 */
import { Hono } from 'hono'
import { readConfig, type Config, type Env } from './config.ts'
import { systemClock } from './kernel/time.ts'
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
    .onError(answerFailure)
    .notFound(answerNotFound)
}

/** Passkeys are bound to the RP ID they were made for: with another one, nobody could use theirs (ARCHITECTURE §1). */
const otherRpId = (): Response =>
  new Response(
    'Doorstep is configured with another RP_ID than its passkeys were made for. Set RP_ID back, or begin with an empty deployment.\n',
    { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } },
  )

/** What an operator reads when the house cannot be built: names only, never values. */
const refusal = (missing: readonly string[]): Response =>
  new Response(
    `Doorstep is not configured. Missing or malformed:\n${missing.map((name) => `  ${name}`).join('\n')}\n` +
      'Locally, run `npm run dev` once: it makes the secrets, keys and databases that are missing.\n',
    { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } },
  )

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
