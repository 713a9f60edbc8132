/**
 * What a logout request asks (RP-Initiated Logout §2), checked: a hint is one of ours, expired or not, and names the client; a way back is
 * registered, letter by letter. Whatever is wrong is a page and never a redirect (§3).
 */
import * as v from 'valibot'
import { verifyJwt, type Claims } from '../../crypto/jws.ts'
import type { Client } from '../../domain/client.ts'
import type { Edge } from '../../ports/edge.ts'
import { isStateTooLarge } from '../authorize/check/state.ts'
import { readLocales } from '../authorize/check/tolerated.ts'
import { OAuthError } from '../oauth-error.ts'
import type { Parameters } from '../parameters.ts'

export const LogoutRequestSchema = v.strictObject({
  clientId: v.optional(v.string()),
  /** Whom the hint names, as that client knows them. Not an identifier (rule G1b). */
  subject: v.optional(v.string()),
  redirectUri: v.optional(v.string()),
  state: v.optional(v.string()),
  uiLocales: v.optional(v.string()),
})
export type LogoutRequest = v.InferOutput<typeof LogoutRequestSchema>

export async function readLogout(edge: Edge, parameters: Parameters): Promise<LogoutRequest> {
  if (parameters.hasDoubled) throw new OAuthError('parameter_doubled')
  const state = parameters.get('state')
  if (isStateTooLarge(state)) throw new OAuthError('state_too_large')
  const hint = await readHint(edge, parameters.get('id_token_hint'))
  const client = await clientOf(edge, parameters.get('client_id'), hint)
  const redirectUri = redirectOf(parameters.get('post_logout_redirect_uri'), client)
  const uiLocales = readLocales(parameters)
  return {
    ...(client && { clientId: client.id }),
    ...(hint && { subject: hint.subject }),
    ...(redirectUri !== undefined && { redirectUri }),
    ...(state !== undefined && { state }),
    ...(uiLocales !== undefined && { uiLocales }),
  }
}

interface Hint {
  readonly audience: string
  readonly subject: string
}

async function readHint(edge: Edge, token: string | undefined): Promise<Hint | undefined> {
  if (token === undefined) return undefined
  const expected = { typ: 'JWT', issuer: edge.settings.issuer, now: edge.clock, ignoreExpiry: true } as const
  const claims: Claims | undefined = await verifyJwt(await edge.configuration.keys(), token, expected)
  const { aud, sub } = claims ?? {}
  if (typeof aud !== 'string' || typeof sub !== 'string') throw new OAuthError('logout_hint_refused')
  return { audience: aud, subject: sub }
}

async function clientOf(
  edge: Edge,
  named: string | undefined,
  hint: Hint | undefined,
): Promise<Client | undefined> {
  if (named !== undefined && hint && named !== hint.audience) throw new OAuthError('logout_client_mismatch')
  const id = named ?? hint?.audience
  if (id === undefined) return undefined
  const client = await edge.configuration.client(id)
  if (!client) throw new OAuthError('logout_client_unknown')
  return client
}

function redirectOf(uri: string | undefined, client: Client | undefined): string | undefined {
  if (uri === undefined) return undefined
  if (!client) throw new OAuthError('logout_redirect_without_client')
  if (!client.postLogoutRedirectUris.includes(uri)) throw new OAuthError('logout_redirect_unregistered')
  return uri
}
