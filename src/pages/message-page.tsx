/**
 * A page with one message: what happened, what to do, one way on, a reference (PAGES.md, Words). One table of kinds; the same page for
 * the protocol's refusals, outages, and forms that cannot be taken. It never repeats what was sent.
 */
import type { PlainSentenceId } from '../text/en.ts'
import type { Frame } from './frame.ts'
import { Page } from './layout.tsx'
import { Heading, OtherWays, Plain } from './parts.tsx'

const KINDS = {
  expired: { heading: 'message.expired.heading', body: 'message.expired.body', button: 'button.start_again' },
  error: { heading: 'message.error.heading', body: 'message.error.body', button: 'message.try_again' },
  bad_request: { heading: 'message.request.heading', body: 'message.request.body', button: 'message.start' },
  bad_form: { heading: 'message.form.heading', body: 'message.form.body', button: 'button.back' },
  foreign: { heading: 'message.foreign.heading', body: 'message.foreign.body', button: 'button.start_again' },
  not_found: { heading: 'message.missing.heading', body: 'message.missing.body', button: 'message.start' },
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
  /** One press to go on; `app` where it leads to that application. */
  readonly onward: { readonly href: string; readonly app?: string }
  /** How long this person's network has to wait. Never how long a person has to: pauses are silent (rule C4). */
  readonly waitSeconds?: number | undefined
}

export function MessagePage({ frame, kind, reference, onward, waitSeconds }: MessagePageProps) {
  const { say } = frame
  const { heading, body, button } = KINDS[kind]
  const { href, app } = onward
  return (
    <Page frame={frame} title={say(heading)} hasError>
      <Heading lead={say(body)}>{say(heading)}</Heading>
      {waitSeconds !== undefined && <Wait frame={frame} seconds={waitSeconds} />}
      <a class="primary" id="continue" href={href}>
        {app === undefined ? say(button) : say('message.back_to_app', { app })}
      </a>
      {kind === 'not_found' && (
        <OtherWays>
          <p>
            <a href="/account">{say('account.title')}</a>
          </p>
        </OtherWays>
      )}
      <p class="reference">{say.parts('message.reference', { reference: <Plain>{reference}</Plain> })}</p>
    </Page>
  )
}

/** Counted down by page.browser.js; without script it says once how long. Its end is read out, not its every second. */
const Wait = ({ frame: { say }, seconds }: { readonly frame: Frame; readonly seconds: number }) => (
  <div class="wait" data-seconds={String(seconds)} data-left={say('message.wait.left', { time: '{time}' })}>
    <p role="timer">{say('message.wait', { count: seconds })}</p>
    <p role="status" data-over={say('message.wait.over')}></p>
  </div>
)
