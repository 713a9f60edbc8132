/**
 * How every login page begins: whose browser is it, and what was asked for? A GET gives the browser cookie where there is none, and
 * costs nothing; a POST is received like every other (web/posted-form.ts).
 */
import type { Client } from '../domain/client.ts'
import {
  begin,
  openInteraction,
  sealInteraction,
  spokenIn,
  type Interaction,
} from '../interaction/interaction.ts'
import { clientOfNow } from '../interaction/mint.ts'
import type { Call } from '../ports/call.ts'
import type { Browser } from '../interaction/browser.ts'
import { propose, type Proposals } from '../interaction/proposals.ts'
import { browserOf } from '../web/browser.ts'
import { ensureBrowserCookie } from '../web/browser-cookie.ts'
import { callOf } from '../web/call.ts'
import type { HouseContext } from '../web/context.ts'
import { singleQuery } from '../web/form.ts'
import { followWish, rememberLocale } from '../web/locale.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { receiveForm, type PostedForm } from '../web/posted-form.ts'
import { continuationOf, type Continuation } from './continuation.ts'
import { PATHS } from './paths.ts'

/** A page of ours, asked for. */
export interface Arrival {
  readonly interaction: Interaction
  /** The seal of the one page that answers this request, for its forms and links: no second page may share its nonce (rule Z2). */
  readonly i: string
  readonly client: Client | undefined
  /** The page that was left is old or another browser's; its request starts again (rule A4). */
  readonly isRestarted: boolean
}

/** A form of ours, posted. */
export interface Posted extends Arrival, PostedForm {
  readonly browser: Browser
  readonly continuation: Continuation | undefined
  readonly call: Call
  readonly proposals: Proposals
}

export async function arrive(c: HouseContext): Promise<Arrival | Response> {
  const { edge } = c.var
  rememberLocale(c)
  const cookie = ensureBrowserCookie(c)
  const query = singleQuery(c.req.url)
  const sealed = query.ok ? query.value.values['i'] : undefined
  if (sealed === undefined) return arriveWith(c, await begin(edge, cookie))
  const opened = await openInteraction(edge, sealed, cookie)
  if (opened.state === 'unreadable') return messageAnswer(c, 'expired', { onward: { href: PATHS.signIn } })
  const arrival = await arriveWith(c, opened.interaction)
  return arrival instanceof Response ? arrival : { ...arrival, isRestarted: opened.state === 'restart' }
}

/** The same for who comes with an interaction in hand (the first page, shown by /authorize itself). */
export async function arriveWith(c: HouseContext, arriving: Interaction): Promise<Arrival | Response> {
  const { edge } = c.var
  const interaction = spokenIn(arriving, followWish(c, arriving.request?.uiLocales))
  const client = interaction.request ? await clientOfNow(edge, interaction.request) : undefined
  const i = await sealInteraction(edge, interaction)
  if (client?.ok === false || i === undefined) return messageAnswer(c, 'bad_request')
  return { interaction, i, client: client?.value, isRestarted: false }
}

/** `step` names the form (rule Z2). */
export async function receive(c: HouseContext, step: string): Promise<Posted | Response> {
  const { edge } = c.var
  const posted = await receiveForm(c, step, PATHS.signIn)
  if (posted instanceof Response) return posted
  const { interaction, requestNumber } = posted
  const arrival = await arriveWith(c, interaction)
  if (arrival instanceof Response) return arrival

  const [browser, continuation, call, proposals] = await Promise.all([
    browserOf(c),
    continuationOf(edge, interaction, requestNumber),
    callOf(c, { requestNumber, client: arrival.client }),
    propose(edge, requestNumber),
  ])
  if (!continuation.ok) return messageAnswer(c, 'bad_request')
  return { ...arrival, ...posted, browser, continuation: continuation.value, call, proposals }
}
