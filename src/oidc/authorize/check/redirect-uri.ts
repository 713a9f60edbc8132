/**
 * `redirect_uri` is sent (Core §3.1.2.1) and registered, letter by letter (RFC 9700 §4.1.3). An almost-matching one is a page, never
 * a redirect: whoever may choose where an error goes has an open redirector (RFC 6749 §10.15).
 */
import { isRegisteredRedirect } from '../../../domain/redirect.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const checkRedirectUri: Check<string> = ({ parameters, client }) => {
  if (parameters.isDoubled('redirect_uri')) throw new OAuthError('redirect_uri_doubled')
  const uri = parameters.get('redirect_uri')
  if (uri === undefined) throw new OAuthError('redirect_uri_missing')
  if (!isRegisteredRedirect(client, uri)) throw new OAuthError('redirect_uri_unregistered')
  return uri
}
