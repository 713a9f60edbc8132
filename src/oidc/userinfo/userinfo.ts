/**
 * UserInfo (Core §5.3): the token is verified at the edge, and its Home says what may be told of the person now, or that what the token
 * lives by is dead (rules G6, Y1). One hop. Nothing of the answer is kept.
 */
import { clientFacts } from '../../domain/client.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import { homeOfToken, verifyAccessToken } from '../access-token.ts'
import { askHome } from '../../region/ask-home.ts'
import { errorAnswer, NO_STORE, OAuthError, type JsonAnswer } from '../oauth-error.ts'
import { bearerOf, type BearerRequest } from './bearer.ts'

export async function answerUserinfo(edge: Edge, call: Call, request: BearerRequest): Promise<JsonAnswer> {
  const token = await verifyAccessToken(edge, bearerOf(request))
  if (!token) throw new OAuthError('bearer_unverified')
  const client = await edge.configuration.client(token.clientId)
  if (!client) throw new OAuthError('bearer_client_gone')
  if (!token.scopes.includes('openid')) throw new OAuthError('bearer_without_openid')
  const home = await homeOfToken(edge, token)
  if (!home) throw new OAuthError('bearer_without_home')
  const asked = { family: home.family, client: clientFacts(client), scopes: token.scopes }
  const outcome = await askHome(edge, () => edge.homes.of(home.address).claims(call, asked))
  if (!outcome.ok) throw new OAuthError('bearer_dead')
  // Core §5.3.2: `sub` always, and always the one of the token.
  return { status: 200, headers: NO_STORE, body: { ...outcome.value, sub: token.sub } }
}

/** RFC 6750 §3: who sent no credentials is told the scheme and no error. */
export function userinfoRefusal(error: OAuthError): JsonAnswer {
  const answer = errorAnswer(error, false)
  if (answer.status >= 500) return answer
  const isSilent = error.reason === 'bearer_missing'
  const scope = error.code === 'insufficient_scope' ? ', scope="openid"' : ''
  const challenge = isSilent
    ? ''
    : `, error="${error.code}", error_description="${error.description}"${scope}`
  const headers = { ...answer.headers, 'WWW-Authenticate': `Bearer realm="userinfo"${challenge}` }
  return isSilent ? { status: answer.status, headers } : { ...answer, headers }
}
