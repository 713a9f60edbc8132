/**
 * Message pages with their status (PAGES.md, Words): one table. For refusals that a person meets outside of a form of theirs. Such a page
 * stands anywhere, after a POST too, so what it says is sealed into a path of its own, where it can be read in another language.
 */
import * as v from 'valibot'
import { ANY_BROWSER, openForm, sealForm } from '../interaction/sealed-form.ts'
import { MessagePage, type MessageKind, type MessagePageProps } from '../pages/message-page.tsx'
import { isNameOf } from '../kernel/name-of.ts'
import { singleQuery, type FormRefusal } from './form.ts'
import { html, type PageAnswer } from './answer.ts'
import type { HouseContext } from './context.ts'
import { frameFor } from './frame.ts'
import { inLanguage, rememberLocale } from './locale.ts'

/** `reason` is what an operator reads beside the reference that the page shows. */
const ANSWERS = {
  expired: { reason: 'page_expired', status: 400 },
  bad_request: { reason: 'page_bad_request', status: 400 },
  bad_form: { reason: 'page_bad_form', status: 400 },
  cookies_off: { reason: 'page_cookies_off', status: 400 },
  foreign: { reason: 'page_foreign', status: 403 },
  not_found: { reason: 'page_not_found', status: 404 },
  too_many: { reason: 'page_too_many', status: 429, retryAfter: 60 },
  error: { reason: 'page_error', status: 500 },
  region_out: { reason: 'page_region_out', status: 503, retryAfter: 5 },
} as const satisfies Readonly<Record<MessageKind, PageAnswer & { readonly reason: string }>>

export interface MessageFacts extends Pick<MessagePageProps, 'onward'>, Pick<PageAnswer, 'status'> {
  /** Whoever refuses has written this request's line already, with more to say. */
  readonly isLogged?: boolean
}

export const MESSAGE = '/message'

/** The page of `kind`, with this request's reference, and the one log line that it finds. */
export async function messageAnswer(
  c: HouseContext,
  kind: MessageKind,
  facts: MessageFacts = {},
): Promise<Response> {
  const { onward, isLogged = false, ...answer } = facts
  const { reason, ...usual } = ANSWERS[kind]
  if (!isLogged) c.var.edge.log('info', reason, { request: c.var.requestId })
  return show(c, { kind, reference: c.var.requestId, ...onward }, { ...usual, ...answer })
}

const Message = v.object({
  kind: v.custom<MessageKind>((name) => isNameOf(ANSWERS, name)),
  reference: v.string(),
  href: v.optional(v.string()),
})
type Message = v.InferOutput<typeof Message>

/** GET /message?m=…: what was said before, in the language of this request. It was answered and logged then; this answer refuses nothing. */
export async function messageAgain(c: HouseContext): Promise<Response> {
  rememberLocale(c)
  const query = singleQuery(c.req.url)
  const sealed = query.ok ? query.value.values['m'] : undefined
  const message = await openForm(c.var.edge, 'message', ANY_BROWSER, Message, sealed ?? '')
  return message ? show(c, message) : messageAnswer(c, 'expired', { onward: { href: '/login' } })
}

async function show(c: HouseContext, message: Message, answer?: PageAnswer): Promise<Response> {
  const { kind, reference, href } = message
  const sealed = await sealForm(c.var.edge, 'message', ANY_BROWSER, message)
  const frame = frameFor(c, { languageHref: inLanguage(`${MESSAGE}?m=${sealed}`) })
  const onward = href === undefined ? undefined : { href }
  return html(c, MessagePage({ frame, kind, reference, onward }), answer)
}

const FORM_STATUS = {
  content_type: 415,
  too_large: 413,
  broken_text: 400,
  duplicate: 400,
} as const satisfies Readonly<Record<FormRefusal, number>>

/** For a form that could not be read. */
export const formRefused = (c: HouseContext, why: FormRefusal): Promise<Response> =>
  messageAnswer(c, 'bad_form', { status: FORM_STATUS[why] })
