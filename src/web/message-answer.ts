/**
 * Message pages with their status (PAGES.md, Words): one table. For refusals that a person meets outside of a form of theirs.
 */
import { MessagePage, type MessageKind, type MessagePageProps } from '../pages/message-page.tsx'
import type { FormRefusal } from './form.ts'
import { html, type PageAnswer } from './answer.ts'
import type { HouseContext } from './context.ts'
import { frameFor } from './frame.ts'

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

/** The page of `kind`, with this request's reference, and the one log line that it finds. */
export function messageAnswer(
  c: HouseContext,
  kind: MessageKind,
  facts: MessageFacts = {},
): Response | Promise<Response> {
  const { onward, isLogged = false, ...answer } = facts
  const { reason, ...usual } = ANSWERS[kind]
  if (!isLogged) c.var.edge.log('info', reason, { request: c.var.requestId })
  const frame = frameFor(c)
  const page = MessagePage({ frame, kind, reference: c.var.requestId, onward })
  return html(c, page, { ...usual, ...answer })
}

const FORM_STATUS = {
  content_type: 415,
  too_large: 413,
  broken_text: 400,
  duplicate: 400,
} as const satisfies Readonly<Record<FormRefusal, number>>

/** For a form that could not be read. */
export const formRefused = (c: HouseContext, why: FormRefusal): Response | Promise<Response> =>
  messageAnswer(c, 'bad_form', { status: FORM_STATUS[why] })
