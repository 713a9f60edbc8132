/**
 * The read-near copy of a session: may tell a page "yes, signed in", mints nothing, and is useless without the cookie: its key
 * is a digest of the session digest, its value sealed under a key derived from the cookie's secret (rule H1).
 */
import type { SessionFacts } from './sign-in.ts'

export interface SessionCopies {
  /** The copy while it is fresh; undefined means "ask the Home", never "signed out". Never throws. */
  get(secret: Uint8Array, digest: Uint8Array): Promise<SessionFacts | undefined>
  /** Keeps what a Home has just said, unchanged. Never throws: a cache that is down costs a hop and nothing else. */
  put(secret: Uint8Array, digest: Uint8Array, facts: SessionFacts): Promise<void>
}

/** The Home's end of it: it knows the digest only, and that is enough to delete. */
export interface SessionCopyEraser {
  erase(digests: readonly Uint8Array[]): Promise<void>
}
