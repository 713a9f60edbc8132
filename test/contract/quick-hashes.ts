/** Argon2 replaced by something quick: the objects share the isolate of their test, so what is replaced or counted here is theirs. */
import Argon2 from '@phi-ag/argon2'
import { vi } from 'vitest'

/** Calls that the objects made of the hashes that were put in argon2's place. */
export interface Work {
  readonly compared: number
  readonly hashed: number
}

/** Replaces argon2 by something quick; returns what has been asked of it so far. */
export function quickHashes(): () => Work {
  const encoded =
    '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const hash = new Uint8Array(32)
  const of = (password: string): string => `${encoded}${btoa(password).replaceAll('=', '')}`
  const hashes = vi
    .spyOn(Argon2.prototype, 'hash')
    .mockImplementation((password) => ({ encoded: of(password), hash }))
  const compares = vi
    .spyOn(Argon2.prototype, 'tryVerify')
    .mockImplementation((stored, password) =>
      stored === of(password) ? { success: true } : { success: false, error: 'another password' },
    )
  return () => ({ compared: compares.mock.calls.length, hashed: hashes.mock.calls.length })
}
