/**
 * Scopes: `openid` is demanded (Core §3.1.2.1), what this client may not have or we do not know is left out (RFC 6749 §3.3), and so is
 * `offline_access` where nothing could be refreshed (Core §11). The token answer says what remained.
 */
import { clientFacts } from '../../../domain/client.ts'
import { parseScope } from '../../../domain/scope.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const checkScope: Check<readonly string[]> = ({ parameters, client }) => {
  const asked = parseScope(parameters.get('scope') ?? '')
  if (!asked) throw new OAuthError('scope_malformed')
  const { mayOffline } = clientFacts(client)
  const scopes = asked.filter(
    (scope) => client.scopes.includes(scope) && (scope !== 'offline_access' || mayOffline),
  )
  if (!scopes.includes('openid')) throw new OAuthError('scope_without_openid')
  return scopes
}
