/**
 * An access token that comes back to us (RFC 9068 §4): the signature and its life are judged at the edge, and its `jti` opens to the Home
 * that judges the rest (rule G6). A good signature alone opens nothing.
 */
import { verifyJwt } from '../crypto/jws.ts'
import { parseScope } from '../domain/scope.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import { homeOf } from '../interaction/home-of.ts'

export interface VerifiedToken {
  readonly clientId: string
  readonly sub: string
  readonly scopes: readonly string[]
  readonly jti: string
}

/** Undefined for whatever is not a live access token of ours. */
export async function verifyAccessToken(
  edge: Edge,
  token: string,
  options: { readonly ignoreExpiry: boolean } = { ignoreExpiry: false },
): Promise<VerifiedToken | undefined> {
  const { issuer } = edge.settings
  const expected = { typ: 'at+jwt', issuer, audience: issuer, now: edge.clock, ...options } as const
  const claims = await verifyJwt(await edge.configuration.keys(), token, expected)
  const { client_id: clientId, sub, scope, jti } = claims ?? {}
  if (typeof clientId !== 'string' || typeof sub !== 'string' || typeof jti !== 'string') return undefined
  return { clientId, sub, jti, scopes: parseScope(typeof scope === 'string' ? scope : '') ?? [] }
}

/** The Home and family behind a verified token; undefined for a machine's, which has none. */
export async function homeOfToken(
  edge: Edge,
  token: VerifiedToken,
): Promise<{ readonly address: HomeAddress; readonly family: string } | undefined> {
  const opened = await edge.handles.open('access', token.clientId, token.jti)
  const address = opened && homeOf(opened.address)
  return address && { address, family: opened.address.family }
}
