/**
 * The sign-in page: passkeys by autofill in the identifier field, a password below, a passkey by button, and always a way out
 * (PAGES.md, Shape). One sentence for every failure; what was typed stays, the password does not. The mark "Last used" is what this
 * browser's own cookie says, and the same whoever is typed in (rule C6).
 */
import type { WayIn } from '../domain/assurance.ts'
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Alert, Button, Field, Form, Heading, OtherWays, PasswordField } from '../pages/parts.tsx'
import { PasskeyPart, type PasskeyProps } from '../pages/passkey-part.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface SignInPageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly action: string
  readonly signUpHref: string
  readonly recoveryHref: string
  readonly identifier?: string | undefined
  readonly problem?: keyof typeof PROBLEMS | undefined
  readonly notice?: keyof typeof NOTICES | undefined
  readonly passkey: PasskeyProps
  /** The way in that was used last on this browser, if it knows. */
  readonly lastUsed?: WayIn | undefined
}

const PROBLEMS = {
  identifier_missing: { field: 'identifier', sentence: 'field.email.missing' },
  identifier_malformed: { field: 'identifier', sentence: 'field.email.malformed' },
  password_missing: { field: 'password', sentence: 'field.password.missing' },
  no_match: { field: 'password', sentence: 'sign_in.no_match' },
  passkey_failed: { field: 'none', sentence: 'passkey.failed' },
} as const satisfies Record<string, { field: string; sentence: PlainSentenceId }>

export const signInProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

const NOTICES = {
  restarted: 'sign_in.restarted',
} as const satisfies Record<string, PlainSentenceId>

export function SignInPage({
  frame,
  sealed,
  action,
  identifier,
  problem,
  notice,
  passkey,
  lastUsed,
  ...links
}: SignInPageProps) {
  const { say, app } = frame
  const wrong = problem && PROBLEMS[problem]
  const errorOf = (field: string) => (wrong?.field === field ? say(wrong.sentence) : undefined)
  const badgeOf = (way: WayIn) => (way === lastUsed ? say('sign_in.last_used') : undefined)
  return (
    <Page
      frame={frame}
      title={say('sign_in.title')}
      hasError={wrong !== undefined}
      scripts={[passkey.script]}
    >
      <Heading>{say('sign_in.heading', { app })}</Heading>
      {notice && <Alert look="note">{say(NOTICES[notice])}</Alert>}
      {wrong?.field === 'none' && <Alert look="bad">{say(wrong.sentence)}</Alert>}
      <Form action={action} sealed={sealed}>
        <Field
          name="identifier"
          label={say('field.email')}
          type="email"
          autocomplete="username webauthn"
          inputmode="email"
          enterkeyhint="next"
          value={identifier}
          error={errorOf('identifier')}
          isInvalid={problem === 'no_match'}
        />
        <PasswordField frame={frame} error={errorOf('password')} />
        <Button id="sign-in" busy={say('button.checking')} badge={badgeOf('password')}>
          {say('sign_in.button')}
        </Button>
      </Form>
      <PasskeyPart
        frame={frame}
        sealed={sealed}
        passkey={passkey}
        look="second"
        or="above"
        badge={badgeOf('passkey')}
      />
      <WaysElsewhere frame={frame} {...links} />
    </Page>
  )
}

const WaysElsewhere = ({
  frame: { say },
  signUpHref,
  recoveryHref,
}: Pick<SignInPageProps, 'frame' | 'signUpHref' | 'recoveryHref'>) => (
  <OtherWays>
    <p>
      {say('sign_in.new_here')} <a href={signUpHref}>{say('sign_in.create')}</a>
    </p>
    <p>
      <a href={recoveryHref}>{say('sign_in.forgot')}</a>
    </p>
  </OtherWays>
)
