/**
 * Message pages with their status (PAGES.md, Words): one table. For refusals that a person meets outside of a form of theirs.
 */
import { MessagePage, type MessageKind, type MessagePageProps } from '../pages/message-page.tsx'
import type { FormRefusal } from './form.ts'
import { html, type PageAnswer } from './answer.ts'
import type { HouseContext } from './context.ts'
import { frameFor, type FrameFacts } from './frame.ts'

const ANSWERS = {
  expired: { status: 400 },
  bad_request: { status: 400 },
  bad_form: { status: 400 },
  cookies_off: { status: 400 },
  foreign: { status: 403 },
  not_found: { status: 404 },
  too_many: { status: 429, retryAfter: 60 },
  error: { status: 500 },
  region_out: { status: 503, retryAfter: 5 },
} as const satisfies Readonly<Record<MessageKind, PageAnswer>>

export type MessageFacts = Pick<MessagePageProps, 'onward' | 'appHref'> & FrameFacts & PageAnswer

/** The page of `kind`, with this request's reference. */
export function messageAnswer(
  c: HouseContext,
  kind: MessageKind,
  facts: MessageFacts = {},
): Response | Promise<Response> {
  const { onward, appHref, client, languageHref, ...answer } = facts
  const frame = frameFor(c, { client, languageHref })
  const page = MessagePage({ frame, kind, reference: c.var.requestId, onward, appHref })
  return html(c, page, { ...ANSWERS[kind], ...answer })
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
