/** Asks what a passkey is to be called. Which one it is stands in the form and never in an address: its id is a device's own. */
import { nameOf } from '../kernel/name-of.ts'
import { LONGEST_NAME } from '../domain/name.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Field, Form, Heading, OtherWays } from '../pages/parts.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface RenamePageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly cancelHref: string
  readonly credential: string
  readonly name: string
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  name_missing: 'account.passkey.name.missing',
  name_too_long: 'field.name.long',
} as const satisfies Record<string, PlainSentenceId>

export const renameProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function RenamePage({ frame, sealed, credential, name, problem, ...rest }: RenamePageProps) {
  const { say } = frame
  const title = say('account.passkey.rename_title')
  return (
    <Page frame={frame} title={title} hasError={problem !== undefined}>
      <Heading>{title}</Heading>
      <Form action={rest.action} sealed={sealed}>
        <input type="hidden" name="credential" value={credential} />
        <Field
          name="name"
          label={say('account.passkey.name')}
          hint={say('account.passkey.name.hint')}
          autocomplete="off"
          enterkeyhint="done"
          maxlength={2 * LONGEST_NAME}
          hasFocus
          value={name}
          error={problem && say(PROBLEMS[problem])}
        />
        <Button id="continue">{say('account.save')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={rest.cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
