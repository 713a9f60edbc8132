/** Requests by value, by reference and by self-registration are not taken, and say so by their own errors (Core §3.1.2.6, §7.2.1). */
import { OAuthError } from '../../oauth-error.ts'
import type { RefusalReason } from '../../refusals.ts'
import type { Check } from './asked.ts'

const UNSUPPORTED = {
  request: 'request_object',
  request_uri: 'request_uri_given',
  registration: 'registration_given',
} as const satisfies Record<string, RefusalReason>

export const checkRequestObject: Check<void> = ({ parameters }) => {
  for (const [name, reason] of Object.entries(UNSUPPORTED))
    if (parameters.get(name) !== undefined) throw new OAuthError(reason)
}
