/**
 * Sign-out (RP-Initiated Logout §2): only the cookie's session is ended, a hint is no authority (rule H6). A hint that names this
 * session's person spares the question; without one the person is asked, or any page could sign people out. One hop, when it is done.
 */
import { responseLocation } from '../../interaction/mint.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PresentedSession } from '../../region/presented.ts'
import { askHome } from '../ask-home.ts'
import type { LogoutRequest } from './request.ts'

/** `nothing`: no session is presented here, so there is nothing to end. */
export type LogoutStep = 'nothing' | 'ask' | 'sign_out'

/**
 * Decided without a hop: whom the session belongs to is read from its near copy. No copy means asking the person, which costs them a
 * press and nobody anything else; asking the Home first would make two hops of one.
 */
export async function logoutStep(
  edge: Edge,
  request: LogoutRequest,
  session: PresentedSession | undefined,
): Promise<LogoutStep> {
  if (!session) return 'nothing'
  const { clientId, subject } = request
  if (clientId === undefined || subject === undefined) return 'ask'
  const copy = await edge.copies.get(session.secret, session.digest)
  return copy?.subjects[clientId] === subject ? 'sign_out' : 'ask'
}

/** Ends the session and all that lives by it. Throws Outage when the Home does not answer: then nothing was ended. */
export const signOut = async (edge: Edge, call: Call, session: PresentedSession): Promise<void> => {
  await askHome(edge, session.address, (home) => home.signOut(call, { session: session.digest }))
}

/** Where to go when it is done, if the way back is still registered (rule A8); `state` is echoed (§3). */
export async function wayBack(edge: Edge, request: LogoutRequest): Promise<string | undefined> {
  const { clientId, redirectUri, state } = request
  const client = clientId === undefined ? undefined : await edge.configuration.client(clientId)
  if (redirectUri === undefined || !client?.postLogoutRedirectUris.includes(redirectUri)) return undefined
  return state === undefined ? redirectUri : responseLocation(redirectUri, { state })
}
