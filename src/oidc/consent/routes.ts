/** Consent on the street: the page, and the button that was pressed. What was asked and what that allows is decided in consent.ts. */
import { Hono } from 'hono'
import { html } from '../../web/answer.ts'
import { sessionOf } from '../../web/browser.ts'
import { browserCookie } from '../../web/browser-cookie.ts'
import { callOf } from '../../web/call.ts'
import type { HouseContext, HouseEnv } from '../../web/context.ts'
import { singleQuery } from '../../web/form.ts'
import { cornerOf, frameFor } from '../../web/frame.ts'
import { followWish, inLanguage, rememberLocale } from '../../web/locale.ts'
import { receiveForm, type PostedForm } from '../../web/posted-form.ts'
import { refuseForeign } from '../../web/same-origin.ts'
import { continueAuthorization } from '../authorize/continue.ts'
import type { Destination } from '../authorize/destination.ts'
import { goTo, type ShowFirstPage } from '../authorize/go-to.tsx'
import { ENDPOINTS } from '../endpoints.ts'
import { ConsentPage } from './consent-page.tsx'
import { openConsent, readDecision, type ConsentToShow } from './consent.ts'

export const consentRoutes = (showFirstPage: ShowFirstPage): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(ENDPOINTS.consent, async (c) => {
      const query = singleQuery(c.req.url)
      const sealed = query.ok ? query.value.values['i'] : undefined
      rememberLocale(c)
      const opened = await openConsent(c.var.edge, {
        sealed,
        browser: browserCookie(c),
        session: await sessionOf(c),
        call: () => callOf(c),
        locale: c.var.switchedTo,
      })
      return opened.state === 'show'
        ? showConsent(c, opened.page)
        : goTo(c, opened.destination, showFirstPage)
    })
    .post(ENDPOINTS.consent, refuseForeign, async (c) => {
      const posted = await receiveForm(c, 'consent', '/account')
      return posted instanceof Response ? posted : goTo(c, await decide(c, posted), showFirstPage)
    })

async function decide(c: HouseContext, posted: PostedForm): Promise<Destination> {
  const { edge } = c.var
  const session = await sessionOf(c)
  const read = await readDecision(edge, { ...posted, session })
  if (read.state === 'elsewhere') return read.destination
  const { requestNumber } = posted
  return continueAuthorization(edge, {
    interaction: read.interaction,
    session,
    call: () => callOf(c, { requestNumber }),
    consented: read.scopes,
  })
}

function showConsent(
  c: HouseContext,
  { client, interaction, offer, view, sealed, shown }: ConsentToShow,
): Response | Promise<Response> {
  const { redirectUri, uiLocales } = interaction.request
  followWish(c, uiLocales)
  const again = `${ENDPOINTS.consent}?i=${sealed}`
  // In the deployment's own name and colours: who asks must not look like who answers for the account.
  const frame = frameFor(c, { languageHref: inLanguage(again) })
  const page = ConsentPage({
    frame: { ...frame, foot: { ...frame.foot, corner: cornerOf(frame.say, client) } },
    sealed: { i: sealed, form: shown },
    action: ENDPOINTS.consent,
    client,
    redirectHost: placeOf(redirectUri),
    offer,
    view,
  })
  return html(c, page, { formTarget: redirectUri })
}

/**
 * Where the answer goes, in words a person can judge: the host of a web address. Of a native application it is the scheme, because
 * what follows that is the application's own to write: `com.evil.app://northwind.example/cb` never reaches northwind.example.
 */
function placeOf(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri)
  return protocol === 'https:' || protocol === 'http:' ? host : protocol.slice(0, -1)
}
