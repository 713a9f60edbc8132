/**
 * The next secret of a refresh family, derived and never stored (rule G3). The Home keeps the salt for twenty seconds and never
 * sees the secret; a stale token, the database or the key alone do not give the live one. When a rotation is allowed is the Home's business.
 */
import type { Bytes } from '../kernel/bytes.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

/** HMAC(house key `keyId`, label ‖ salt ‖ presented secret), 32 bytes. Throws for an id that is not on the ring. */
export const successor = (
  house: Keyring,
  keyId: number,
  salt: Uint8Array,
  presented: Uint8Array,
): Promise<Bytes> => house.mac('refresh-successor', framed(salt, presented), keyId)
