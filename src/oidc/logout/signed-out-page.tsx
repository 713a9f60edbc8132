/** The end of a session, where no application asked to have the person back. */
import type { Frame } from '../../pages/frame.ts'
import { Page } from '../../pages/layout.tsx'
import { Heading } from '../../pages/parts.tsx'

export interface SignedOutPageProps {
  readonly frame: Frame
  readonly signInHref?: string | undefined
}

export function SignedOutPage({ frame, signInHref }: SignedOutPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say('logout.done.title')}>
      <Heading lead={say('logout.done.lead')}>{say('logout.done.heading')}</Heading>
      {signInHref !== undefined && (
        <a class="second" id="continue" href={signInHref}>
          {say('logout.done.sign_in')}
        </a>
      )}
    </Page>
  )
}
