/**
 * The `client_credentials` grant (RFC 6749 §4.4): a confidential client in its own name. There is no person, so no Home is asked, no id
 * token and no refresh token follow (§4.4.3), and no scope that speaks of a person may be had. The one maker of a MachineGrant.
 */
import { isStandardScope, parseScope } from '../../../domain/scope.ts'
import { OAuthError } from '../../oauth-error.ts'
import { asMachineGrant } from '../machine-grant.ts'
import type { Redeem } from '../redeemed.ts'

export const redeemClientCredentials: Redeem = async ({ client, parameters }) => {
  if (client.authMethod === 'none') throw new OAuthError('machine_is_public')
  const mayHave = client.scopes.filter((scope) => !isStandardScope(scope))
  const text = parameters.get('scope')
  const scopes = text === undefined ? mayHave : parseScope(text)
  if (!scopes?.every((scope) => mayHave.includes(scope))) throw new OAuthError('machine_scope')
  return { by: 'machine', grant: asMachineGrant({ clientId: client.id, scopes }) }
}
