/** Recovery, first step: an address. What follows looks the same whether or not anybody holds it (rule C3). */
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Field, Form, Heading, OtherWays } from '../pages/parts.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface RecoveryPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly signInHref: string
  readonly identifier?: string | undefined
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  identifier_missing: 'field.email.missing',
  identifier_malformed: 'field.email.malformed',
} as const satisfies Record<string, PlainSentenceId>

export const recoveryProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function RecoveryPage({ frame, sealed, action, signInHref, identifier, problem }: RecoveryPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say('recovery.title')} hasError={problem !== undefined}>
      <Heading lead={say('recovery.lead')}>{say('recovery.heading')}</Heading>
      <Form action={action} sealed={sealed}>
        <Field
          name="identifier"
          label={say('field.email')}
          type="email"
          autocomplete="username"
          inputmode="email"
          enterkeyhint="send"
          value={identifier}
          error={problem && say(PROBLEMS[problem])}
        />
        <Button id="continue">{say('recovery.button')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={signInHref}>{say('recovery.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
