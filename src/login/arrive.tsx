/**
 * How every login page begins: whose browser is it, and what was asked for? A GET gives the browser cookie where there is none, and
 * costs nothing; a POST passes the network bucket before anything else, then needs the seal and its cookie (rules A3, A4, D2).
 */
import type { Client } from '../domain/client.ts'
import { begin, formNumber, openInteraction, type Interaction } from '../interaction/interaction.ts'
import { clientOfNow } from '../interaction/mint.ts'
import type { Call } from '../ports/call.ts'
import { readBrowser, type Browser } from '../interaction/browser.ts'
import { propose, type Proposals } from '../interaction/proposals.ts'
import { browserCookie, ensureBrowserCookie } from '../web/browser-cookie.ts'
import { mayPass } from '../web/bucket.ts'
import { callOf } from '../web/call.ts'
import type { HouseContext } from '../web/context.ts'
import { readCookie } from '../web/cookies.ts'
import { readForm, singleQuery, type Fields } from '../web/form.ts'
import { followWish } from '../web/locale.ts'
import { formRefused, messageAnswer } from '../web/message-answer.ts'
import { continuationOf, type Continuation } from './continuation.ts'

/** A page of ours, asked for. */
export interface Arrival {
  readonly interaction: Interaction
  readonly client: Client | undefined
  /** The page that was left is old or another browser's; its request starts again (rule A4). */
  readonly isRestarted: boolean
}

/** A form of ours, posted. */
export interface Posted extends Arrival {
  /** When it arrived, ms: floors are measured from here. */
  readonly start: number
  readonly fields: Fields
  readonly browser: Browser
  readonly continuation: Continuation | undefined
  readonly call: Call
  readonly proposals: Proposals
}

export async function arrive(c: HouseContext): Promise<Arrival | Response> {
  const { edge } = c.var
  const cookie = ensureBrowserCookie(c)
  const query = singleQuery(c.req.url)
  const sealed = query.ok ? query.value.values['i'] : undefined
  if (sealed === undefined) {
    const interaction = await begin(edge, cookie, { returnTo: '/account' })
    return { interaction, client: undefined, isRestarted: false }
  }
  return taken(c, sealed, cookie)
}

/** The same for who comes with an interaction in hand (the first page, shown by /authorize itself). */
export async function arriveWith(c: HouseContext, interaction: Interaction): Promise<Arrival | Response> {
  followWish(c, interaction.request?.uiLocales)
  const client = interaction.request ? await clientOfNow(c.var.edge, interaction.request) : undefined
  if (client?.ok === false) return messageAnswer(c, 'bad_request')
  return { interaction, client: client?.value, isRestarted: false }
}

async function taken(c: HouseContext, sealed: string, cookie: string): Promise<Arrival | Response> {
  const opened = await openInteraction(c.var.edge, sealed, cookie)
  if (opened.state === 'unreadable') return messageAnswer(c, 'expired', { onward: { href: '/login' } })
  const arrival = await arriveWith(c, opened.interaction)
  return arrival instanceof Response ? arrival : { ...arrival, isRestarted: opened.state === 'restart' }
}

/** `step` names the form, so that two forms of one page have two request numbers (rule Z2). */
export async function receive(c: HouseContext, step: string): Promise<Posted | Response> {
  const { edge } = c.var
  const start = edge.clock()
  if (!(await mayPass(edge, c.var.visit.address))) return messageAnswer(c, 'too_many')
  const form = await readForm(c.req.raw)
  if (!form.ok) return formRefused(c, form.why)
  const fields = form.value
  const cookie = browserCookie(c)
  if (cookie === undefined) return messageAnswer(c, 'cookies_off', { onward: { href: '/login' } })
  const arrival = await taken(c, fields['i'] ?? '', cookie)
  if (arrival instanceof Response) return arrival

  const { interaction, client } = arrival
  const number = await formNumber(edge, interaction.nonce, step, new URLSearchParams(fields).toString())
  const [browser, continuation, call, proposals] = await Promise.all([
    browserOf(c),
    continuationOf(edge, interaction, number),
    callOf(c, { requestNumber: number, client }),
    propose(edge, number),
  ])
  if (!continuation.ok) return messageAnswer(c, 'bad_request')
  return { ...arrival, start, fields, browser, continuation: continuation.value, call, proposals }
}

export const browserOf = (c: HouseContext): Promise<Browser> =>
  readBrowser(c.var.edge, (kind) => readCookie(c.req.raw, kind))
