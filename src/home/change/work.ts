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
import type { AccountChange, MailKind, MailValues } from '../../text/mail.ts'
import type { HomeTools } from '../home.ts'
import {
  packCredential,
  packParcel,
  sealIntent,
  type ChangeIntent,
  type Ending,
  type IdentifierStep,
} from '../intent.ts'
import type { SpentChallenge } from '../marks.ts'
import { takeOfDay } from '../pause.ts'
import { askedOf, mailOrder, sealParcel, type MailOrder, type Parcel } from '../outbox.ts'
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
export const nameOf = (call: Call): string => base64url(call.requestNumber)
export const hasHappened = ({ call, record }: Pick<Work, 'call' | 'record'>): boolean =>
  record.person.change === nameOf(call)

/** What a change does: to the record, to identifiers, to what lives by it, and what is told of it. */
export interface Step {
  readonly challenge?: SpentChallenge
  readonly add?: readonly CredentialRow[]
  readonly remove?: readonly string[]
  readonly profile?: Uint8Array
  readonly identifiers?: IdentifierStep
  readonly counters?: ChangeIntent['counters']
  readonly ending?: Ending
  readonly parcel: Parcel
}

export const ENDS_NOTHING: Ending = { sessions: false, families: false, devices: false }

/** Writes the intent and sees it through. Who signed out meanwhile changes nothing; `refused`: another change came first. */
export async function apply(
  { home, call, request, who, record }: Work,
  step: Step,
): Promise<'applied' | 'refused' | 'taken' | 'no_session'> {
  const hasBegun = await begin({ home, call, who, record }, step, () => {
    if (!sessionOf(home, request.session)) return false
    if (step.challenge) home.store.spend(step.challenge.digest, step.challenge.until)
    return true
  })
  if (!hasBegun) return 'no_session'
  const settled = await settleNow(home, true)
  return settled === 'nothing' ? 'refused' : settled
}

/** Writes the intent of a step in one transaction with `may`, which says whether it may still be made. */
export async function begin(
  { home, call, who, record }: Pick<Work, 'home' | 'call' | 'who' | 'record'>,
  step: Step,
  may: () => boolean,
): Promise<boolean> {
  const { add = [], remove = [], counters = [], ending = ENDS_NOTHING, profile, identifiers } = step
  const intent: ChangeIntent = {
    kind: 'change',
    expected: record.person.version,
    at: home.now(),
    add: add.map(packCredential),
    remove,
    counters,
    ending,
    ...(profile && { profile: base64url(profile) }),
    ...(identifiers && { identifiers }),
    parcel: packParcel(await sealParcel(home, who.vault, step.parcel)),
  }
  const { id, body } = await sealIntent(home, who.vault, intent, nameOf(call))
  return home.store.transact(() => {
    if (!may()) return false
    home.store.putIntent(id, body)
    home.store.wake(home.now())
    return true
  })
}

type Notice = 'recovery_done' | 'password_changed' | 'way_in_added' | 'way_in_removed'
type Particular<Kind extends MailKind> = Omit<MailValues[Kind], 'asked' | 'recoveryUrl'>

/** To all addresses of the person. */
export function notice<Kind extends Notice>(
  { home, call }: Work,
  kind: Kind,
  particular: Particular<Kind>,
): MailOrder<Kind> {
  const values = { ...particular, asked: askedOf(home, call), recoveryUrl: `${home.issuer}/recovery` }
  return mailOrder(call, kind, values as unknown as MailValues[Kind]) // the compiler cannot add a generic Omit back together
}

/** The same for what asks for no fresh proof: as many as a day allows, so that nobody buries one mail under a thousand (rule D6). */
export const lightNotice = (work: Work, what: AccountChange): readonly MailOrder[] =>
  work.home.store.transact(() => takeOfDay(work.home, 'notices:light', work.home.policy.lightNoticesPerDay))
    ? [noticeOfChange(work, what)]
    : []

/** The same for everything that changes no way in. */
export const noticeOfChange = (
  { home, call }: Pick<Work, 'home' | 'call'>,
  what: AccountChange,
): MailOrder<'account_changed'> =>
  mailOrder(call, 'account_changed', {
    what,
    asked: askedOf(home, call),
    accountUrl: `${home.issuer}/account`,
    recoveryUrl: `${home.issuer}/recovery`,
  })
