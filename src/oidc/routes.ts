/**
 * The provider's room: authorization, tokens, sign-out, session, metadata. The mount list; each URL is three steps from what decides it.
 * Refusals that may not go to an application end here as a page with a reference (RFC 6749 §3.1.2.4, RP-Initiated Logout §3).
 */
import { Hono } from 'hono'
import type { HouseContext, HouseEnv } from '../web/context.ts'
import { singleQuery } from '../web/form.ts'
import { messageAnswer, type MessageFacts } from '../web/message-answer.ts'
import type { ShowFirstPage } from './authorize/go-to.tsx'
import { authorizeRoutes } from './authorize/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { logoutRoutes } from './logout/routes.ts'
import { OAuthError } from './oauth-error.ts'
import { parametersOf } from './parameters.ts'
import { programRoutes } from './programs/routes.ts'
import { sessionRoutes } from './session/routes.ts'

export interface OidcDeps {
  /** The login room's first page; the roof hands it in, because rooms do not import rooms. */
  readonly showFirstPage: ShowFirstPage
}

export function oidcRoutes({ showFirstPage }: OidcDeps): Hono<HouseEnv> {
  const app = new Hono<HouseEnv>()
  app.route('/', authorizeRoutes(showFirstPage))
  app.route('/', consentRoutes(showFirstPage))
  app.route('/', programRoutes())
  app.route('/', logoutRoutes())
  app.route('/', sessionRoutes())
  app.onError(answerRefusal)
  return app
}

/** Anything but a refusal is the house's to answer, once (web/failure.ts). */
async function answerRefusal(error: Error, c: HouseContext): Promise<Response> {
  if (!(error instanceof OAuthError)) throw error
  c.var.edge.log('info', error.reason, { request: c.var.requestId })
  return error.reason === 'interaction_unreadable'
    ? messageAnswer(c, 'expired', { onward: { href: '/login' }, isLogged: true })
    : messageAnswer(c, 'bad_request', { ...(await wayToApplication(c)), isLogged: true })
}

/** The home page of the application that a link names; nothing of the request goes there, whoever made the link. */
async function wayToApplication(c: HouseContext): Promise<MessageFacts> {
  const query = singleQuery(c.req.url)
  const id = query.ok ? parametersOf(query.value).get('client_id') : undefined
  const client = id === undefined ? undefined : await c.var.edge.configuration.client(id)
  return client?.homepage === undefined ? {} : { onward: { href: client.homepage, app: client.name } }
}
