/**
 * Changes that a signed-in person makes: ways in added and removed, sessions ended. Those that touch the record go through an intent
 * (LAW one owner); each asks for a proof not older than ten minutes, or for the session of a recovery, which may add one way in and
 * nothing else. A password change ends what it must (SECURITY Z1, E).
 */
import { base64url } from '../kernel/bytes.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { SessionRow } from '../ports/home-store.ts'
import type { Change, Changed, ChangeRefusal, ChangeRequest } from '../ports/account.ts'
import type { CredentialRow, PersonRecord } from '../ports/people.ts'
import type { MailKind, MailValues } from '../text/mail.ts'
import { enrolCredential, personalWords, type Enrolled } from './enrol.ts'
import { inTurn, isStaleConfiguration, type HomeTools } from './home.ts'
import { packCredential, packParcel, sealIntent, type ChangeIntent, type Ending } from './intent.ts'
import { prepareMint } from './mint.ts'
import { openWith, repeated } from './opened.ts'
import { askedOf, fact, mailOrder, post, sealParcel, type Parcel } from './outbox.ts'
import { challengeOf, counterName, isChallengeSpent, type SpentChallenge } from './marks.ts'
import { credentialRow, readAddresses, readProfile } from './record.ts'
import { somebody, type Somebody } from './self.ts'
import {
  eraseCopies,
  isProofFresh,
  isUsed,
  sealVisit,
  sessionAfter,
  sessionName,
  sessionOf,
} from './sessions.ts'
import { endWhatMust, settleNow } from './settle.ts'
import { giveTrust } from './trust.ts'

type Answer = Outcome<Changed, ChangeRefusal>
type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** What every kind of change works with. */
interface Work {
  readonly home: HomeTools
  readonly call: Call
  readonly request: ChangeRequest
  readonly who: Somebody
  readonly session: SessionRow
  readonly record: PersonRecord
}

export function change(home: HomeTools, call: Call, request: ChangeRequest): Promise<Answer> {
  return inTurn(home.memory, async () => {
    if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
    await settleNow(home)
    const again = await repeated(home, call, request)
    if (again) return ok({ opened: again })
    const who = await somebody(home)
    const session = who && sessionOf(home, request.session)
    const record = session && (await home.people.read(who.self.person))
    if (!record) return no('no_session')
    return CHANGES[request.change.kind]({ home, call, request, who, session, record })
  })
}

const CHANGES: { readonly [Kind in Change['kind']]: (work: Work) => Promise<Answer> } = {
  add: (work) => addWayIn(work, work.request.change as Of<'add'>),
  remove: (work) => removeWayIn(work, work.request.change as Of<'remove'>),
  end_session: (work) => endOne(work, work.request.change as Of<'end_session'>),
  end_others: endOthers,
}

async function addWayIn(work: Work, { credential, keepOtherSessions = false }: Of<'add'>): Promise<Answer> {
  const { home, call, who, record, session } = work
  const isRecovery = session.purpose === 'recovery'
  if (!isRecovery && !isProofFresh(home, session)) return no('proof_too_old')
  const isDone = hasHappened(work)
  const challenge = credential.method === 'passkey' ? await challengeOf(credential) : undefined
  if (challenge && !isDone && isChallengeSpent(home, challenge.digest)) return no('passkey_refused')
  const profile = await readProfile(who.vault, record)
  const words = personalWords(profile.name, await readAddresses(who.vault, record), call.brand.name)
  const enrolled = await enrolCredential(home, who.self.person, credential, words)
  if (!enrolled.ok) return enrolled
  if (isDone) return renewSession(work, enrolled.value)
  const { id, method } = enrolled.value
  if (method === 'passkey' && record.credentials.some((row) => row.id === id)) return no('passkey_known')
  const isNewPassword = method === 'password' && record.credentials.some((row) => row.id === 'password')
  const applied = await apply(work, {
    ...(challenge && { challenge }),
    add: [await credentialRow(home, who.vault, enrolled.value)],
    counters:
      enrolled.value.signCount > 0 ? [{ name: counterName(id), value: enrolled.value.signCount }] : [],
    ending: endingOf(session, { isRecovery, keepOtherSessions, isNewPassword }),
    parcel: {
      facts: [
        fact(home, call, isNewPassword ? 'password.changed' : 'credential.added', { method, credential: id }),
        ...(isRecovery ? [fact(home, call, 'recovery.completed', { method })] : []),
      ],
      mails: isRecovery
        ? [notice(work, 'recovery_done', { keptSessions: keepOtherSessions })]
        : [
            isNewPassword
              ? notice(work, 'password_changed', {})
              : notice(work, 'way_in_added', { way: method }),
          ],
    },
  })
  if (applied === 'applied') return renewSession(work, enrolled.value)
  return no(applied === 'refused' ? 'passkey_refused' : applied)
}

