/** Sets or changes the password of a signed-in person, after a fresh proof. Changing one ends every other session, and says so. */
import type { PasswordFault } from '../domain/password-rules.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { PASSWORD_SENTENCES } from '../pages/password-sentences.ts'
import { AccountName, Button, Form, Heading, NewPasswordField, OtherWays } from '../pages/parts.tsx'

export interface PasswordPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly hasPassword: boolean
  /** The person's address, so that password managers save it beside the password. */
  readonly account: string
  readonly cancelHref: string
  readonly problem?: 'password_missing' | PasswordFault | undefined
}

export function PasswordPage({
  frame,
  sealed,
  action,
  hasPassword,
  account,
  cancelHref,
  problem,
}: PasswordPageProps) {
  const { say } = frame
  const title = say(hasPassword ? 'account.password.change_title' : 'account.password.set')
  return (
    <Page frame={frame} title={title} hasError={problem !== undefined}>
      <Heading lead={hasPassword ? say('account.password.ends') : undefined}>{title}</Heading>
      <Form action={action} sealed={sealed}>
        <AccountName value={account} />
        <NewPasswordField frame={frame} error={problem && say(PASSWORD_SENTENCES[problem])} />
        <Button id="continue">{say('account.password.save')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
