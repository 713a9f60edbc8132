/**
 * Sign-out (RP-Initiated Logout §2): only the cookie's session is ended, a hint is no authority (rule H6). A hint that names this
 * session's person spares the question; without one the person is asked, or any page could sign people out. One hop, when it is done.
 */
import { clientFacts, type Client } from '../../domain/client.ts'
import { responseLocation } from '../../interaction/mint.ts'
import type { Edge } from '../../ports/edge.ts'
import type { SignOutRequest } from '../../ports/homes.ts'
import type { LogoutRequest } from './request.ts'

/** The application that sent the person, as it is registered now. */
export const clientOf = async (edge: Edge, { clientId }: LogoutRequest): Promise<Client | undefined> =>
  clientId === undefined ? undefined : edge.configuration.client(clientId)

/** Whom the request's hint names, if it has one, for their Home to compare; the client is looked up as it is now. */
export async function hintedBy(edge: Edge, request: LogoutRequest): Promise<SignOutRequest['onlyFor']> {
  const { subject } = request
  if (subject === undefined) return undefined
  const client = await clientOf(edge, request)
  return client && { client: clientFacts(client), subject }
}

/** Where to go when it is done, if the way back is still registered (rule A8); `state` is echoed (§3). */
export async function wayBack(edge: Edge, request: LogoutRequest): Promise<string | undefined> {
  const { redirectUri, state } = request
  const client = await clientOf(edge, request)
  if (redirectUri === undefined || !client?.postLogoutRedirectUris.includes(redirectUri)) return undefined
  return state === undefined ? redirectUri : responseLocation(redirectUri, { state })
}
