/**
 * How every account page begins: a browser that presents a session. What does not open names no object (rule G1), and whether the
 * session lives is the Home's to say; who presents none, or a dead one, signs in. A POST is ours (rule A3), passes the network bucket
 * and carries its page's seal.
 */
import {
  begin,
  formNumber,
  openInteraction,
  sealInteraction,
  type Interaction,
} from '../interaction/interaction.ts'
import type { Call } from '../ports/call.ts'
import type { Home, Opened } from '../ports/homes.ts'
import { readBrowser, type Browser } from '../interaction/browser.ts'
import type { PresentedSession } from '../interaction/presented.ts'
import { cookiesOf, propose, type Proposals } from '../interaction/proposals.ts'
import { seeOther } from '../web/answer.ts'
import { browserCookie, changeBrowserCookie, ensureBrowserCookie } from '../web/browser-cookie.ts'
import { mayPass } from '../web/bucket.ts'
import { callOf } from '../web/call.ts'
import type { HouseContext } from '../web/context.ts'
import { giveCookie, readCookie } from '../web/cookies.ts'
import { readForm, type Fields } from '../web/form.ts'
import { formRefused, messageAnswer } from '../web/message-answer.ts'
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

export interface Posted extends Present {
  /** When it arrived, ms. */
  readonly start: number
  readonly fields: Fields
  readonly proposals: Proposals
}

export async function present(c: HouseContext): Promise<Present | Response> {
  const interaction = await begin(c.var.edge, ensureBrowserCookie(c), { returnTo: ACCOUNT })
  return presentWith(c, interaction, await callOf(c))
}

async function presentWith(
  c: HouseContext,
  interaction: Interaction,
  call: Call,
): Promise<Present | Response> {
  const { edge } = c.var
  const browser = await readBrowser(edge, (kind) => readCookie(c.req.raw, kind))
  const { session } = browser
  const i = await sealInteraction(edge, interaction)
  if (!session || i === undefined) return seeOther(c, SIGN_IN)
  return { session, browser, home: edge.homes.of(session.address), call, interaction, i }
}

/** `step` names the form (rule Z2). A page that is old or another browser's starts again, and changes nothing. */
export async function receive(c: HouseContext, step: string): Promise<Posted | Response> {
  const { edge } = c.var
  const start = edge.clock()
  if (!(await mayPass(edge, c.var.visit.address))) return messageAnswer(c, 'too_many')
  const form = await readForm(c.req.raw)
  if (!form.ok) return formRefused(c, form.why)
  const fields = form.value
  const opened = await openInteraction(edge, fields['i'] ?? '', browserCookie(c))
  if (opened.state !== 'good') return messageAnswer(c, 'expired', { onward: { href: ACCOUNT } })
  const { interaction } = opened
  const requestNumber = await formNumber(
    edge,
    interaction.nonce,
    step,
    new URLSearchParams(fields).toString(),
  )
  const here = await presentWith(c, interaction, await callOf(c, { requestNumber }))
  if (here instanceof Response) return here
  return { ...here, start, fields, proposals: await propose(edge, requestNumber) }
}

/** The cookies of a session that got a new id; pages from before start again (rules A4, H4). */
export async function giveCookies(c: HouseContext, posted: Posted, opened: Opened): Promise<void> {
  const { browser, proposals, session } = posted
  const about = { opened, address: session.address, proposals, inner: undefined }
  for (const { kind, value, maxAge } of await cookiesOf(c.var.edge, browser, about))
    giveCookie(c, kind, value, maxAge)
  changeBrowserCookie(c)
}
