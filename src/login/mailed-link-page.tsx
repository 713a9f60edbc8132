/**
 * The pages behind links of our mails: `unlock` gives this browser device trust (rule E), `undo` takes a change of address back (rule F6).
 * Each says what its button will do; opening the link spends nothing, because mail scanners open links.
 */
import type { LinkKind } from '../interaction/proposals.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Button, Form, Heading, OtherWays } from '../pages/parts.tsx'

export interface MailedLinkPageProps {
  readonly frame: Frame
  readonly kind: LinkKind
  /** The link's sealed token goes in `form`. */
  readonly sealed: Sealed
  readonly action: string
}

export function MailedLinkPage({ frame, kind, sealed, action }: MailedLinkPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say(`link.${kind}.title`)}>
      <Heading lead={say(`link.${kind}.lead`)}>{say(`link.${kind}.heading`)}</Heading>
      <Form action={action} sealed={sealed}>
        <Button id="continue">{say(`link.${kind}.button`)}</Button>
      </Form>
      <p class="quiet after">{say(`link.${kind}.careful`)}</p>
    </Page>
  )
}

export interface FollowedLinkPageProps {
  readonly frame: Frame
  readonly kind: LinkKind
  readonly signInHref: string
  readonly recoveryHref: string
}

export function FollowedLinkPage({ frame, kind, signInHref, recoveryHref }: FollowedLinkPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say(`link.${kind}.done.heading`)}>
      <Heading lead={say(`link.${kind}.done.lead`)}>{say(`link.${kind}.done.heading`)}</Heading>
      <a class="primary" id="continue" href={signInHref}>
        {say('link.done.sign_in')}
      </a>
      <OtherWays>
        <p>
          <a href={recoveryHref}>{say('sign_in.forgot')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
