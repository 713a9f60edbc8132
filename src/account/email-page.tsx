/** Asks a signed-in person for an address: one more, or one in place of the main one. Whose it is shows after its code and not before. */
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Field, Form, Heading, OtherWays, Plain } from '../pages/parts.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface EmailPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly cancelHref: string
  /** The address that the new one takes the place of. */
  readonly former?: string | undefined
  /** As it was typed. */
  readonly identifier?: string | undefined
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  identifier_missing: 'field.email.missing',
  identifier_malformed: 'field.email.malformed',
  identifier_known: 'account.email.known',
  identifier_taken: 'account.email.taken',
  too_many_codes: 'account.email.too_many',
  too_many_identifiers: 'account.email.full',
} as const satisfies Record<string, PlainSentenceId>

export const emailProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function EmailPage({ frame, sealed, former, identifier, problem, ...rest }: EmailPageProps) {
  const { say } = frame
  const title = say(former === undefined ? 'account.email.add' : 'account.email.change_title')
  const lead =
    former === undefined
      ? say('sign_up.next')
      : say.parts('account.email.change_lead', { address: <Plain>{former}</Plain> })
  return (
    <Page frame={frame} title={title} hasError={problem !== undefined}>
      <Heading lead={lead}>{title}</Heading>
      <Form action={rest.action} sealed={sealed}>
        <Field
          name="identifier"
          label={say('account.email.new')}
          type="email"
          autocomplete="email"
          inputmode="email"
          enterkeyhint="send"
          value={identifier}
          error={problem && say(PROBLEMS[problem])}
        />
        <Button id="continue">{say('button.continue')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={rest.cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
