/**
 * What never fails (Core §3.1.2.1, §5.5): `ui_locales` is a wish that the pages may follow; `acr_values`, `display`, `claims_locales`
 * and `claims` are voluntary here, and metadata says that `claims` is not supported. `nonce` is any text (§3.1.2.1), kept for the id token.
 */
import type { Parameters } from '../../parameters.ts'
import type { Check } from './asked.ts'

const LONGEST_LOCALES = 100

export const noteNonce: Check<string | undefined> = ({ parameters }) => parameters.get('nonce')

export const noteLocales: Check<string | undefined> = ({ parameters }) => readLocales(parameters)

/** Only what looks like language tags (RFC 5646 §2.1) goes on; anything else is as if it had not been sent. */
export function readLocales(parameters: Parameters): string | undefined {
  const locales = parameters.get('ui_locales')
  return locales !== undefined && locales.length <= LONGEST_LOCALES && /^[\dA-Za-z -]+$/.test(locales)
    ? locales
    : undefined
}
