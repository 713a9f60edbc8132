/** What happened to the account lately, in the person's words: what, when, and, where it is known, on which device, where and for whom. */
import type { Frame } from '../pages/frame.ts'
import { Page } from '../pages/layout.tsx'
import { Heading, OtherWays } from '../pages/parts.tsx'
import type { ActivityEntry } from '../ports/account.ts'
import { deviceWords } from './sessions-section.tsx'

/** `application`: as it is registered now, where one took part. */
export interface NamedEntry extends ActivityEntry {
  readonly application?: string | undefined
}

export interface ActivityPageProps {
  readonly frame: Frame
  readonly entries: readonly NamedEntry[]
  readonly accountHref: string
}

export function ActivityPage({ frame, entries, accountHref }: ActivityPageProps) {
  const { say } = frame
  const title = say('activity.title')
  return (
    <Page frame={frame} title={title} width="wide">
      <Heading lead={say('activity.lead')}>{title}</Heading>
      {entries.length === 0 ? (
        <p>{say('activity.nothing')}</p>
      ) : (
        <>
          <ol class="rows">
            {entries.map((entry) => (
              <EntryRow frame={frame} entry={entry} />
            ))}
          </ol>
          <p class="quiet">{say('activity.not_you')}</p>
        </>
      )}
      <OtherWays>
        <p>
          <a href={accountHref}>{say('activity.back')}</a>
        </p>
      </OtherWays>
    </Page>
  )
}

/** A verb without a sentence does not compile. */
function EntryRow({ frame: { say }, entry }: { readonly frame: Frame; readonly entry: NamedEntry }) {
  const { verb, at, userAgent, place, application, method = '' } = entry
  const device = userAgent === '' ? '' : deviceWords(say, userAgent)
  return (
    <li>
      <div class="what">
        <p>{say(`activity.${verb}`, { method })}</p>
        <p class="quiet">
          {say.dateTime(at)}
          {[application, device, place].filter(Boolean).map((known) => (
            <>
              {' · '}
              <bdi>{known}</bdi>
            </>
          ))}
        </p>
      </div>
    </li>
  )
}
