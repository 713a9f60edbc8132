/**
 * After a right code: one press makes a passkey, or a password behind a second press. The same page at sign-up and at recovery;
 * nothing secret was asked for before (an account whose address was never proved does not exist).
 */
import type { PasswordFault } from '../domain/password-rules.ts'
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { PASSWORD_SENTENCES } from '../pages/password-sentences.ts'
import { AccountName, Alert, Button, Form, Heading, NewPasswordField, OtherWays } from '../pages/parts.tsx'
import { OpenWithoutPasskeys, PasskeyPart, type PasskeyProps } from '../pages/passkey-part.tsx'

export interface WayInPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly purpose: 'sign_up' | 'recovery'
  /** Where the new password is posted. */
  readonly passwordAction: string
  /** The proved address, so that password managers save it beside the password. */
  readonly address: string
  readonly problem?: 'password_missing' | PasswordFault | 'passkey_failed' | undefined
  readonly passkey: PasskeyProps
  /** Leaves this step; what was begun expires by itself. */
  readonly backHref: string
}

export const wayInProblem = (text: string | undefined): WayInPageProps['problem'] =>
  text === 'passkey_failed' ? text : nameOf(PASSWORD_SENTENCES, text)

const HEADINGS = { sign_up: 'way_in.heading.sign_up', recovery: 'way_in.heading.recovery' } as const

export function WayInPage({
  frame,
  sealed,
  purpose,
  passwordAction,
  address,
  problem,
  passkey,
  backHref,
}: WayInPageProps) {
  const { say } = frame
  const fault = problem !== undefined && problem !== 'passkey_failed' ? problem : undefined
  return (
    <Page
      frame={frame}
      title={say(HEADINGS[purpose])}
      hasError={problem !== undefined}
      scripts={[passkey.script]}
    >
      <Heading lead={`${say('passkey.what')} ${say('way_in.passkey_why')}`}>{say(HEADINGS[purpose])}</Heading>
      {problem === 'passkey_failed' && <Alert look="bad">{say('passkey.failed')}</Alert>}
      <PasskeyPart frame={frame} sealed={sealed} passkey={passkey} look="primary">
        {purpose === 'recovery' && <KeepSessions frame={frame} id="keep-with-passkey" />}
      </PasskeyPart>
      <details class="more" open={fault !== undefined}>
        <summary id="use-password">{say('way_in.use_password')}</summary>
        <Form action={passwordAction} sealed={sealed}>
          <AccountName value={address} />
          <NewPasswordField frame={frame} error={fault && say(PASSWORD_SENTENCES[fault])} />
          {purpose === 'recovery' && <KeepSessions frame={frame} id="keep-with-password" />}
          <Button id="continue">{say('way_in.set_password')}</Button>
        </Form>
      </details>
      <OpenWithoutPasskeys frame={frame} />
      <OtherWays>
        <p>
          <a href={backHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}

/** Field `keep_sessions=yes`; absent means that every other session ends. */
const KeepSessions = ({ frame: { say }, id }: { readonly frame: Frame; readonly id: string }) => (
  <div class="tick">
    <input type="checkbox" id={id} name="keep_sessions" value="yes" aria-describedby={`${id}-hint`} />
    <div>
      <label for={id}>{say('way_in.keep_sessions')}</label>
      <p class="hint" id={`${id}-hint`}>
        {say('way_in.keep_sessions.hint')}
      </p>
    </div>
  </div>
)
