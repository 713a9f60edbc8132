/**
 * Sign-out on the street. GET decides; POST is either our own page's answer, bound by its seal and its origin, or another site's request,
 * which is checked, sealed and sent to our GET, because our cookies do not come with it (rule A3).
 */
import { Hono } from 'hono'
import { presentedSession, type PresentedSession } from '../../interaction/presented.ts'
import { html, seeOther } from '../../web/answer.ts'
import { browserCookie, changeBrowserCookie, ensureBrowserCookie } from '../../web/browser-cookie.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { dropCookie, readCookie } from '../../web/cookies.ts'
import { readFields, singleQuery } from '../../web/form.ts'
import { frameFor } from '../../web/frame.ts'
import { formRefused, messageAnswer } from '../../web/message-answer.ts'
import { originVerdict } from '../../web/same-origin.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { LogoutPage } from './logout-page.tsx'
import { OAuthError } from '../oauth-error.ts'
import { parametersOf, type Parameters } from '../parameters.ts'
import { SignedOutPage } from './signed-out-page.tsx'
import { hintedBy, signOut, wayBack, type Hinted } from './logout.ts'
import { readLogout, type LogoutRequest } from './request.ts'
import { openLogout, sealLogout } from './sealed.ts'

export const logoutRoutes = (): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(ENDPOINTS.logout, async (c) => {
      const query = singleQuery(c.req.url)
      return query.ok ? getLogout(c, parametersOf(query.value)) : formRefused(c, query.why)
    })
    .post(ENDPOINTS.logout, async (c) => {
      const fields = await readFields(c.req.raw)
      if (!fields.ok) return formRefused(c, fields.why)
      const parameters = parametersOf(fields.value)
      const form = parameters.get('form')
      return form === undefined ? handOver(c, parameters) : confirmed(c, form)
    })

async function getLogout(c: HouseContext, parameters: Parameters): Promise<Response> {
  const { edge } = c.var
  const request = await requestOf(c, parameters)
  const session = await sessionOf(c)
  if (!session) return leave(c, request)
  const hinted = await hintedBy(edge, request)
  return hinted ? end(c, session, request, hinted) : ask(c, request)
}

async function requestOf(c: HouseContext, parameters: Parameters): Promise<LogoutRequest> {
  const { edge } = c.var
  const sealed = parameters.get('i')
  if (sealed === undefined) return readLogout(edge, parameters)
  const request = await openLogout(edge, sealed, undefined)
  if (!request) throw new OAuthError('interaction_unreadable')
  return request
}

/** From another site: nothing is read from the browser and nothing set. */
async function handOver(c: HouseContext, parameters: Parameters): Promise<Response> {
  const { edge } = c.var
  const request = await readLogout(edge, parameters)
  return seeOther(c, `${ENDPOINTS.logout}?i=${await sealLogout(edge, request, undefined)}`)
}

/** Our own page's button. */
async function confirmed(c: HouseContext, form: string): Promise<Response> {
  const { edge } = c.var
  if (originVerdict(c.req.raw, edge.settings.issuer) === 'foreign') return messageAnswer(c, 'foreign')
  const browser = browserCookie(c)
  const request = browser === undefined ? undefined : await openLogout(edge, form, browser)
  if (!request) throw new OAuthError('interaction_unreadable')
  const session = await sessionOf(c)
  return session ? end(c, session, request) : leave(c, request)
}

/** One hop. Cookies go only after the Home has said that it is done. */
async function end(
  c: HouseContext,
  session: PresentedSession,
  request: LogoutRequest,
  hinted?: Hinted,
): Promise<Response> {
  const { edge } = c.var
  if ((await signOut(edge, await callOf(c), session, hinted)) === 'asks') return ask(c, request)
  dropCookie(c, 'session')
  changeBrowserCookie(c)
  return leave(c, request)
}

/** Back to the application where the request named a way that is registered, else a page. */
async function leave(c: HouseContext, request: LogoutRequest): Promise<Response> {
  const back = await wayBack(c.var.edge, request)
  return back === undefined ? signedOutPage(c) : seeOther(c, back)
}

async function ask(c: HouseContext, request: LogoutRequest): Promise<Response> {
  const { edge } = c.var
  const form = await sealLogout(edge, request, ensureBrowserCookie(c))
  const client =
    request.clientId === undefined ? undefined : await edge.configuration.client(request.clientId)
  const stayHref = client?.homepage ?? '/account'
  const page = LogoutPage({
    frame: frameFor(c, { client }),
    sealed: { form },
    action: ENDPOINTS.logout,
    stayHref,
  })
  return html(c, page, request.redirectUri === undefined ? {} : { formTarget: request.redirectUri })
}

const signedOutPage = async (c: HouseContext): Promise<Response> =>
  html(c, SignedOutPage({ frame: frameFor(c), signInHref: '/account' }))

const sessionOf = (c: HouseContext): Promise<PresentedSession | undefined> =>
  presentedSession(c.var.edge.handles, readCookie(c.req.raw, 'session'))
