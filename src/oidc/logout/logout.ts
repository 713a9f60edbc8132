/**
 * Sign-out (RP-Initiated Logout §2): only the cookie's session is ended, a hint is no authority (rule H6). A hint that names this
 * session's person spares the question; without one the person is asked, or any page could sign people out. One hop, when it is done.
 */
import { clientFacts, type Client } from '../../domain/client.ts'
import { responseLocation } from '../../interaction/mint.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { askHome } from '../../region/ask-home.ts'
import type { LogoutRequest } from './request.ts'

/** `asks`: the hint names somebody else than this session's person, and nothing was ended. */
export type SignedOut = 'done' | 'asks'

/**
 * Ends the session and all that lives by it; with a hint only if it names this session's person, which its Home compares in the same
 * hop. Throws Outage when the Home does not answer: then nothing was ended.
 */
export async function signOut(
  edge: Edge,
  call: Call,
  session: PresentedSession,
  hinted?: Hinted,
): Promise<SignedOut> {
  const { address, digest } = session
  const onlyFor = hinted && { client: clientFacts(hinted.client), subject: hinted.subject }
  const request = { session: digest, ...(onlyFor && { onlyFor }) }
  const outcome = await askHome(edge, () => edge.homes.of(address).signOut(call, request))
  return outcome.ok ? 'done' : 'asks'
}

export interface Hinted {
  readonly client: Client
  readonly subject: string
}

/** Whom the request's hint names, if it has one; the client is looked up as it is now. */
export async function hintedBy(
  edge: Edge,
  { clientId, subject }: LogoutRequest,
): Promise<Hinted | undefined> {
  if (clientId === undefined || subject === undefined) return undefined
  const client = await edge.configuration.client(clientId)
  return client && { client, subject }
}

/** Where to go when it is done, if the way back is still registered (rule A8); `state` is echoed (§3). */
export async function wayBack(edge: Edge, request: LogoutRequest): Promise<string | undefined> {
  const { clientId, redirectUri, state } = request
  const client = clientId === undefined ? undefined : await edge.configuration.client(clientId)
  if (redirectUri === undefined || !client?.postLogoutRedirectUris.includes(redirectUri)) return undefined
  return state === undefined ? redirectUri : responseLocation(redirectUri, { state })
}
