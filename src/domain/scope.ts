/**
 * Scopes and the claims that each releases (OpenID Connect Core §5.4), as one table from which discovery, consent and
 * userinfo are computed.
 */
export const SCOPES = {
  openid: ['sub'],
  profile: [
    'name',
    'given_name',
    'family_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
  offline_access: [],
} as const satisfies Record<string, readonly string[]>

export type StandardScope = keyof typeof SCOPES

export const isStandardScope = (scope: string): scope is StandardScope => Object.hasOwn(SCOPES, scope)

/** RFC 6749 §3.3: space-separated tokens of printable ASCII without quote and backslash; order kept, repetitions dropped. */
export function parseScope(text: string): readonly string[] | undefined {
  const parts = text.split(' ').filter((part) => part !== '')
  return parts.every((part) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(part)) ? [...new Set(parts)] : undefined
}

export const claimsOf = (scopes: readonly string[]): ReadonlySet<string> =>
  new Set(scopes.flatMap((scope): readonly string[] => (isStandardScope(scope) ? SCOPES[scope] : [])))
