/** No parameter stands twice (RFC 6749 §3.1): two readers of a doubled one could each obey another. */
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const checkParametersOnce: Check<void> = ({ parameters }) => {
  if (parameters.hasDoubled) throw new OAuthError('parameter_doubled')
}
