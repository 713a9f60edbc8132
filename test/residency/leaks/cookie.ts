/** Leak: who was here last, as a hash in a cookie, so that the page can greet them. */
import { sha256 } from '../../../src/crypto/digest.ts'
import { normaliseEmail } from '../../../src/domain/identifier.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import { signedIn as honest } from '../../../src/login/signed-in.tsx'
export * from '../../../src/login/signed-in.tsx'

export const signedIn: typeof honest = async (c, posted, proved) => {
  const address = normaliseEmail(posted.fields['identifier'] ?? '')
  if (address !== undefined) {
    const last = base64url(await sha256(utf8(address)))
    c.header('Set-Cookie', `__Host-last=${last}; Path=/; Secure; HttpOnly; SameSite=Lax`, { append: true })
  }
  return honest(c, posted, proved)
}
