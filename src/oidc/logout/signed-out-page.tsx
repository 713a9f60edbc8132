/** The end of a session where no way back was asked for; it leads to the application that sent the person, if it has a home page. */
import type { Frame } from '../../pages/frame.ts'
import { Page } from '../../pages/layout.tsx'
import { Heading, OtherWays } from '../../pages/parts.tsx'

export interface SignedOutPageProps {
  readonly frame: Frame
  /** The home page of the application that the frame is for. */
  readonly appHref?: string | undefined
  readonly signInHref: string
}

export function SignedOutPage({ frame, appHref, signInHref }: SignedOutPageProps) {
  const { say, app } = frame
  return (
    <Page frame={frame} title={say('logout.done.title')}>
      <Heading lead={say('logout.done.lead')}>{say('logout.done.heading')}</Heading>
      {appHref === undefined ? (
        <a class="second" id="continue" href={signInHref}>
          {say('logout.done.sign_in')}
        </a>
      ) : (
        <>
          <a class="primary" id="continue" href={appHref}>
            {say('message.back_to_app', { app })}
          </a>
          <OtherWays>
            <p>
              <a href={signInHref}>{say('logout.done.sign_in')}</a>
            </p>
          </OtherWays>
        </>
      )}
    </Page>
  )
}
