/**
 * The page that asks for a mailed code, at sign-up, at recovery and for another address. It looks the same whatever was found, and every
 * failing code has one sentence for ever (rules C2, C3). The address stands here and nowhere else: in the one sentence that says where the mail went.
 */
import { nameOf } from '../kernel/name-of.ts'
import type { Frame, Sealed } from './frame.ts'
import { Page } from './layout.tsx'
import { Alert, Button, CodeField, Form, Heading, OtherWays, Plain } from './parts.tsx'
import type { PlainSentenceId } from '../text/en.ts'

export interface CodePageProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly purpose: keyof typeof SENT
  readonly action: string
  /** Posted with the same sealed fields to send a new code. */
  readonly againAction: string
  /** Back to the form before, where the address can be changed. */
  readonly backHref: string
  /** As the person typed it. */
  readonly address: string
  /** How long a code works, whole minutes. */
  readonly minutes: number
  readonly problem?: keyof typeof PROBLEMS | undefined
  readonly wasSentAgain?: boolean
  /** Said to everyone while a region is out (rule C3). */
  readonly isRegionSilent?: boolean
}

const PROBLEMS = {
  code_missing: 'code.missing',
  code_refused: 'code.wrong',
} as const satisfies Record<string, PlainSentenceId>

export const codeProblem = (text: string | undefined) => nameOf(PROBLEMS, text)

const SENT = {
  sign_up: 'code.sent.sign_up',
  recovery: 'code.sent.recovery',
  address: 'code.sent.sign_up',
} as const

export function CodePage({ frame, sealed, purpose, address, minutes, problem, ...rest }: CodePageProps) {
  const { say } = frame
  const lead = say.parts(SENT[purpose], { address: <Plain>{address}</Plain> })
  return (
    <Page frame={frame} title={say('code.title')} hasError={problem !== undefined}>
      <Heading lead={lead}>{say('code.heading')}</Heading>
      {rest.isRegionSilent === true && <Alert look="note">{say('code.region_silent')}</Alert>}
      {rest.wasSentAgain === true && <Alert look="good">{say('code.sent_again')}</Alert>}
      <Form action={rest.action} sealed={sealed}>
        <CodeField frame={frame} minutes={minutes} error={problem && say(PROBLEMS[problem])} />
        <Button id="continue" busy={say('button.checking')}>
          {say('button.continue')}
        </Button>
      </Form>
      <OtherWays>
        <Form action={rest.againAction} sealed={sealed} id="again">
          {say('code.nothing')} <Button look="link">{say('code.again')}</Button>
        </Form>
        <p>
          <a href={rest.backHref}>{say('code.other_address')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}
