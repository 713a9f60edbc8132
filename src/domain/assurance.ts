/**
 * How sure we are who somebody is: the proofs they gave, in the words that tokens use. `acr` and `amr` are a function of the
 * proofs of one attempt and of nothing else (invariant 25); no hook, cache or request can raise them.
 */
/** RFC 8176 §2 names, as far as a method of ours gives them. */
export type AuthenticationMethod = 'pwd' | 'hwk' | 'swk' | 'user' | 'otp' | 'pop'

/** `phr` is EAP ACR Values 1.0 §2 (phishing-resistant); `1` says a single ordinary factor. */
export type Acr = 'phr' | '1'

export const ACR_VALUES: readonly Acr[] = ['phr', '1']

/** The ways in that a person can have. */
export const WAYS_IN = ['passkey', 'password'] as const
export type WayIn = (typeof WAYS_IN)[number]

/** The way in that was used; none where a mailed code was, which is no way in. */
export function wayInOf(amr: readonly AuthenticationMethod[]): WayIn | undefined {
  if (amr.includes('pwd')) return 'password'
  return amr.includes('pop') ? 'passkey' : undefined
}

export const acrOf = (amr: readonly AuthenticationMethod[]): Acr =>
  amr.includes('pop') && amr.includes('user') ? 'phr' : '1'
