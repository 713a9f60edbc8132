/**
 * COSE algorithms that a passkey may have, best first (RFC 9053 §2): ES256, EdDSA, RS256. What is offered at creation is what is
 * accepted afterwards (WebAuthn L3 §7.1 step 20).
 */
export const ALGORITHMS = [-7, -8, -257] as const
