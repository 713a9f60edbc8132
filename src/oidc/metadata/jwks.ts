/**
 * The public keys (RFC 7517 §5), `next` and `previous` among them (rule P3): a key signs only after it has stood here for longer than any
 * cache keeps this answer, and stays until its last token is dead.
 */
import type { Configuration } from '../../ports/configuration.ts'

const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

/** Members are named one by one, so that no private part of a record could ever pass. */
export async function jwks(configuration: Configuration): Promise<{ readonly keys: readonly object[] }> {
  const keys = await configuration.keys()
  return {
    keys: keys.map(({ kid, alg, publicJwk }) => ({
      ...Object.fromEntries(
        PUBLIC_MEMBERS.flatMap((name) => (publicJwk[name] === undefined ? [] : [[name, publicJwk[name]]])),
      ),
      kid,
      alg,
      use: 'sig',
    })),
  }
}
