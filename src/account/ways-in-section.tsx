/**
 * The section of the account page that lists passkeys and the password, and says how the person would get back in without them. The last way
 * in has no remove button.
 */
import type { Frame } from '../pages/frame.ts'
import { Plain } from '../pages/parts.tsx'
import type { CredentialView } from '../ports/account.ts'
import type { Say } from '../text/say.ts'
import { PATHS } from './paths.ts'
import { RowButton } from './row-button.tsx'
import { Section } from './section.tsx'

interface WaysInProps {
  readonly frame: Frame
  readonly credentials: readonly CredentialView[]
  /** Where a recovery code would go. */
  readonly address: string
}

export function WaysInSection({ frame, credentials, address }: WaysInProps) {
  const { say } = frame
  const passkeys = credentials.filter(({ method }) => method === 'passkey').length
  const passwords = credentials.filter(({ method }) => method === 'password').length
  const isLast = credentials.length === 1
  return (
    <Section id="ways" title={say('account.ways')} state={say('account.ways.state', { passkeys, passwords })}>
      <ul class="rows">
        {credentials.toSorted(byMethodAndAge).map((credential, number) => (
          <CredentialRow
            number={number}
            frame={frame}

            credential={credential}
            isLast={isLast}
          />
        ))}
      </ul>
      <p class="quiet before">
        {say.parts('account.ways.recovery', { address: <Plain>{address}</Plain> })}{' '}
        {isLast && say('account.ways.last')}
      </p>
      <div class="actions">
        <a class="second needs-script" id="add-passkey" href={PATHS.addPasskey}>
          {say('account.passkey.add')}
        </a>
        {passwords === 0 && (
          <a class="second" id="set-password" href={PATHS.password}>
            {say('account.password.set')}
          </a>
        )}
      </div>
    </Section>
  )
}

/** Passkeys as they came, the password last: a list that keeps its order between two looks. */
const byMethodAndAge = (one: CredentialView, other: CredentialView): number =>
  one.method.localeCompare(other.method) || one.addedAt - other.addedAt || one.id.localeCompare(other.id)

type RowProps = Pick<WaysInProps, 'frame'> & {
  readonly credential: CredentialView
  readonly number: number
  readonly isLast: boolean
}

function CredentialRow({ frame: { say }, credential, number, isLast }: RowProps) {
  const isPassword = credential.method === 'password'
  const name = isPassword ? say('account.password') : credential.name || say('account.passkey.unnamed')
  return (
    <li>
      <div class="what">
        <p>
          <bdi id={`way-${number}`}>{name}</bdi>
        </p>
        <p class="quiet">{historyOf(say, credential).join(' · ')}</p>
      </div>
      <div class="end">
        {isPassword && (
          <a id="change-password" href={PATHS.password} aria-labelledby={`change-password way-${number}`}>
            {say('account.password.change')}
          </a>
        )}
        {!isPassword && (
          <RowButton
            id={`row-name-${number}`}
            action={PATHS.renamePasskey}
            name="credential"
            value={credential.id}
            about={`way-${number}`}
          >
            {say('account.passkey.rename')}
          </RowButton>
        )}
        {!isLast && (
          <RowButton
            id={`row-remove-${number}`}
            action={PATHS.removeCredential}
            name="credential"
            value={credential.id}
            about={`way-${number}`}
          >
            {say('account.remove')}
          </RowButton>
        )}
      </div>
    </li>
  )
}

/** Since when it is there, and, of a passkey, when and where it was used last. */
function historyOf(say: Say, { method, addedAt, lastUsed }: CredentialView): readonly string[] {
  if (method === 'password') return [say('account.password.set_on', { when: say.date(addedAt) })]
  const added = say('account.passkey.added', { when: say.date(addedAt) })
  if (!lastUsed) return [added]
  const { at, place } = lastUsed
  const when = say.date(at)
  return [
    added,
    place === '' ? say('account.passkey.used', { when }) : say('account.passkey.used_at', { when, place }),
  ]
}
