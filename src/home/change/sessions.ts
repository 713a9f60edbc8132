/** Sessions ended from the account page: one of them, or all but this one. What they own is the Home's, so no intent is needed. */
import { base64url } from '../../kernel/bytes.ts'
import { ok, no } from '../../kernel/outcome.ts'
import { fact, post, sealParcel } from '../outbox.ts'
import { eraseCopies, isProofFresh, sessionName, sessionOf } from '../sessions.ts'
import { endWhatMust } from '../settle.ts'
import { noticeOfChange, type Answer, type Of, type Work } from './work.ts'

export async function endOne(work: Work, { session: name }: Of<'end_session'>): Promise<Answer> {
  const { home, call, who, session } = work
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const rows = home.store.sessions().filter((row) => row.isLive)
  const names = await Promise.all(rows.map(sessionName))
  const target = rows[names.indexOf(name)]
  if (!target) return ok({})
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'session.ended', { session: name })],
    mails: [noticeOfChange(work, 'session')],
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
export async function endOthers(work: Work): Promise<Answer> {
  const { home, call, who, session } = work
  if (session.purpose !== 'full') return no('proof_too_old')
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'sessions.ended_others')],
    mails: [noticeOfChange(work, 'sessions')],
  })
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
