/** The section of the account page that lists what applications may do with the account. Each row disconnects one (rule Y1). */
import type { Frame } from '../pages/frame.ts'
import { scopeWords } from '../pages/scope-words.ts'
import type { ConnectedApplication } from '../ports/account.ts'
import type { Say } from '../text/say.ts'
import { PATHS } from './paths.ts'
import { RowButton } from './row-button.tsx'
import { Section } from './section.tsx'

/** `name`: as the application is registered now. */
export interface NamedApplication extends ConnectedApplication {
  readonly name: string
}

interface ApplicationsProps {
  readonly frame: Frame
  readonly applications: readonly NamedApplication[]
}

export function ApplicationsSection({ frame, applications }: ApplicationsProps) {
  const { say } = frame
  const count = applications.length
  return (
    <Section id="applications" title={say('account.apps')} state={say('account.apps.state', { count })}>
      {count > 0 && (
        <ul class="rows">
          {applications
            .toSorted((one, other) => other.since - one.since)
            .map((application, number) => (
              <ApplicationRow frame={frame} application={application} number={number} />
            ))}
        </ul>
      )}
    </Section>
  )
}

interface RowProps extends Pick<ApplicationsProps, 'frame'> {
  readonly application: NamedApplication
  readonly number: number
}

function ApplicationRow({ frame: { say }, application, number }: RowProps) {
  const { name, client, since } = application
  return (
    <li>
      <div class="what">
        <p>
          <bdi id={`app-${number}`}>{name}</bdi>
        </p>
        <div class="quiet">
          <ul aria-labelledby={`app-${number}`}>
            {abilities(say, application).map((words) => (
              <li>{words}</li>
            ))}
          </ul>
          <p>{say('account.app.since', { when: say.date(since) })}</p>
        </div>
      </div>
      <div class="end">
        <RowButton
          id={`row-disconnect-${number}`}
          action={PATHS.disconnect}
          name="client"
          value={client}
          about={`app-${number}`}
        >
          {say('account.app.disconnect')}
        </RowButton>
      </div>
    </li>
  )
}

/** What it does, not what it asked for: it stays connected only while it holds what lets it. */
function abilities(say: Say, { scopes, isOffline }: ConnectedApplication): readonly string[] {
  const told = scopes.filter((scope) => scope !== 'offline_access')
  return [...told, ...(isOffline ? ['offline_access'] : [])].map((scope) => scopeWords(say, scope))
}
