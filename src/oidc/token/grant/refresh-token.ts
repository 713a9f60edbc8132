/**
 * The `refresh_token` grant (RFC 6749 §6) with rotation by rule G3: we propose a salt and the digest of the successor that it gives, the
 * Home accepts one proposal and answers every repetition with the accepted salt, from which the same successor follows. Which zone
 * of rule G4 a presented token is in, and whether that is theft, is the Home's to say.
 */
import { successor } from '../../../crypto/refresh-successor.ts'
import { clientFacts } from '../../../domain/client.ts'
import { parseScope } from '../../../domain/scope.ts'
import type { RefreshRefusal } from '../../../ports/grants.ts'
import { homeOf } from '../../../interaction/home-of.ts'
import { askHome } from '../../../region/ask-home.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Parameters } from '../../parameters.ts'
import type { RefusalReason } from '../../refusals.ts'
import type { Redeem } from '../redeemed.ts'

const SALT_BYTES = 16

const REASONS: Readonly<Record<Exclude<RefreshRefusal, 'configuration_stale'>, RefusalReason>> = {
  family_ended: 'family_ended',
  client_mismatch: 'refresh_client_mismatch',
  slow_tab: 'slow_tab',
  theft: 'theft',
  expired: 'expired',
  scope_widened: 'scope_widened',
}

export const redeemRefresh: Redeem = async ({ edge, client, parameters, call }) => {
  const token = parameters.get('refresh_token')
  if (token === undefined) throw new OAuthError('refresh_token_missing')
  const scopes = scopesOf(parameters)
  const opened = await edge.handles.open('refresh', client.id, token)
  const address = opened && homeOf(opened.address)
  if (!opened || !address) throw new OAuthError('refresh_malformed')

  const { person } = address
  const salt = edge.random(SALT_BYTES)
  const keyId = edge.houseKeys.current
  const proposed = await successor(edge.houseKeys, keyId, salt, opened.secret)
  const request = {
    family: opened.address.family,
    generation: opened.address.generation,
    digest: await edge.handles.digest('refresh', person, opened.secret),
    client: clientFacts(client),
    proposal: { salt, keyId, digest: await edge.handles.digest('refresh', person, proposed) },
    ...(scopes && { scopes }),
    idTokenClaims: client.idTokenClaims,
  }
  const outcome = await askHome(edge, () => edge.homes.of(address).refresh(call, request))
  if (!outcome.ok) throw new OAuthError(REASONS[outcome.why])
  const grant = outcome.value
  // From the accepted salt, which may be another request's: so two tabs hold one and the same token.
  const refresh = await successor(edge.houseKeys, grant.keyId, grant.salt, opened.secret)
  return { by: 'person', grant, address, refresh }
}

/** RFC 6749 §6: the same or fewer; whether these are fewer is judged where the grant lies. */
function scopesOf(parameters: Parameters): readonly string[] | undefined {
  const text = parameters.get('scope')
  if (text === undefined) return undefined
  const scopes = parseScope(text)
  if (!scopes) throw new OAuthError('refresh_scope_malformed')
  return scopes
}
