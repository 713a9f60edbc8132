/**
 * A page with one message: what happened, what to do, a reference (PAGES.md, Words). One table of kinds; the same page for the
 * protocol's refusals, outages, and forms that cannot be taken. It never repeats what was sent.
 */
import type { PlainSentenceId } from '../text/en.ts'
import type { Frame } from './frame.ts'
import { Page } from './layout.tsx'
import { Heading, Plain } from './parts.tsx'

const KINDS = {
  expired: { heading: 'message.expired.heading', body: 'message.expired.body', button: 'button.start_again' },
  error: { heading: 'message.error.heading', body: 'message.error.body', button: 'message.try_again' },
  bad_request: {
    heading: 'message.request.heading',
    body: 'message.request.body',
    button: 'button.start_again',
  },
  bad_form: { heading: 'message.form.heading', body: 'message.form.body', button: 'button.start_again' },
  foreign: { heading: 'message.foreign.heading', body: 'message.foreign.body', button: 'button.start_again' },
  not_found: {
    heading: 'message.missing.heading',
    body: 'message.missing.body',
    button: 'button.start_again',
  },
  region_out: {
    heading: 'message.region_out.heading',
    body: 'message.region_out.body',
    button: 'message.try_again',
  },
  too_many: {
    heading: 'message.too_many.heading',
    body: 'message.too_many.body',
    button: 'message.try_again',
  },
  cookies_off: {
    heading: 'message.cookies_off.heading',
    body: 'message.cookies_off.body',
    button: 'button.start_again',
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<'heading' | 'body' | 'button', PlainSentenceId>>>
>

export type MessageKind = keyof typeof KINDS

export interface MessagePageProps {
  readonly frame: Frame
  readonly kind: MessageKind
  /** The request's id: finds the log line. */
  readonly reference: string
  /** One press to go on. */
  readonly onward?: { readonly href: string } | undefined
}

export function MessagePage({ frame, kind, reference, onward }: MessagePageProps) {
  const { say } = frame
  const words = KINDS[kind]
  return (
    <Page frame={frame} title={say(words.heading)} hasError>
      <Heading lead={say(words.body)}>{say(words.heading)}</Heading>
      {onward && (
        <a class="primary" id="continue" href={onward.href}>
          {say(words.button)}
        </a>
      )}
      <p class="reference">{say.parts('message.reference', { reference: <Plain>{reference}</Plain> })}</p>
    </Page>
  )
}
