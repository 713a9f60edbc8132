/** Asks before signing out (RP-Initiated Logout §2: the OP SHOULD ask). That it is done, signed-out-page.tsx says. */
import type { Frame, Sealed } from '../../pages/frame.ts'
import { Page } from '../../pages/layout.tsx'
import { Button, Form, Heading, OtherWays } from '../../pages/parts.tsx'

export interface LogoutPageProps {
  readonly frame: Frame
  /** The sealed logout request goes in `form`. */
  readonly sealed: Sealed
  readonly action: string
  /** Where "Stay signed in" leads. */
  readonly stayHref: string
}

export function LogoutPage({ frame, sealed, action, stayHref }: LogoutPageProps) {
  const { say, theme } = frame
  return (
    <Page frame={frame} title={say('logout.title')}>
      <Heading lead={say('logout.lead')}>{say('logout.heading', { app: theme.brandName })}</Heading>
      <Form action={action} sealed={sealed}>
        <Button id="sign-out">{say('logout.button')}</Button>
      </Form>
      <OtherWays>
        <p>
          <a href={stayHref}>{say('logout.stay')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
