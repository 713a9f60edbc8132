/**
 * Password hashes: argon2id (RFC 9106) with 19 MiB, two passes, one lane, as PHC strings. The pepper is not here: the string is
 * sealed under the person's key (rule P2). Which passwords are acceptable is domain/password-rules' business, counting guesses the Home's.
 * Fulfils ports/passwords. WASM memory never shrinks, so there is one instance per isolate, and calls run one after another.
 */
import Argon2, { Argon2Type, Argon2Version } from '@phi-ag/argon2'
import argon2Module from '@phi-ag/argon2/argon2.wasm'
import { utf8 } from '../kernel/bytes.ts'
import { remember } from '../kernel/isolate.ts'
import type { Random } from '../kernel/random.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const OPTIONS = {
  ...COST,
  hashLength: 32,
  type: Argon2Type.Argon2id,
  version: Argon2Version.Version13,
} as const
const SALT_BYTES = 16
const PHC = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/
const CURRENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`
// An isolate has 128 MB for everybody: a hash from elsewhere that asks for more is not evaluated.
const MAX_MEMORY = 65_536

export function passwordHasher(random: Random) {
  const argon2 = (): Argon2 => remember('argon2', () => new Argon2(new WebAssembly.Instance(argon2Module)))

  const decoy = (password: string): void => {
    argon2().hash(exact(password), { ...OPTIONS, salt: new Uint8Array(SALT_BYTES) })
  }

  return {
    /** A new PHC string with a fresh salt. */
    hash: (password: string): string =>
      argon2().hash(exact(password), { ...OPTIONS, salt: random(SALT_BYTES) }).encoded,

    /**
     * Does the password fit? `isStale` when the string was made with other parameters than today's. Never throws: a string that
     * cannot be evaluated fits nothing and costs as much.
     */
    verify(phc: string, password: string): { matches: boolean; isStale: boolean } {
      const memory = Number(PHC.exec(phc)?.[1] ?? Infinity)
      if (memory > MAX_MEMORY) {
        decoy(password)
        return { matches: false, isStale: true }
      }
      return { matches: argon2().tryVerify(phc, exact(password)).success, isStale: !phc.startsWith(CURRENT) }
    },

    /** The same work for nothing, where there is no hash to compare with (rules C4, C5). */
    decoy,
  }
}

/**
 * The password after NFKC (NIST SP 800-63B §3.1.1.2), so that one keyboard's `é` is another's. The library passes the length in
 * UTF-16 units for bytes in UTF-8 and would drop the end of every password that is not ASCII; the zeros make up the difference and
 * are not hashed themselves.
 */
function exact(password: string): string {
  const normal = password.normalize('NFKC')
  return normal + '\0'.repeat(utf8(normal).length - normal.length)
}
