/** "Am I signed in?", asked of the truth, and the end of it. What lives by a session dies with it at once, by being asked. */
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { SignOutRequest } from '../ports/homes.ts'
import type { SessionFacts } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { somebody, subjectSecrets } from './self.ts'
import { eraseCopies, sessionFacts, sessionOf, touch } from './sessions.ts'
import { settle } from './settle.ts'
import { subjectFor } from './subjects.ts'

export async function session(
  home: HomeTools,
  _call: Call,
  request: { readonly session: Uint8Array },
): Promise<Outcome<SessionFacts, 'ended'>> {
  await settle(home)
  if (!(await somebody(home))) return no('ended')
  return home.store.transact(() => {
    const row = sessionOf(home, request.session, true)
    return row ? ok(sessionFacts(home, touch(home, row))) : no('ended')
  })
}

/**
 * Ends the session; a session that is none is none (signing out never fails). A hint is no authority: one that names somebody else
 * ends nothing, and the person is asked instead (rule H6).
 */
export async function signOut(
  home: HomeTools,
  call: Call,
  { session: cookie, onlyFor }: SignOutRequest,
): Promise<Outcome<undefined, 'somebody_else'>> {
  await settle(home)
  const who = await somebody(home)
  if (!who) return ok(undefined)
  if (onlyFor && (await subjectFor(await subjectSecrets(who), onlyFor.client)) !== onlyFor.subject)
    return no('somebody_else')
  const parcel = await sealParcel(home, who.vault, { facts: [fact(home, call, 'session.ended')] })
  const ended = home.store.transact(() => {
    const row = sessionOf(home, cookie, true)
    if (!row) return undefined
    home.store.endSessions([row.id])
    post(home, parcel)
    return row
  })
  if (ended) await eraseCopies(home, [ended])
  return ok(undefined)
}
