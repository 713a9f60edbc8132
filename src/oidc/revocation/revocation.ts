/**
 * Revocation (RFC 7009): a client takes back a token of its own. Either kind ends the family it belongs to, because a JWT that others
 * verify cannot be called back one by one (§2.1). Unknown and foreign tokens are answered like known ones (§2.2), with no hop.
 */
import type { Call, HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import { homeOfToken, verifyAccessToken } from '../access-token.ts'
import { homeOf } from '../../interaction/home-of.ts'
import { askHome } from '../../region/ask-home.ts'
import { authenticateClient } from '../client-auth/authenticate.ts'
import { NO_STORE, OAuthError, type JsonAnswer } from '../oauth-error.ts'
import { formParameters, type FormRequest } from '../parameters.ts'

interface Revocable {
  readonly address: HomeAddress
  readonly family: string
}

export async function answerRevocation(edge: Edge, call: Call, request: FormRequest): Promise<JsonAnswer> {
  const parameters = formParameters(request)
  const client = await authenticateClient(
    { authorization: request.authorization, parameters },
    edge.configuration,
  )
  const token = parameters.get('token')
  if (token === undefined) throw new OAuthError('token_missing')
  // `token_type_hint` would only say what the token's own form says already (§2.1).
  const found =
    (await byRefreshToken(edge, client.id, token)) ?? (await byAccessToken(edge, client.id, token))
  if (found) {
    const ended = { family: found.family, clientId: client.id }
    await askHome(edge, () => edge.homes.of(found.address).revoke(call, ended))
  }
  return { status: 200, headers: NO_STORE }
}

async function byRefreshToken(edge: Edge, clientId: string, token: string): Promise<Revocable | undefined> {
  const opened = await edge.handles.open('refresh', clientId, token)
  const address = opened && homeOf(opened.address)
  return address && { address, family: opened.address.family }
}

/** An expired one still names a family that its owner wants ended. */
async function byAccessToken(edge: Edge, clientId: string, token: string): Promise<Revocable | undefined> {
  const verified = await verifyAccessToken(edge, token, { ignoreExpiry: true })
  return verified?.clientId === clientId ? homeOfToken(edge, verified) : undefined
}
