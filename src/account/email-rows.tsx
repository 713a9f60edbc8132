/**
 * The person's addresses, a row each. The main one is replaced, never removed; every other is removed or made the main one. One that was
 * given up says until when its mailed link brings it back (rule F6).
 */
import type { Frame } from '../pages/frame.ts'
import { Plain } from '../pages/parts.tsx'
import type { HeldView, IdentifierView } from '../ports/account.ts'
import { PATHS } from './paths.ts'
import { RowButton } from './row-button.tsx'

interface EmailRowsProps {
  readonly frame: Frame
  readonly emails: readonly IdentifierView[]
  readonly held: readonly HeldView[]
}

export const EmailRows = ({ frame, emails, held }: EmailRowsProps) => (
  <ul class="rows">
    {emails.toSorted(byRankAndAge).map((email, number) => (
      <EmailRow frame={frame} email={email} number={number} />
    ))}
    {held.map(({ value, until }) => (
      <li class="quiet">
        <p>
          {frame.say.parts('account.email.held', {
            address: <Plain>{value}</Plain>,
            when: frame.say.date(until),
          })}
        </p>
      </li>
    ))}
  </ul>
)

const byRankAndAge = (one: IdentifierView, other: IdentifierView): number =>
  Number(other.primary) - Number(one.primary) || one.verifiedAt - other.verifiedAt

interface RowProps extends Pick<EmailRowsProps, 'frame'> {
  readonly email: IdentifierView
  readonly number: number
}

function EmailRow({ frame: { say }, email, number }: RowProps) {
  const { id, value, primary, verifiedAt } = email
  const name = `email-${number}`
  return (
    <li>
      <div class="what">
        <p>
          <bdi dir="ltr" id={name}>
            {value}
          </bdi>{' '}
          {primary && <span class="badge">{say('account.email.primary')}</span>}
        </p>
        <p class="quiet">{say('account.email.since', { when: say.date(verifiedAt) })}</p>
      </div>
      <div class="end">
        {primary ? (
          <a id="change-email" href={PATHS.changeEmail} aria-labelledby={`change-email ${name}`}>
            {say('account.email.change')}
          </a>
        ) : (
          <>
            <RowButton
              id={`row-main-${number}`}
              action={PATHS.makePrimary}
              name="identifier"
              value={id}
              about={name}
            >
              {say('account.email.make_primary')}
            </RowButton>
            <RowButton
              id={`row-drop-${number}`}
              action={PATHS.removeEmail}
              name="identifier"
              value={id}
              about={name}
            >
              {say('account.remove')}
            </RowButton>
          </>
        )}
      </div>
    </li>
  )
}
