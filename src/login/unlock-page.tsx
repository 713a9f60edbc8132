/**
 * The page behind the link of the mail "sign-in is slowed down": its button gives this browser device trust (rule E). Opening the
 * link spends nothing, because mail scanners open links.
 */
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Form, Heading } from '../pages/parts.tsx'

export interface UnlockPageProps {
  readonly frame: Frame
  /** The link's sealed token goes in `form`. */
  readonly sealed: Sealed
  readonly action: string
}

export function UnlockPage({ frame, sealed, action }: UnlockPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say('unlock.title')}>
      <Heading lead={say('unlock.lead')}>{say('unlock.heading')}</Heading>
      <Form action={action} sealed={sealed}>
        <Button id="continue">{say('unlock.button')}</Button>
      </Form>
      <p class="quiet after">{say('unlock.shared')}</p>
    </Page>
  )
}

export interface UnlockedPageProps {
  readonly frame: Frame
  readonly signInHref: string
}

export function UnlockedPage({ frame, signInHref }: UnlockedPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say('unlock.done.heading')}>
      <Heading lead={say('unlock.done.lead')}>{say('unlock.done.heading')}</Heading>
      <a class="primary" id="continue" href={signInHref}>
        {say('unlock.done.sign_in')}
      </a>
    </Page>
  )
}
