/** Asks for a proof again before a sensitive change (≤ 10 minutes old): by passkey or by password, whichever the person has. */
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import {
  AccountName,
  Alert,
  Button,
  Form,
  Heading,
  OtherWays,
  PasswordField,
  Plain,
} from '../pages/parts.tsx'
import { PasskeyPart, type PasskeyProps } from '../pages/passkey-part.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface FreshProofPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  /** Where the password is posted; absent when the person has none. */
  readonly passwordAction?: string | undefined
  /** Absent when the person has no passkey. */
  readonly passkey?: PasskeyProps | undefined
  /** The signed-in person's e-mail address. */
  readonly account: string
  /** The way out when neither works any more. */
  readonly recoveryHref: string
  /** Changes nothing and leads back. */
  readonly cancelHref: string
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const PROBLEMS = {
  password_missing: 'field.password.missing',
  refused: 'fresh.wrong',
  passkey_failed: 'passkey.failed',
} as const satisfies Record<string, PlainSentenceId>

export const freshProofProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

export function FreshProofPage({
  frame,
  sealed,
  passwordAction,
  passkey,
  account,
  ...rest
}: FreshProofPageProps) {
  const { say } = frame
  const { problem } = rest
  const scripts = passkey ? [passkey.script] : []
  const atPassword = problem !== undefined && problem !== 'passkey_failed'
  return (
    <Page frame={frame} title={say('fresh.title')} hasError={problem !== undefined} scripts={scripts}>
      <Heading
        lead={
          <>
            {say('fresh.lead')} {say.parts('fresh.as', { account: <Plain>{account}</Plain> })}
          </>
        }
      >
        {say('fresh.title')}
      </Heading>
      {problem === 'passkey_failed' && <Alert look="bad">{say(PROBLEMS[problem])}</Alert>}
      {passkey && (
        <PasskeyPart
          frame={frame}
          sealed={sealed}
          passkey={passkey}
          look="primary"
          {...(passwordAction !== undefined && { or: 'below' })}
        />
      )}
      {passwordAction !== undefined && (
        <Form action={passwordAction} sealed={sealed}>
          <AccountName value={account} />
          <PasswordField frame={frame} error={atPassword ? say(PROBLEMS[problem]) : undefined} />
          <Button id="continue" look={passkey ? 'second' : 'primary'} busy={say('button.checking')}>
            {say('fresh.button')}
          </Button>
        </Form>
      )}
      <OtherWays>
        <p>
          <a href={rest.recoveryHref}>{say('sign_in.forgot')}</a>
        </p>
        <p>
          <a href={rest.cancelHref}>{say('button.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
