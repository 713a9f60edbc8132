/**
 * The account page: You, Ways to sign in, Where you are signed in, Applications, Privacy and data. Each section opens with a sentence of
 * state (PAGES.md, Account page). Personal: rendered from the Home's answer and forgotten. Which change asks for a fresh proof
 * is the Home's decision; every action here is a plain form or link.
 */
import { JsonScript } from '../pages/json-script.tsx'
import { Page } from '../pages/layout.tsx'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Alert, Button, Form, Heading } from '../pages/parts.tsx'
import type { AccountView } from '../ports/account.ts'
import type { PasskeySignals } from '../ports/methods.ts'
import type { PlainSentenceId } from '../text/en.ts'
import { isNameOf } from '../kernel/name-of.ts'
import { addressOf } from './address-of.ts'
import { ApplicationsSection, type NamedApplication } from './applications-section.tsx'
import { DataSection } from './data-section.tsx'
import { PATHS } from './paths.ts'
import { PAGE_FORM } from './row-button.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { WaysInSection } from './ways-in-section.tsx'
import { YouSection } from './you-section.tsx'

export interface AccountPageProps {
  readonly frame: Frame
  /** Bound to this browser; the page's one form carries it. */
  readonly sealed: Sealed
  readonly account: AccountView
  readonly applications: readonly NamedApplication[]
  /** What the browser tells the person's password managers. */
  readonly signals: { readonly script: string; readonly options: PasskeySignals }
  /** Now, ms: for "2 days ago". */
  readonly now: number
  readonly notice?: keyof typeof NOTICES | undefined
  readonly problem?: keyof typeof PROBLEMS | undefined
}

const NOTICES = {
  passkey_added: 'account.done.passkey_added',
  passkey_removed: 'account.done.passkey_removed',
  password_set: 'account.done.password_set',
  password_removed: 'account.done.password_removed',
  session_ended: 'account.done.session_ended',
  others_ended: 'account.done.others_ended',
  profile_saved: 'account.done.profile_saved',
  email_added: 'account.done.email_added',
  email_changed: 'account.done.email_changed',
  email_removed: 'account.done.email_removed',
  email_primary: 'account.done.email_primary',
  passkey_named: 'account.done.passkey_named',
  disconnected: 'account.done.disconnected',
  proved: 'account.done.proved',
} as const satisfies Record<string, PlainSentenceId>

const PROBLEMS = {
  last_way_in: 'account.problem.last_way_in',
  changed: 'account.problem.changed',
} as const satisfies Record<string, PlainSentenceId>

export type AccountNotice = keyof typeof NOTICES
export type AccountProblem = keyof typeof PROBLEMS

/** Words of ours, named in a redirect; any other text is nothing to show. */
export const noticeNamed = (text: string | undefined): AccountNotice | undefined =>
  isNameOf(NOTICES, text) ? text : undefined
export const problemNamed = (text: string | undefined): AccountProblem | undefined =>
  isNameOf(PROBLEMS, text) ? text : undefined

export function AccountPage({ frame, sealed, account, notice, problem, ...rest }: AccountPageProps) {
  const { say } = frame
  const { credentials, sessions, region } = account
  return (
    <Page
      frame={frame}
      title={say('account.title')}
      hasError={problem !== undefined}
      width="wide"
      scripts={[rest.signals.script]}
    >
      <Heading>{say('account.title')}</Heading>
      {notice && <Alert look="good">{say(NOTICES[notice])}</Alert>}
      {problem && <Alert look="bad">{say(PROBLEMS[problem])}</Alert>}
      <YouSection frame={frame} account={account} />
      <WaysInSection frame={frame} credentials={credentials} address={addressOf(account)} />
      <SessionsSection frame={frame} sessions={sessions} now={rest.now} />
      <ApplicationsSection frame={frame} applications={rest.applications} />
      <DataSection frame={frame} region={region} />
      <JsonScript frame={frame} id="passkey-signals" value={rest.signals.options} />
      <section>
        <Form id={PAGE_FORM} action={PATHS.signOut} sealed={sealed}>
          <div class="actions">
            <Button id="sign-out" look="second">
              {say('account.sign_out')}
            </Button>
          </div>
        </Form>
      </section>
    </Page>
  )
}
