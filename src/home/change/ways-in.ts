/**
 * Ways in, added and removed: each asks for a proof not older than ten minutes, or for the session of a recovery, which may add one way in
 * and nothing else. A password change ends what it must (SECURITY Z1, E).
 */
import { base64url } from '../../kernel/bytes.ts'
import { ok, no } from '../../kernel/outcome.ts'
import type { SessionRow } from '../../ports/home-store.ts'
import type { PersonRecord } from '../../ports/people.ts'
import { enrolCredential, personalWords, type Enrolled } from '../enrol.ts'
import type { Ending } from '../intent.ts'
import { challengeOf, firstCounters, isChallengeSpent } from '../marks.ts'
import { prepareMint } from '../mint.ts'
import { openWith } from '../opened.ts'
import { fact } from '../outbox.ts'
import { credentialRow, readAddresses, readCredential, readProfile } from '../record.ts'
import { eraseCopies, isProofFresh, isUsed, sealVisit, sessionAfter, sessionOf } from '../sessions.ts'
import { giveTrust } from '../trust.ts'
import { apply, hasHappened, lightNotice, notice, type Answer, type Of, type Work } from './work.ts'

export async function addWayIn(
  work: Work,
  { credential, keepOtherSessions = false }: Of<'add'>,
): Promise<Answer> {
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
    remove: isRecovery ? setBeforeProof(record) : [],
    counters: firstCounters(enrolled.value),
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
  return no(applied === 'no_session' ? applied : 'passkey_refused')
}

/**
 * Who recovers by an address gets what was set up since that address was proved, and nothing older: whoever had the account before may
 * not keep a way into what is now theirs (rule F4).
 */
function setBeforeProof({ identifiers, credentials }: PersonRecord): readonly string[] {
  const proved = identifiers.find(({ primary }) => primary)?.verifiedAt ?? 0
  return credentials.filter(({ addedAt }) => addedAt < proved).map(({ id }) => id)
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

export async function removeWayIn(work: Work, { credential }: Of<'remove'>): Promise<Answer> {
  const { home, call, record, session } = work
  if (hasHappened(work)) return ok({})
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const row = record.credentials.find(({ id }) => id === credential)
  if (!row) return no('unknown_credential')
  if (record.credentials.length === 1) return no('last_way_in')
  const { method } = row
  const applied = await apply(work, {
    remove: [row.id],
    parcel: {
      facts: [fact(home, call, 'credential.removed', { method, credential: row.id })],
      mails: [notice(work, 'way_in_removed', { way: method })],
    },
  })
  if (applied === 'applied') return ok({})
  return no(applied === 'no_session' ? applied : 'unknown_credential')
}

/** What the person calls a passkey of theirs; nothing that signs in changes, so no fresh proof is asked for. */
export async function renamePasskey(work: Work, { credential, name }: Of<'rename'>): Promise<Answer> {
  const { home, call, who, record, session } = work
  if (hasHappened(work)) return ok({})
  if (session.purpose !== 'full') return no('proof_too_old')
  const row = record.credentials.find(({ id, method }) => id === credential && method === 'passkey')
  const document = row && (await readCredential(who.vault, row))
  if (!document) return no('unknown_credential')
  const named = { ...row, document: { ...document, name } }
  const applied = await apply(work, {
    add: [await credentialRow(home, who.vault, named, row.addedAt)],
    parcel: {
      facts: [fact(home, call, 'credential.renamed', { credential })],
      mails: lightNotice(work, 'passkey_name'),
    },
  })
  if (applied === 'applied') return ok({})
  return no(applied === 'no_session' ? applied : 'unknown_credential')
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
