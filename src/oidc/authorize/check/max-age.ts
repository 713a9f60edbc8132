/** `max_age` is whole seconds (Core §3.1.2.1). Whether a proof is young enough is the Home's to say, which knows when it was given. */
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const checkMaxAge: Check<number | undefined> = ({ parameters }) => {
  const text = parameters.get('max_age')
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new OAuthError('max_age_malformed')
  return Number(text)
}
