/**
 * The account page: You, Ways to sign in, Where you are signed in. Each section opens with a sentence of state and has one action
 * a row (PAGES.md, Account page). Personal: rendered from the Home's answer and forgotten. Which change asks for a fresh proof
 * is the Home's decision; every action here is a plain form or link.
 */
import { Page } from '../pages/layout.tsx'
import type { Frame, Sealed } from '../pages/frame.ts'
import { Alert, Button, Form, Heading } from '../pages/parts.tsx'
import { regionWords } from '../pages/region-words.ts'
import type { AccountView } from '../ports/account.ts'
import type { PlainSentenceId } from '../text/en.ts'
import { isNameOf } from '../kernel/name-of.ts'
import { PATHS } from './paths.ts'
import { SessionsSection } from './sessions-section.tsx'
import { WaysInSection } from './ways-in-section.tsx'

export interface AccountPageProps {
  readonly frame: Frame
  /** Bound to this browser; every form on the page carries it. */
  readonly sealed: Sealed
  readonly account: AccountView
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

export function AccountPage({ frame, sealed, account, now, notice, problem }: AccountPageProps) {
  const { say } = frame
  return (
    <Page frame={frame} title={say('account.title')} hasError={problem !== undefined} width="wide">
      <Heading>{say('account.title')}</Heading>
      {notice && <Alert look="good">{say(NOTICES[notice])}</Alert>}
      {problem && <Alert look="bad">{say(PROBLEMS[problem])}</Alert>}
      <YouSection frame={frame} account={account} />
      <WaysInSection frame={frame} sealed={sealed} credentials={account.credentials} />
      <SessionsSection frame={frame} sealed={sealed} sessions={account.sessions} now={now} />
      <section>
        <Form action={PATHS.signOut} sealed={sealed}>
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

const YouSection = ({ frame: { say }, account }: Pick<AccountPageProps, 'frame' | 'account'>) => (
  <section aria-labelledby="you">
    <h2 id="you">{say('account.you')}</h2>
    <dl class="facts">
      <dt>{say('account.you.name')}</dt>
      <dd>
        <bdi>{account.name}</bdi>
      </dd>
      {account.identifiers
        .filter(({ type }) => type === 'email')
        .map(({ value }) => (
          <>
            <dt>{say('account.you.email')}</dt>
            <dd>
              <bdi dir="ltr">{value}</bdi>
            </dd>
          </>
        ))}
      <dt>{say('account.you.region')}</dt>
      <dd>{regionWords(say, account.region)}</dd>
    </dl>
  </section>
)
