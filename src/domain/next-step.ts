/**
 * The one decision after each proof and at each authorization: what must still happen before this application gets a code?
 * Pure; steps never route to steps. The Home calls it in the hop that would mint (rule I2), so no page can skip it.
 */
export type Prompt = 'none' | 'login' | 'consent' | 'select_account' | 'create'

export interface Situation {
  /** A live, unrestricted session of this browser, or none. */
  readonly session: { readonly authTime: number } | undefined
  /** When the request first reached us: a proof older than this does not satisfy `prompt=login`. */
  readonly requestedAt: number
  readonly prompt: readonly Prompt[]
  /** Seconds, as the request says it (Core §3.1.2.1). */
  readonly maxAge: number | undefined
  readonly now: number
  readonly isContactVerified: boolean
  readonly acceptedTerms: number
  readonly demandedTerms: number
  readonly isFirstParty: boolean
  readonly wantedScopes: readonly string[]
  readonly grantedScopes: readonly string[]
  /** The person has just pressed Allow for exactly this request. */
  readonly hasJustConsented: boolean
}

export type NextStep = 'prove' | 'prove_again' | 'verify_contact' | 'accept_terms' | 'consent' | 'done'

/** Identify → prove → prove again → verify contact → accept terms → consent → done. */
export function nextStep(situation: Situation): NextStep {
  if (!situation.session) return 'prove'
  if (mustProveAgain(situation, situation.session.authTime)) return 'prove_again'
  if (!situation.isContactVerified) return 'verify_contact'
  if (situation.acceptedTerms < situation.demandedTerms) return 'accept_terms'
  if (mustConsent(situation)) return 'consent'
  return 'done'
}

/** Core §3.1.2.1 `prompt=login`, `max_age`; both are about proofs, and a proof given for this request satisfies both. */
function mustProveAgain(situation: Situation, authTime: number): boolean {
  const isProofOfThisRequest = authTime >= situation.requestedAt
  if (isProofOfThisRequest) return false
  const asksForLogin = situation.prompt.includes('login') || situation.prompt.includes('select_account')
  const isTooOld = situation.maxAge !== undefined && situation.now - authTime > situation.maxAge * 1_000
  return asksForLogin || isTooOld
}

/** First-party applications skip consent; others ask for what is new, or always when they say `prompt=consent`. */
function mustConsent(situation: Situation): boolean {
  if (situation.hasJustConsented) return false
  if (situation.prompt.includes('consent')) return true
  if (situation.isFirstParty) return false
  return situation.wantedScopes.some((scope) => !situation.grantedScopes.includes(scope))
}
