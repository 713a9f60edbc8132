/**
 * PKCE (RFC 7636 §4.3): demanded of everybody but confidential clients whose registration says otherwise (RFC 9700 §2.1.1). An absent
 * method means `plain` (§4.3), which shows the verifier to whoever sees the request: refused, not repaired.
 */
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const CHALLENGE_METHODS = ['S256'] as const

export const checkCodeChallenge: Check<string | undefined> = ({ parameters, client }) => {
  const challenge = parameters.get('code_challenge')
  const method = parameters.get('code_challenge_method')
  if (challenge === undefined) {
    if (method !== undefined) throw new OAuthError('challenge_method_alone')
    if (client.requirePkce || client.authMethod === 'none') throw new OAuthError('challenge_missing')
    return undefined
  }
  if (method === undefined || !(CHALLENGE_METHODS as readonly string[]).includes(method))
    throw new OAuthError('challenge_method')
  // A SHA-256 in base64url has 43 letters (§4.2).
  if (!/^[\w-]{43}$/.test(challenge)) throw new OAuthError('challenge_malformed')
  return challenge
}