/** A recovery ends every other session unless the person keeps them; a new password ends what the old one had opened. */
function endingOf(
  session: SessionRow,
  about: {
    readonly isRecovery: boolean
    readonly keepOtherSessions: boolean
    readonly isNewPassword: boolean
  },
): Ending {
  const isEnding = about.isRecovery ? !about.keepOtherSessions : about.isNewPassword
  return {
    sessions: isEnding,
    families: isEnding,
    devices: about.isRecovery || about.isNewPassword,
    exceptSession: base64url(session.id),
  }
}

async function removeWayIn(work: Work, { credential }: Of<'remove'>): Promise<Answer> {
  const { home, call, record, session } = work
  if (hasHappened(work)) return ok({})
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const row = record.credentials.find(({ id }) => id === credential)
  if (!row) return no('unknown_credential')
  if (record.credentials.length === 1) return no('last_way_in')
  const { method } = row
  const applied = await apply(work, {
    remove: [row.id],
    ending: { sessions: false, families: false, devices: false },
    parcel: {
      facts: [fact(home, call, 'credential.removed', { method, credential: row.id })],
      mails: [notice(work, 'way_in_removed', { way: method })],
    },
  })
  if (applied === 'applied') return ok({})
  return no(applied === 'refused' ? 'unknown_credential' : applied)
}

/** The change carries its request's number, so that the same request sent again after a crash finds it done (rule Z2). */
const nameOf = (call: Call): string => base64url(call.requestNumber)
const hasHappened = ({ call, record }: Work): boolean => record.person.change === nameOf(call)

/** Writes the intent and sees it through. Who signed out meanwhile changes nothing; `refused`: another change came first. */
async function apply(
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

/** A privilege change gives the session a new id; a recovery's becomes an ordinary one (rule H4). */
async function renewSession(work: Work, enrolled: Enrolled): Promise<Answer> {
  const { home, call, request, who, session } = work
  const prepared = await prepareMint(who, request.mint)
  const visit = await sealVisit(home, who.vault, call)
  const outcome = home.store.transact((): Answer => {
    const live = sessionOf(home, request.session)
    if (!live || isUsed(home, request.fresh)) return no('no_session')
    const isRecovery = live.purpose === 'recovery'
    const trust = giveTrust(home, request.device)
    const amr = isRecovery ? enrolled.amr : live.amr
    const fresh = { digest: request.fresh.digest, ...(isRecovery ? {} : { replaces: request.session }) }
    const renewed = sessionAfter(home, call, { purpose: 'full', fresh, amr, device: trust.device, visit })
    const kept = isRecovery ? renewed : { ...renewed, authTime: live.authTime }
    if (isRecovery) home.store.endSessions([live.id])
    return ok({ opened: openWith(home, call, kept, prepared, trust) })
  })
  await eraseCopies(home, [session])
  return outcome
}

async function endOne(work: Work, { session: name }: Of<'end_session'>): Promise<Answer> {
  const { home, call, who, session } = work
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const rows = home.store.sessions().filter((row) => row.isLive)
  const names = await Promise.all(rows.map(sessionName))
  const target = rows[names.indexOf(name)]
  if (!target) return ok({})
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'session.ended', { session: name })],
  })
  if (!sessionOf(home, work.request.session)) return no('no_session')
  home.store.transact(() => {
    if (!home.store.session(target.id)?.isLive) return
    home.store.endSessions([target.id])
    post(home, parcel)
  })
  await eraseCopies(home, [target])
  return ok({})
}

/**
 * "Sign out everywhere else": every other session, their families and every one that outlives a session, and all device trust; the
 * epoch tells proofs on their way (rule Z1).
 */
async function endOthers(work: Work): Promise<Answer> {
  const { home, call, who, session } = work
  if (session.purpose !== 'full') return no('proof_too_old')
  const parcel = await sealParcel(home, who.vault, { facts: [fact(home, call, 'sessions.ended_others')] })
  if (!sessionOf(home, work.request.session)) return no('no_session')
  const ended = home.store.transact(() => {
    const self = home.store.self()
    if (self) home.store.putSelf({ ...self, epoch: self.epoch + 1 })
    const exceptSession = base64url(session.id)
    const all = endWhatMust(home, { sessions: true, families: true, devices: true, exceptSession })
    // A double click ends nothing more, and tells of nothing (invariant 42).
    if (all.isAnything) post(home, parcel)
    return all
  })
  await eraseCopies(home, ended.sessions)
  return ok({})
}

type Notice = 'recovery_done' | 'password_changed' | 'way_in_added' | 'way_in_removed'
type Particular<Kind extends MailKind> = Omit<MailValues[Kind], 'asked' | 'recoveryUrl'>

function notice<Kind extends Notice>({ home, call }: Work, kind: Kind, particular: Particular<Kind>) {
  const values = { ...particular, asked: askedOf(home, call), recoveryUrl: `${home.issuer}/recovery` }
  return mailOrder(call, kind, values as unknown as MailValues[Kind]) // the compiler cannot add a generic Omit back together
}
