/** Makes one more passkey for a signed-in person, after a fresh proof. */
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Alert, Heading, OtherWays } from '../pages/parts.tsx'
import { PasskeyPart, type PasskeyProps } from '../pages/passkey-part.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface AddPasskeyPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly passkey: PasskeyProps
  readonly cancelHref: string
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  passkey_refused: 'passkey.failed',
  passkey_known: 'passkey.known',
} as const satisfies Record<string, PlainSentenceId>

export const addPasskeyProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function AddPasskeyPage({ frame, sealed, passkey, cancelHref, problem }: AddPasskeyPageProps) {
  const { say } = frame
  const title = say('account.passkey.add')
  return (
    <Page frame={frame} title={title} hasError={problem !== undefined} scripts={[passkey.script]}>
      <Heading lead={say('passkey.what')}>{title}</Heading>
      {problem && <Alert look="bad">{say(PROBLEMS[problem])}</Alert>}
      <PasskeyPart frame={frame} sealed={sealed} passkey={passkey} look="primary" />
      <OtherWays>
        <p>
          <a href={cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
