/** The section of the account page that lists where the person is signed in, by device names that people know. */
import type { Frame } from '../pages/frame.ts'
import type { SessionView } from '../ports/account.ts'
import { deviceName } from '../text/device-name.ts'
import type { Say } from '../text/say.ts'
import { PATHS } from './paths.ts'
import { RowButton } from './row-button.tsx'
import { Section } from './section.tsx'

interface SessionsProps {
  readonly frame: Frame
  readonly sessions: readonly SessionView[]
  readonly now: number
}

/** The newest; more would make the page too long to find anything on, and too heavy. */
const SHOWN = 15

export function SessionsSection({ frame, sessions, now }: SessionsProps) {
  const { say } = frame
  const rows = sessions.toSorted(
    (a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.openedAt - a.openedAt,
  )
  return (
    <Section
      id="sessions"
      title={say('account.sessions')}
      state={say('account.sessions.state', { count: sessions.length })}
    >
      <ul class="rows">
        {rows.slice(0, SHOWN).map((session, number) => (
          <SessionRow frame={frame} session={session} number={number} now={now} />
        ))}
      </ul>
      {rows.length > SHOWN && (
        <p class="quiet before">{say('account.sessions.more', { count: rows.length - SHOWN })}</p>
      )}
      {sessions.length > 1 && (
        <div class="actions">
          <RowButton id="end-others" action={PATHS.endOthers} look="second">
            {say('account.sign_out_others')}
          </RowButton>
        </div>
      )}
    </Section>
  )
}

type RowProps = Omit<SessionsProps, 'sessions'> & { readonly session: SessionView; readonly number: number }

function SessionRow({ frame: { say }, session, number, now }: RowProps) {
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
          <RowButton
            id={`row-end-${number}`}
            action={PATHS.endSession}
            name="session"
            value={session.id}
            about={`session-${number}`}
          >
            {say('account.session.end')}
          </RowButton>
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
