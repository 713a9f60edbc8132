/**
 * The token endpoint (RFC 6749 §3.2) in five phases that no grant can skip: parse, authenticate the client, redeem, issue, answer.
 * Throws OAuthError for every refusal and lets an Outage pass; the street answers both.
 */
import { brandOf } from '../../interaction/brand.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { Client } from '../../domain/client.ts'
import { withNewestConfiguration } from '../../region/ask-home.ts'
import { authenticateClient } from '../client-auth/authenticate.ts'
import { NO_STORE, OAuthError, type JsonAnswer } from '../oauth-error.ts'
import { formParameters, type FormRequest, type Parameters } from '../parameters.ts'
import { GRANTS, isGrantType } from './grants.ts'
import { issue, type Tokens } from './issue.ts'
import type { Redeem } from './redeemed.ts'

/** `call` carries one request number for this one HTTP request, however often it is made (rule Z2). */
export async function answerToken(
  edge: Edge,
  call: () => Promise<Call>,
  request: FormRequest,
): Promise<JsonAnswer> {
  const parameters = formParameters(request)
  return withNewestConfiguration(edge, async () => answerOnce(edge, await call(), request, parameters))
}

async function answerOnce(
  edge: Edge,
  call: Call,
  request: FormRequest,
  parameters: Parameters,
): Promise<JsonAnswer> {
  const client = await authenticateClient(
    { authorization: request.authorization, parameters },
    edge.configuration,
  )
  const redeem = grantFor(parameters, client)
  // The region may have to write to the person (rule G4), about this application and in its face.
  const redeemed = await redeem({ edge, client, parameters, call: { ...call, brand: brandOf(edge, client) } })
  return answer(await issue(edge, client, redeemed))
}

function grantFor(parameters: Parameters, client: Client): Redeem {
  const type = parameters.get('grant_type')
  if (type === undefined) throw new OAuthError('grant_type_missing')
  if (!isGrantType(type)) throw new OAuthError('grant_type_unknown')
  if (!client.grantTypes.includes(type)) throw new OAuthError('grant_type_not_allowed')
  return GRANTS[type]
}

/** RFC 6749 §5.1. `scope` always: it may differ from what was asked, and then it must be said (§3.3). */
const answer = (tokens: Tokens): JsonAnswer => ({
  status: 200,
  headers: NO_STORE,
  body: {
    access_token: tokens.accessToken,
    token_type: 'Bearer',
    expires_in: tokens.expiresIn,
    scope: tokens.scopes.join(' '),
    ...(tokens.idToken !== undefined && { id_token: tokens.idToken }),
    ...(tokens.refreshToken !== undefined && { refresh_token: tokens.refreshToken }),
  },
})
