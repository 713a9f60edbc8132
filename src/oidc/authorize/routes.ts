/**
 * Authorization and consent on the street: cookies in, a redirect, a form or a page out. Order and refusals are decided in this
 * folder and in consent/; nothing here judges a request.
 */
import { Hono } from 'hono'
import { formNumber, type Interaction } from '../../interaction/interaction.ts'
import { presentedSession, type PresentedSession } from '../../interaction/presented.ts'
import { html, seeOther } from '../../web/answer.ts'
import { applicationAnswer } from '../../web/application-answer.ts'
import { browserCookie, ensureBrowserCookie } from '../../web/browser-cookie.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { readCookie } from '../../web/cookies.ts'
import { readFields, readForm, singleQuery } from '../../web/form.ts'
import { frameFor } from '../../web/frame.ts'
import { followWish, inLanguage, rememberLocale } from '../../web/locale.ts'
import { formRefused } from '../../web/message-answer.ts'
import { refuseForeign } from '../../web/same-origin.ts'
import { ConsentPage } from '../consent/consent-page.tsx'
import { readDecision, viewConsent, type ConsentView } from '../consent/consent.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { parametersOf, type Parameters } from '../parameters.ts'
import { authorizeByGet, authorizeByPost } from './authorize.ts'
import { continueAuthorization } from './continue.ts'
import type { Destination, Hints } from './destination.ts'

/** The first page of a login, made by the room that owns it: 200, with the hints filled in (rule A9). */
export type ShowFirstPage = (
  c: HouseContext,
  interaction: Interaction,
  hints: Hints,
) => Response | Promise<Response>

export function authorizeRoutes(showFirstPage: ShowFirstPage): Hono<HouseEnv> {
  const go = (c: HouseContext, destination: Destination) => goTo(c, destination, showFirstPage)
  return new Hono<HouseEnv>()
    .get(ENDPOINTS.authorization, async (c) => {
      const query = singleQuery(c.req.url)
      if (!query.ok) return formRefused(c, query.why)
      return go(c, await getAuthorize(c, parametersOf(query.value)))
    })
    .post(ENDPOINTS.authorization, async (c) => {
      const fields = await readFields(c.req.raw)
      if (!fields.ok) return formRefused(c, fields.why)
      return go(c, await authorizeByPost(c.var.edge, parametersOf(fields.value)))
    })
    .get(ENDPOINTS.consent, async (c) => {
      const sealed = new URL(c.req.url).searchParams.get('i') ?? undefined
      const opened = await viewConsent(c.var.edge, sealed, browserCookie(c))
      return opened.state === 'view' ? showConsent(c, opened.view) : go(c, opened.destination)
    })
    .post(ENDPOINTS.consent, refuseForeign, async (c) => {
      const fields = await readForm(c.req.raw)
      if (!fields.ok) return formRefused(c, fields.why)
      return go(c, await postConsent(c, fields.value))
    })
}

async function getAuthorize(c: HouseContext, parameters: Parameters): Promise<Destination> {
  const session = await sessionOf(c)
  return authorizeByGet(c.var.edge, parameters, {
    browser: ensureBrowserCookie(c),
    session,
    call: () => callOf(c),
  })
}

async function postConsent(
  c: HouseContext,
  { i, form, decision }: Readonly<Record<string, string>>,
): Promise<Destination> {
  const { edge } = c.var
  const read = await readDecision(edge, { sealed: i, agreed: form, decision }, browserCookie(c))
  if (read.state === 'elsewhere') return read.destination
  const { interaction, scopes } = read
  return continueAuthorization(edge, {
    interaction,
    session: await sessionOf(c),
    call: async () =>
      callOf(c, { requestNumber: await formNumber(edge, interaction.nonce, 'consent', scopes.join(' ')) }),
    consented: scopes,
  })
}

const sessionOf = (c: HouseContext): Promise<PresentedSession | undefined> =>
  presentedSession(c.var.edge.handles, readCookie(c.req.raw, 'session'))

function showConsent(
  c: HouseContext,
  { client, interaction, sealed, agreed }: ConsentView,
): Response | Promise<Response> {
  rememberLocale(c)
  const { redirectUri, scopes, uiLocales } = interaction.request
  followWish(c, uiLocales)
  const again = `${ENDPOINTS.consent}?i=${sealed}`
  const page = ConsentPage({
    frame: frameFor(c, { client, languageHref: inLanguage(again) }),
    sealed: { i: sealed, form: agreed },
    action: ENDPOINTS.consent,
    clientName: client.name,
    redirectHost: hostOf(redirectUri),
    scopes,
  })
  return html(c, page, { formTarget: redirectUri })
}

/** Where the answer goes, in words a person can judge: the host, or the scheme of a native application. */
function hostOf(redirectUri: string): string {
  const url = new URL(redirectUri)
  return url.host === '' ? url.protocol : url.host
}

async function goTo(
  c: HouseContext,
  destination: Destination,
  showFirstPage: ShowFirstPage,
): Promise<Response> {
  if (destination.to === 'page') return seeOther(c, destination.path)
  if (destination.to === 'first_page') return showFirstPage(c, destination.interaction, destination.hints)
  const { request, parameters, reason } = destination
  if (reason !== undefined) c.var.edge.log('info', reason, { request: c.var.requestId })
  const client = await c.var.edge.configuration.client(request.clientId)
  return applicationAnswer(c, request, parameters, { client })
}
