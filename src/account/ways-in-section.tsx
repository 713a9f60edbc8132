/** The section of the account page that lists passkeys and the password. The last way in has no remove button. */
import type { Frame, Sealed } from '../pages/frame.ts'
import { Button, Form } from '../pages/parts.tsx'
import type { CredentialView } from '../ports/account.ts'
import { PATHS } from './paths.ts'

interface WaysInProps {
  readonly frame: Frame
  readonly sealed: Sealed
  readonly credentials: readonly CredentialView[]
}

export function WaysInSection({ frame, sealed, credentials }: WaysInProps) {
  const { say } = frame
  const passkeys = credentials.filter(({ method }) => method === 'passkey').length
  const passwords = credentials.filter(({ method }) => method === 'password').length
  const isLast = credentials.length === 1
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{say('account.ways')}</h2>
      <p class="quiet">{say('account.ways.state', { passkeys, passwords })}</p>
      <ul class="rows">
        {credentials.toSorted(byMethodAndAge).map((credential, number) => (
          <CredentialRow
            number={number}
            frame={frame}
            sealed={sealed}
            credential={credential}
            isLast={isLast}
          />
        ))}
      </ul>
      {isLast && <p class="quiet before">{say('account.ways.last')}</p>}
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
    </section>
  )
}

/** Passkeys as they came, the password last: a list that keeps its order between two looks. */
const byMethodAndAge = (one: CredentialView, other: CredentialView): number =>
  one.method.localeCompare(other.method) || one.addedAt - other.addedAt || one.id.localeCompare(other.id)

type RowProps = Omit<WaysInProps, 'credentials'> & {
  readonly credential: CredentialView
  readonly number: number
  readonly isLast: boolean
}

function CredentialRow({ frame: { say }, sealed, credential, number, isLast }: RowProps) {
  const isPassword = credential.method === 'password'
  const name = isPassword ? say('account.password') : credential.name || say('account.passkey.unnamed')
  const since = say(isPassword ? 'account.password.set_on' : 'account.passkey.added', {
    when: say.date(credential.addedAt),
  })
  return (
    <li>
      <div class="what">
        <p>
          <bdi id={`way-${number}`}>{name}</bdi>
        </p>
        <p class="quiet">{since}</p>
      </div>
      <div class="end">
        {isPassword && (
          <a id="change-password" href={PATHS.password} aria-labelledby={`change-password way-${number}`}>
            {say('account.password.change')}
          </a>
        )}
        {!isLast && (
          <Form action={PATHS.removeCredential} sealed={sealed}>
            <input type="hidden" name="credential" value={credential.id} />
            <Button look="link" id={`row-remove-${number}`} labelledBy={`row-remove-${number} way-${number}`}>
              {say('account.remove')}
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}
