/**
 * Changes that a signed-in person makes: one after the other, each by its own file in change/. Who presents no session that lives changes
 * nothing; what a request has done already is answered again (rule Z2).
 */
import { ok, no } from '../kernel/outcome.ts'
import type { Change, ChangeRequest } from '../ports/account.ts'
import type { Call } from '../ports/call.ts'
import { disconnect } from './change/applications.ts'
import { addIdentifier, makePrimary, removeIdentifier } from './change/identifiers.ts'
import { changeProfile } from './change/profile.ts'
import { endOne, endOthers } from './change/sessions.ts'
import { addWayIn, removeWayIn, renamePasskey } from './change/ways-in.ts'
import type { Answer, Of, Work } from './change/work.ts'
import { inTurn, isStaleConfiguration, type HomeTools } from './home.ts'
import { repeated } from './opened.ts'
import { somebody } from './self.ts'
import { sessionOf } from './sessions.ts'
import { settleNow } from './settle.ts'

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
  rename: (work) => renamePasskey(work, work.request.change as Of<'rename'>),
  profile: (work) => changeProfile(work, work.request.change as Of<'profile'>),
  add_identifier: (work) => addIdentifier(work, work.request.change as Of<'add_identifier'>),
  remove_identifier: (work) => removeIdentifier(work, work.request.change as Of<'remove_identifier'>),
  make_primary: (work) => makePrimary(work, work.request.change as Of<'make_primary'>),
  end_session: (work) => endOne(work, work.request.change as Of<'end_session'>),
  end_others: endOthers,
  disconnect: (work) => disconnect(work, work.request.change as Of<'disconnect'>),
}
