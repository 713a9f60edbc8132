/**
 * Sign-out on the street. GET decides; POST is either our own page's answer, bound by its seal and its origin, or another site's request,
 * which is checked, sealed and sent to our GET, because our cookies do not come with it (rule A3).
 */
import { Hono } from 'hono'
import { browserDigest } from '../../crypto/browser-digest.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { ANY_BROWSER, openForm, sealForm } from '../../interaction/sealed-form.ts'
import type { Edge } from '../../ports/edge.ts'
import type { SignOutRequest } from '../../ports/homes.ts'
import { html, seeOther } from '../../web/answer.ts'
import { sessionOf } from '../../web/browser.ts'
import { browserCookie, ensureBrowserCookie } from '../../web/browser-cookie.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { singleQuery } from '../../web/form.ts'
import { frameFor } from '../../web/frame.ts'
import { followWish, inLanguage, rememberLocale } from '../../web/locale.ts'
import { messageAnswer } from '../../web/message-answer.ts'
import { receiveFields } from '../../web/posted-form.ts'
import { originVerdict } from '../../web/same-origin.ts'
import { endSession } from '../../web/session-cookies.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { LogoutPage } from './logout-page.tsx'
import { parametersOf, queryParameters, type Parameters } from '../parameters.ts'
import { SignedOutPage } from './signed-out-page.tsx'
import { clientOf, hintedBy, wayBack } from './logout.ts'
import { LogoutRequestSchema, readLogout, type LogoutRequest } from './request.ts'

export const logoutRoutes = (): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(ENDPOINTS.logout, async (c) => getLogout(c, queryParameters(singleQuery(c.req.url))))
    .post(ENDPOINTS.logout, async (c) => {
      const fields = await receiveFields(c)
      if (fields instanceof Response) return fields
      const parameters = parametersOf(fields)
      const form = parameters.get('form')
      return form === undefined ? handOver(c, parameters) : confirmed(c, form)
    })

async function getLogout(c: HouseContext, parameters: Parameters): Promise<Response> {
  const { edge } = c.var
  rememberLocale(c)
  const asked = await requestOf(c, parameters)
  if (asked instanceof Response) return asked
  const request = inTheirLanguage(c, asked)
  const session = await sessionOf(c)
  if (!session) return leave(c, request)
  const hinted = await hintedBy(edge, request)
  return hinted ? end(c, session, request, hinted) : ask(c, request)
}

async function requestOf(c: HouseContext, parameters: Parameters): Promise<LogoutRequest | Response> {
  const { edge } = c.var
  const sealed = parameters.get('i')
  if (sealed === undefined) return readLogout(edge, parameters)
  const request = await openForm(edge, 'logout-handover', ANY_BROWSER, LogoutRequestSchema, sealed)
  return request ?? expired(c)
}

/** As the application wishes, or as the person has just switched; the answer to the page's button speaks it too. */
function inTheirLanguage(c: HouseContext, request: LogoutRequest): LogoutRequest {
  const uiLocales = followWish(c, request.uiLocales)
  return uiLocales === undefined ? request : { ...request, uiLocales }
}

/** Leads to sign-out again: who meant to leave a shared computer must not take a sign-in form for having left. */
const expired = (c: HouseContext): Response | Promise<Response> =>
  messageAnswer(c, 'expired', { onward: { href: ENDPOINTS.logout } })

/** From another site: nothing is read from the browser and nothing set. */
async function handOver(c: HouseContext, parameters: Parameters): Promise<Response> {
  const { edge } = c.var
  const request = await readLogout(edge, parameters)
  return seeOther(c, await hrefOf(edge, request))
}

/** Our own GET for this request, which travels sealed. */
const hrefOf = async (edge: Edge, request: LogoutRequest): Promise<string> =>
  `${ENDPOINTS.logout}?i=${await sealForm(edge, 'logout-handover', ANY_BROWSER, request)}`

/** Our own page's button. */
async function confirmed(c: HouseContext, form: string): Promise<Response> {
  const { edge } = c.var
  if (originVerdict(c.req.raw, edge.settings.issuer) === 'foreign') return messageAnswer(c, 'foreign')
  const cookie = browserCookie(c)
  const browser = cookie === undefined ? undefined : await browserDigest(cookie)
  const request =
    browser === undefined ? undefined : await openForm(edge, 'logout', browser, LogoutRequestSchema, form)
  if (!request) return expired(c)
  followWish(c, request.uiLocales)
  const session = await sessionOf(c)
  return session ? end(c, session, request) : leave(c, request)
}

/** One hop; a hint that names somebody else than this session's person ends nothing, and the person is asked. */
async function end(
  c: HouseContext,
  session: PresentedSession,
  request: LogoutRequest,
  onlyFor?: SignOutRequest['onlyFor'],
): Promise<Response> {
  const isEnded = await endSession(c, await callOf(c), session, onlyFor)
  return isEnded ? leave(c, request) : ask(c, request)
}

/** Back to the application where the request named a way that is registered, else a page. */
async function leave(c: HouseContext, request: LogoutRequest): Promise<Response> {
  const back = await wayBack(c.var.edge, request)
  if (back !== undefined) return seeOther(c, back)
  const client = await clientOf(c.var.edge, request)
  // Asked for again, sign-out finds nobody and says so, in another language.
  const languageHref = inLanguage(await hrefOf(c.var.edge, request))
  const page = SignedOutPage({
    frame: frameFor(c, { client, languageHref }),
    appHref: client?.homepage,
    signInHref: '/account',
  })
  return html(c, page)
}

async function ask(c: HouseContext, request: LogoutRequest): Promise<Response> {
  const { edge } = c.var
  const browser = await browserDigest(ensureBrowserCookie(c))
  const form = await sealForm(edge, 'logout', browser, request)
  const client = await clientOf(edge, request)
  const stayHref = client?.homepage ?? '/account'
  const page = LogoutPage({
    frame: frameFor(c, { client, languageHref: inLanguage(await hrefOf(edge, request)) }),
    sealed: { form },
    action: ENDPOINTS.logout,
    stayHref,
  })
  return html(c, page, request.redirectUri === undefined ? {} : { formTarget: request.redirectUri })
}
