/**
 * How every posted page of people is received: its network's bucket first (rules D2, D3), then the form, the browser cookie and the seal
 * (rules A3, A4). What an old page of this browser means is its room's business. Endpoints that programs call are not here: clients
 * share addresses, so a bucket would shed one application for another, and each of their requests must authenticate anyway.
 */
import { formNumber, openInteraction, spokenIn, type Interaction } from '../interaction/interaction.ts'
import { clientOfNow } from '../interaction/mint.ts'
import { LOCALE_FIELD } from '../pages/frame.ts'
import { browserCookie } from './browser-cookie.ts'
import { mayPass } from './network-bucket.ts'
import type { HouseContext } from './context.ts'
import { readFields, type Fields, type ParsedFields } from './form.ts'
import { switchLocale } from './locale.ts'
import { formRefused, messageAnswer } from './message-answer.ts'

/** Where the provider's room takes a sealed request from its first step. */
const BEGIN_AGAIN = '/authorize'

export interface PostedForm {
  /** When it arrived, ms: floors are measured from here. */
  readonly start: number
  readonly fields: Fields
  readonly interaction: Interaction
  /** The page that was left is old or another browser's; its request starts again (rule A4). */
  readonly isRestarted: boolean
  /**
   * Only another language is wanted: a handler whose page has buttons for that shows it again, in the state that the field `shown`
   * names, and does nothing else. The language is spoken and kept already.
   */
  readonly isSwitch: boolean
  /** The same for a double click, another for another body (rule Z2). */
  readonly requestNumber: Uint8Array
}

/** `step` names the form, so that two forms of one page have two request numbers (rule Z2); `startHref`: where to begin again. */
export async function receiveForm(
  c: HouseContext,
  step: string,
  startHref: string,
): Promise<PostedForm | Response> {
  const { edge } = c.var
  const start = edge.clock()
  const posted = await receiveFields(c)
  if (posted instanceof Response) return posted
  if (posted.duplicates.length > 0) return formRefused(c, 'duplicate')
  const fields = posted.values
  const isSwitch = switchLocale(c, fields[LOCALE_FIELD])
  const cookie = browserCookie(c)
  if (cookie === undefined) return cookiesOff(c, fields['i'] ?? '', startHref)
  const opened = await openInteraction(edge, fields['i'] ?? '', cookie)
  if (opened.state === 'unreadable') return messageAnswer(c, 'expired', { onward: { href: startHref } })
  const interaction = spokenIn(opened.interaction, c.var.switchedTo)
  const body = new URLSearchParams(fields).toString()
  const requestNumber = await formNumber(edge, interaction.nonce, step, body)
  return { start, fields, interaction, isRestarted: opened.state === 'restart', isSwitch, requestNumber }
}

/** What an application asked for is in the seal and needs no cookie: the next try goes on with it (rule A4). */
async function cookiesOff(c: HouseContext, i: string, startHref: string): Promise<Response> {
  const { edge } = c.var
  const opened = await openInteraction(edge, i, undefined)
  const request = opened.state === 'unreadable' ? undefined : opened.interaction.request
  const client = request && (await clientOfNow(edge, request))
  return client?.ok
    ? messageAnswer(c, 'cookies_off', { onward: { href: `${BEGIN_AGAIN}?i=${i}` }, client: client.value })
    : messageAnswer(c, 'cookies_off', { onward: { href: startHref } })
}

/** A form as it was posted, for endpoints that other sites may post to: no cookie is read, and doubled names are the caller's to judge. */
export async function receiveFields(c: HouseContext): Promise<ParsedFields | Response> {
  if (!(await mayPass(c.var.edge, c.var.visit.address))) return messageAnswer(c, 'too_many')
  const form = await readFields(c.req.raw)
  return form.ok ? form.value : formRefused(c, form.why)
}
