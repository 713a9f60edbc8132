/** The claims that a scope releases, with what they say of this person now, in words (OpenID Connect Core §5.1). Personal. */
import { claimsOf } from '../../domain/scope.ts'
import { SECOND } from '../../kernel/time.ts'
import type { PlainSentenceId } from '../../text/en.ts'
import { localeNamed, LOCALES } from '../../text/locales.ts'
import type { Say } from '../../text/say.ts'

export interface ClaimLine {
  readonly label: string
  readonly value: string
}

type Wording = (say: Say, value: unknown) => string

const plainly: Wording = (_say, value) => String(value)

/** Claims that have words of their own; any other is named as the protocol names it. */
const CLAIMS: Readonly<Record<string, { readonly label: PlainSentenceId; readonly wording: Wording }>> = {
  name: { label: 'field.name', wording: plainly },
  email: { label: 'field.email', wording: plainly },
  email_verified: {
    label: 'consent.claim.email_verified',
    wording: (say, value) => say(value === true ? 'consent.claim.yes' : 'consent.claim.no'),
  },
  locale: {
    label: 'consent.claim.locale',
    wording: (_say, value) => {
      const known = localeNamed(String(value))
      return known ? LOCALES[known].name : String(value)
    },
  },
  updated_at: {
    label: 'consent.claim.updated_at',
    wording: (say, value) => say.date(Number(value) * SECOND),
  },
}

/** In the order of the scope's table; claims that this person has no value for are not there. */
export function claimLines(
  say: Say,
  scope: string,
  claims: Readonly<Record<string, unknown>>,
): readonly ClaimLine[] {
  return [...claimsOf([scope])].flatMap((name) => {
    const value = claims[name]
    if (value === undefined) return []
    const known = CLAIMS[name]
    return [{ label: known ? say(known.label) : name, value: (known?.wording ?? plainly)(say, value) }]
  })
}
