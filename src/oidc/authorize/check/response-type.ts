/** The code flow and no other (RFC 9700 §2.1.2), for clients that registered it (RFC 6749 §4.1.2.1 `unauthorized_client`). */
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const RESPONSE_TYPES = ['code'] as const

export const checkResponseType: Check<void> = ({ parameters, client }) => {
  const type = parameters.get('response_type')
  if (type === undefined) throw new OAuthError('response_type_missing')
  if (!(RESPONSE_TYPES as readonly string[]).includes(type)) throw new OAuthError('response_type_unknown')
  if (!client.grantTypes.includes('authorization_code')) throw new OAuthError('grant_not_allowed')
}
