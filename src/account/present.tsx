/**
 * How every account page begins: a browser that presents a session. What does not open names no object (rule G1), and whether the
 * session lives is the Home's to say; who presents none, or a dead one, signs in.
 * A POST is received like every other (web/posted-form.ts).
 */
import { begin, sealInteraction, type Interaction } from '../interaction/interaction.ts'
import type { Call } from '../ports/call.ts'
import type { Home } from '../ports/homes.ts'
import type { Opened } from '../ports/sign-in.ts'
import type { Browser } from '../interaction/browser.ts'
import type { PresentedSession } from '../interaction/presented.ts'
import { propose, type Proposals } from '../interaction/proposals.ts'
import { seeOther } from '../web/answer.ts'
import { browserOf } from '../web/browser.ts'
import { ensureBrowserCookie } from '../web/browser-cookie.ts'
import { callOf } from '../web/call.ts'
import type { HouseContext } from '../web/context.ts'
import { rememberLocale } from '../web/locale.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { receiveForm, type PostedForm } from '../web/posted-form.ts'
import { giveSession } from '../web/session-cookies.ts'
import { ACCOUNT, SIGN_IN } from './paths.ts'

export interface Present {
  readonly session: PresentedSession
  readonly browser: Browser
  readonly home: Home
  readonly call: Call
  readonly interaction: Interaction
  /** The page's seal, for its forms. */
  readonly i: string
}

export interface Posted extends Present, PostedForm {
  readonly proposals: Proposals
}

export async function present(c: HouseContext): Promise<Present | Response> {
  rememberLocale(c)
  const interaction = await begin(c.var.edge, ensureBrowserCookie(c))
  return presentWith(c, interaction, await callOf(c))
}

async function presentWith(
  c: HouseContext,
  interaction: Interaction,
  call: Call,
  nobodyHref = SIGN_IN,
): Promise<Present | Response> {
  const { edge } = c.var
  const browser = await browserOf(c)
  const { session } = browser
  const i = await sealInteraction(edge, interaction)
  if (!session || i === undefined) return seeOther(c, nobodyHref)
  return { session, browser, home: edge.homes.of(session.address), call, interaction, i }
}

/** Where a form leads that changed nothing: from a page that has expired, and where nobody is signed in. */
export interface WaysOut {
  readonly startHref: string
  readonly nobodyHref: string
}

/** `step` names the form (rule Z2). A page that is old or another browser's starts again, and changes nothing. */
export async function receive(
  c: HouseContext,
  step: string,
  { startHref, nobodyHref }: WaysOut = { startHref: ACCOUNT, nobodyHref: SIGN_IN },
): Promise<Posted | Response> {
  const posted = await receiveForm(c, step, startHref)
  if (posted instanceof Response) return posted
  const { interaction, requestNumber, isRestarted } = posted
  if (isRestarted) return messageAnswer(c, 'expired', { onward: { href: startHref } })
  const here = await presentWith(c, interaction, await callOf(c, { requestNumber }), nobodyHref)
  if (here instanceof Response) return here
  return { ...posted, ...here, proposals: await propose(c.var.edge, requestNumber) }
}

/** The cookies of a session that got a new id (rule H4). */
export const giveCookies = (
  c: HouseContext,
  { browser, proposals, session }: Posted,
  opened: Opened,
): Promise<string> =>
  giveSession(c, browser, { opened, address: session.address, proposals, inner: undefined })
