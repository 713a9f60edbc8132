/** How the answer travels: in the query (default for a code) or by a form (OAuth 2.0 Form Post Response Mode §2). Never a fragment. */
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const RESPONSE_MODES = ['query', 'form_post'] as const
export type ResponseMode = (typeof RESPONSE_MODES)[number]

export const checkResponseMode: Check<ResponseMode> = ({ parameters }) => {
  const wanted = parameters.get('response_mode') ?? 'query'
  const mode = RESPONSE_MODES.find((known) => known === wanted)
  if (!mode) throw new OAuthError('response_mode_unknown')
  return mode
}
