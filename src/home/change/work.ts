/**
 * What every change of a signed-in person works with, and how one that touches the record is seen through: by an intent (LAW one owner),
 * named by its request's number, so that the same request sent again finds it done (rule Z2).
 */
import { base64url } from '../../kernel/bytes.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Changed, Change, ChangeRefusal, ChangeRequest } from '../../ports/account.ts'
import type { Call } from '../../ports/call.ts'
import type { SessionRow } from '../../ports/home-store.ts'
import type { CredentialRow, PersonRecord } from '../../ports/people.ts'
import type { MailKind, MailValues } from '../../text/mail.ts'
import type { HomeTools } from '../home.ts'
import { packCredential, packParcel, sealIntent, type ChangeIntent, type Ending } from '../intent.ts'
import type { SpentChallenge } from '../marks.ts'
import { askedOf, mailOrder, sealParcel, type Parcel } from '../outbox.ts'
import type { Somebody } from '../self.ts'
import { sessionOf } from '../sessions.ts'
import { settleNow } from '../settle.ts'

export type Answer = Outcome<Changed, ChangeRefusal>
export type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** What every kind of change works with. */
export interface Work {
  readonly home: HomeTools
  readonly call: Call
  readonly request: ChangeRequest
  readonly who: Somebody
  readonly session: SessionRow
  readonly record: PersonRecord
}

/** The change carries its request's number, so that the same request sent again after a crash finds it done (rule Z2). */
const nameOf = (call: Call): string => base64url(call.requestNumber)
export const hasHappened = ({ call, record }: Work): boolean => record.person.change === nameOf(call)

/** Writes the intent and sees it through. Who signed out meanwhile changes nothing; `refused`: another change came first. */
export async function apply(
  { home, call, request, who, record }: Work,
  step: {
    readonly challenge?: SpentChallenge
    readonly add?: readonly CredentialRow[]
    readonly remove?: readonly string[]
    readonly counters?: ChangeIntent['counters']
    readonly ending: Ending
    readonly parcel: Parcel
  },
): Promise<'applied' | 'refused' | 'no_session'> {
  const intent: ChangeIntent = {
    kind: 'change',
    expected: record.person.version,
    at: home.now(),
    add: (step.add ?? []).map(packCredential),
    remove: step.remove ?? [],
    counters: step.counters ?? [],
    ending: step.ending,
    parcel: packParcel(await sealParcel(home, who.vault, step.parcel)),
  }
  const { id, body } = await sealIntent(home, who.vault, intent, nameOf(call))
  const hasBegun = home.store.transact(() => {
    if (!sessionOf(home, request.session)) return false
    if (step.challenge) home.store.spend(step.challenge.digest, step.challenge.until)
    home.store.putIntent(id, body)
    home.store.wake(home.now())
    return true
  })
  if (!hasBegun) return 'no_session'
  return (await settleNow(home)) === 'applied' ? 'applied' : 'refused'
}

type Notice = 'recovery_done' | 'password_changed' | 'way_in_added' | 'way_in_removed'
type Particular<Kind extends MailKind> = Omit<MailValues[Kind], 'asked' | 'recoveryUrl'>

export function notice<Kind extends Notice>({ home, call }: Work, kind: Kind, particular: Particular<Kind>) {
  const values = { ...particular, asked: askedOf(home, call), recoveryUrl: `${home.issuer}/recovery` }
  return mailOrder(call, kind, values as unknown as MailValues[Kind]) // the compiler cannot add a generic Omit back together
}
