/**
 * One number for one rendered form, however often it is sent, and new secrets derived from it (rule Z2): a double click or a retry
 * after a lost answer is one request with one outcome. The Home stores the number, so it must not give the secrets away: they need the
 * house's key. A token request draws its number at random instead, because a second one there is a replay.
 */
import type { Bytes } from '../kernel/bytes.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

/** The number of one form: 16 bytes from the nonce in its seal and the step that it takes. */
export async function requestNumber(house: Keyring, nonce: Uint8Array, step: string): Promise<Bytes> {
  const mac = await house.mac('request-number', framed(nonce, step))
  return mac.slice(0, 16)
}

/** A new secret of this request, 32 bytes; another purpose gives another secret. */
export const secretFor = (house: Keyring, number: Uint8Array, purpose: string): Promise<Bytes> =>
  house.mac('request-secret', framed(number, purpose))
