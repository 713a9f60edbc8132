/**
 * The endpoints that programs call: token, userinfo, revocation, keys, metadata. They read no cookie, so any origin may call them
 * (RFC 10017); refusals and outages are JSON in the words of their specifications.
 */
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Call } from '../../ports/call.ts'
import { Outage } from '../../ports/outage.ts'
import { callOf, newRequestNumber } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { readFields } from '../../web/form.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { jwks } from '../metadata/jwks.ts'
import { metadata, PUBLIC_HEADERS } from '../metadata/metadata.ts'
import { errorAnswer, NO_STORE, OAuthError, type JsonAnswer } from '../oauth-error.ts'
import type { FormRequest } from '../parameters.ts'
import { answerRevocation } from '../revocation/revocation.ts'
import { answerToken } from '../token/pipeline.ts'
import { answerUserinfo, userinfoRefusal } from '../userinfo/userinfo.ts'

const OPEN_TO_ALL = {
  origin: '*',
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['Authorization', 'Content-Type'],
  exposeHeaders: ['WWW-Authenticate', 'Retry-After'],
  maxAge: 86_400,
}

/** What each takes and nothing else (RFC 6749 §3.2, RFC 7009 §2.1, Core §5.3.1); any other method hears so (RFC 9110 §15.5.6). */
const ALLOWED = {
  [ENDPOINTS.token]: 'POST',
  [ENDPOINTS.revocation]: 'POST',
  [ENDPOINTS.userinfo]: 'GET, POST',
} as const

export function programRoutes(): Hono<HouseEnv> {
  const app = new Hono<HouseEnv>()
  const { token, revocation, userinfo, jwks: keys, openidConfiguration, serverMetadata } = ENDPOINTS
  for (const path of [token, revocation, userinfo, keys, openidConfiguration, serverMetadata])
    app.use(path, cors(OPEN_TO_ALL))

  app.post(
    token,
    endpoint(async (c, request) => answerToken(c.var.edge, numberedCall(c), request), refuseClient),
  )
  app.post(
    revocation,
    endpoint(async (c, request) => answerRevocation(c.var.edge, await callOf(c), request), refuseClient),
  )
  app.on(['GET', 'POST'], userinfo, endpoint(userinfoOf, userinfoRefusal))
  for (const [path, Allow] of Object.entries(ALLOWED))
    app.all(path, (c) => c.body(null, 405, { ...NO_STORE, Allow }))

  app.get(keys, async (c) => c.json(await jwks(c.var.edge.configuration), 200, PUBLIC_HEADERS))
  for (const path of [openidConfiguration, serverMetadata])
    app.get(path, (c) => c.json(metadata(c.var.edge.settings.issuer), 200, PUBLIC_HEADERS))
  return app
}

/** The number is drawn once, the configuration's version read anew. */
function numberedCall(c: HouseContext): () => Promise<Call> {
  const requestNumber = newRequestNumber(c.var.edge)
  return () => callOf(c, { requestNumber })
}

const userinfoOf = async (c: HouseContext, request: FormRequest): Promise<JsonAnswer> =>
  answerUserinfo(c.var.edge, await callOf(c), {
    ...request,
    method: c.req.method === 'POST' ? 'POST' : 'GET',
  })

const refuseClient = (error: OAuthError, { authorization }: FormRequest): JsonAnswer =>
  errorAnswer(error, authorization !== undefined)

/** One reading of HTTP, one writing of it, refusals and outages included. */
const endpoint =
  (
    answer: (c: HouseContext, request: FormRequest) => Promise<JsonAnswer>,
    refuse: (error: OAuthError, request: FormRequest) => JsonAnswer,
  ) =>
  async (c: HouseContext): Promise<Response> => {
    const request = { authorization: c.req.header('authorization'), fields: await readFields(c.req.raw) }
    try {
      return write(c, await answer(c, request))
    } catch (error) {
      const refusal = refusalOf(error)
      c.var.edge.log(refusal.reason === 'home_silent' ? 'error' : 'info', refusal.reason, {
        request: c.var.requestId,
      })
      return write(c, refuse(refusal, request))
    }
  }

/** An outage in the protocol's own words; anything else is not for this endpoint to answer. */
function refusalOf(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error
  if (error instanceof Outage) return new OAuthError('home_silent')
  throw error
}

const write = (c: HouseContext, { status, headers, body }: JsonAnswer): Response =>
  body ? c.json(body, status, headers) : c.body(null, status, headers)
