/**
 * The last step of recovery: one new way in, added by the session that the mailed code opened. The Home ends every other session
 * unless the person keeps them, opens a full one and mints, in one hop; the request that led here goes on.
 */
import type { Change, ChangeRefusal, EnrolView } from '../ports/account.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import type { PresentedSession } from '../interaction/presented.ts'
import { EnrolViewSchema } from '../interaction/shapes.ts'
import { askAsOfNow, askHome } from '../region/ask-home.ts'
import { changeRequest } from '../interaction/proposals.ts'
import { seeOther } from '../web/answer.ts'
import { sessionOf } from '../web/browser.ts'
import { callOf } from '../web/call.ts'
import type { HouseContext } from '../web/context.ts'
import { noteRpId } from '../web/first-passkey.ts'
import { arrive, receive, type Posted } from './arrive.tsx'
import { mintFor } from './continuation.ts'
import { ACCOUNT } from './paths.ts'
import { readWayIn } from './read-way-in.ts'
import { openForm } from '../interaction/sealed-form.ts'
import { showRecovery } from './show-recovery.tsx'
import { showRecoveryWayIn, stateAfter, type WayInState } from './show-way-in.tsx'
import { signedIn } from './signed-in.tsx'
import { wayInProblem } from './way-in-page.tsx'

export const recoveryWayInPage =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const { edge } = c.var
    const arrival = await arrive(c)
    if (arrival instanceof Response) return arrival
    const session = await sessionOf(c)
    if (!session) return showRecovery(c, arrival)
    const { address, digest } = session
    const call = await callOf(c, { client: arrival.client })
    const view = await askHome(edge, () => edge.homes.of(address).enrol(call, { session: digest }))
    return view.ok
      ? showRecoveryWayIn(c, methods, arrival, { address, view: view.value })
      : showRecovery(c, arrival)
  }

export const addWayIn =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const posted = await receive(c, 'recovery-way-in')
    if (posted instanceof Response) return posted
    const { fields, interaction, browser, isRestarted } = posted
    const { edge } = c.var
    const form = fields['form'] ?? ''
    const view = await openForm(edge, 'recovery-way-in', interaction.browser, EnrolViewSchema, form)
    const { session } = browser
    if (!session || !view || isRestarted) return showRecovery(c, posted)
    const { address } = session
    if (posted.isSwitch) {
      const problem = wayInProblem(fields['shown'])
      return showRecoveryWayIn(c, methods, posted, { address, view }, { problem })
    }
    const about = { purpose: 'enrol', browser: interaction.browser, person: address.person } as const
    const wayIn = await readWayIn(edge, methods, about, fields)
    if (!wayIn.ok) return showRecoveryWayIn(c, methods, posted, { address, view }, stateAfter(wayIn.why))

    const changed = await change(c, posted, session, {
      kind: 'add',
      credential: wayIn.value,
      keepOtherSessions: fields['keep_sessions'] === 'yes',
    })
    if (!changed.ok) return refused(c, methods, { posted, session, view }, changed.why)
    noteRpId(c, wayIn.value)
    const { opened } = changed.value
    return opened ? signedIn(c, posted, { opened, address, inner: undefined }) : seeOther(c, ACCOUNT)
  }

async function change(c: HouseContext, posted: Posted, session: PresentedSession, wanted: Change) {
  const { edge } = c.var
  const { call, continuation } = posted
  const { address } = session
  const request = await changeRequest(edge, posted, session, wanted)
  return askAsOfNow(edge, call, async (current) =>
    edge.homes.of(address).change(current, { ...request, ...(await mintFor(edge, continuation, address)) }),
  )
}

interface Standing {
  readonly posted: Posted
  readonly session: PresentedSession
  readonly view: EnrolView
}

function refused(
  c: HouseContext,
  methods: EdgeMethods,
  { posted, session, view }: Standing,
  why: Exclude<ChangeRefusal, 'configuration_stale'>,
): Promise<Response> {
  const again = (state: WayInState) =>
    showRecoveryWayIn(c, methods, posted, { address: session.address, view }, state)
  switch (why) {
    case 'passkey_refused':
      return again({ problem: 'passkey_failed', isRefused: true })
    case 'passkey_known':
      return again({ problem: 'passkey_failed' })
    case 'password_too_short':
    case 'password_too_long':
    case 'password_too_common':
    case 'password_too_personal':
      return again({ problem: why })
    // The session is over or was never a recovery's: begin again with the address.
    case 'no_session':
    case 'proof_too_old':
    case 'last_way_in':
    case 'unknown_credential':
    case 'unknown_identifier':
    case 'identifier_taken':
    case 'identifier_known':
    case 'primary_stays':
    case 'code_refused':
    case 'overtaken':
      return showRecovery(c, posted)
  }
}
