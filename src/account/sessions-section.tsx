/** The section of the account page that lists where the person is signed in, by device names that people know. */
import type { Frame, Sealed } from '../pages/frame.ts'
import { Button, Form } from '../pages/parts.tsx'
import type { SessionView } from '../ports/account.ts'
import { deviceName } from '../text/device-name.ts'
import type { Say } from '../text/say.ts'
import { PATHS } from './paths.ts'

interface SessionsProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly sessions: readonly SessionView[]
  readonly now: number
}

export function SessionsSection({ frame, sealed, sessions, now }: SessionsProps) {
  const { say } = frame
  const rows = sessions.toSorted(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.openedAt - a.openedAt,
  )
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{say('account.sessions')}</h2>
      <p class="quiet">{say('account.sessions.state', { count: sessions.length })}</p>
      <ul class="rows">
        {rows.map((session, number) => (
          <SessionRow frame={frame} sealed={sealed} session={session} number={number} now={now} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form action={PATHS.endOthers} sealed={sealed}>
          <div class="actions">
            <Button look="second">{say('account.sign_out_others')}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}

type RowProps = Omit<SessionsProps, 'sessions'> & { readonly session: SessionView; readonly number: number }

function SessionRow({ frame: { say }, sealed, session, number, now }: RowProps) {
  const device = deviceWords(say, session.userAgent)
  return (
    <li>
      <div class="what">
        <p>
          <bdi id={`session-${number}`}>{device}</bdi>{' '}
          {session.isCurrent && <span class="badge">{say('account.session.here')}</span>}
        </p>
        <p class="quiet">
          {session.place !== '' && (
            <>
              <bdi>{session.place}</bdi> ·{' '}
            </>
          )}
          {say('account.session.since', { when: say.relative(session.openedAt, now) })}
        </p>
      </div>
      {!session.isCurrent && (
        <div class="end">
          <Form action={PATHS.endSession} sealed={sealed}>
            <input type="hidden" name="session" value={session.id} />
            <Button look="link" id={`row-end-${number}`} labelledBy={`row-end-${number} session-${number}`}>
              {say('account.session.end')}
            </Button>
          </Form>
        </div>
      )}
    </li>
  )
}

/** The name of a device for the page and its confirmation. */
export function deviceWords(say: Say, userAgent: string): string {
  const named = deviceName(userAgent)
  return named ? say('device.name', named) : say('account.session.device')
}
