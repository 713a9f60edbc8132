/**
 * The promise of a password hasher, as the region's verbs see it. Equal work is part of the promise: `verify` and `decoy` cost one
 * hash each, whatever the answer (rules C4, C5). Tests count calls here; src/crypto/password.ts is the real one.
 */
export interface PasswordHasher {
  /** A PHC string with a fresh salt; normalises the password itself (NFKC). */
  hash(password: string): string
  /** Does the password fit? `isStale` asks for a new hash at the next success. Never throws for a malformed string. */
  verify(phc: string, password: string): { matches: boolean; isStale: boolean }
  /** The work of one `verify` where there is nothing to compare with. */
  decoy(password: string): void
}
