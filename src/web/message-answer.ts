/**
 * Message pages with their status (PAGES.md, Words): one table. For refusals that a person meets outside of a form of theirs; each
 * leads on, where nobody knows better by the table. Such a page stands anywhere, after a POST too, so what it says is sealed into a path of
 * its own, where it can be read in another language.
 */
import * as v from 'valibot'
import { ANY_BROWSER, openForm, sealForm } from '../interaction/sealed-form.ts'
import { MessagePage, type MessageKind, type MessagePageProps } from '../pages/message-page.tsx'
import { isNameOf } from '../kernel/name-of.ts'
import { singleQuery, type FormRefusal } from './form.ts'
import { html, type PageAnswer } from './answer.ts'
import type { HouseContext } from './context.ts'
import { frameFor, type FrameFacts } from './frame.ts'
import { inLanguage, rememberLocale } from './locale.ts'
import { lastingHref, START, tryAgainHref } from './try-again.ts'

interface Answer extends PageAnswer {
  /** What an operator reads beside the reference that the page shows. */
  readonly reason: string
  readonly onward: 'again' | 'start'
}

const ANSWERS = {
  expired: { reason: 'page_expired', status: 400, onward: 'start' },
  bad_request: { reason: 'page_bad_request', status: 400, onward: 'start' },
  bad_form: { reason: 'page_bad_form', status: 400, onward: 'again' },
  cookies_off: { reason: 'page_cookies_off', status: 400, onward: 'again' },
  foreign: { reason: 'page_foreign', status: 403, onward: 'start' },
  not_found: { reason: 'page_not_found', status: 404, onward: 'start' },
  too_many: { reason: 'page_too_many', status: 429, onward: 'again', retryAfter: 60 },
  error: { reason: 'page_error', status: 500, onward: 'again' },
  region_out: { reason: 'page_region_out', status: 503, onward: 'again', retryAfter: 5 },
} as const satisfies Readonly<Record<MessageKind, Answer>>

/** `client`: the application that sent the person, where that is known; the page is in its look. */
export interface MessageFacts
  extends Partial<Pick<MessagePageProps, 'onward'>>, Pick<PageAnswer, 'status'>, Pick<FrameFacts, 'client'> {
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
  const { client, isLogged = false, status = ANSWERS[kind].status } = facts
  const { reason, onward, retryAfter }: Answer = ANSWERS[kind]
  const { edge, requestId } = c.var
  if (!isLogged) edge.log('info', reason, { request: requestId })
  const again = (): string => tryAgainHref(c.req.raw, edge.settings.issuer)
  const to = facts.onward ?? { href: onward === 'start' ? START : again() }
  return show(
    c,
    { kind, reference: requestId, ...to },
    {
      client,
      waitSeconds: kind === 'too_many' ? retryAfter : undefined,
      answer: { status, ...(retryAfter !== undefined && { retryAfter }) },
    },
  )
}

const Message = v.object({
  kind: v.custom<MessageKind>((name) => isNameOf(ANSWERS, name)),
  reference: v.string(),
  href: v.string(),
  app: v.optional(v.string()),
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

interface Shown extends Pick<FrameFacts, 'client'> {
  readonly waitSeconds?: number | undefined
  readonly answer?: PageAnswer
}

async function show(
  c: HouseContext,
  message: Message,
  { client, waitSeconds, answer }: Shown = {},
): Promise<Response> {
  const { kind, reference, href, app } = message
  const lasting: Message = { ...message, href: lastingHref(c.req.raw, href) }
  const sealed = await sealForm(c.var.edge, 'message', ANY_BROWSER, lasting)
  const frame = frameFor(c, { client, languageHref: inLanguage(`${MESSAGE}?m=${sealed}`) })
  const onward = { href, ...(app !== undefined && { app }) }
  return html(c, MessagePage({ frame, kind, reference, onward, waitSeconds }), answer)
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
