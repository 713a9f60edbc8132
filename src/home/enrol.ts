/** A new way in, judged and made ready to be stored: a password by the rules, a passkey by its method (WebAuthn L3 §7.1). */
import { passwordFault, type PasswordFault } from '../domain/password-rules.ts'
import type { AuthenticationMethod } from '../domain/assurance.ts'
import type { PersonId } from '../kernel/ids.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { NewCredential } from '../ports/sign-in.ts'
import type { CredentialDocument } from './record.ts'
import type { HomeTools } from './home.ts'

export interface Enrolled {
  readonly id: string
  readonly method: NewCredential['method']
  readonly document: CredentialDocument
  readonly amr: readonly AuthenticationMethod[]
  /** A signature counter that starts above zero; the Home keeps it. */
  readonly signCount: number
}

/** `words` are the person's and the application's, which a password must not consist of. */
export async function enrolCredential(
  home: HomeTools,
  person: PersonId,
  credential: NewCredential,
  words: readonly string[],
): Promise<Outcome<Enrolled, PasswordFault | 'passkey_refused'>> {
  if (credential.method === 'password') {
    const fault = passwordFault(credential.password, words, home.isCommonPassword)
    if (fault) return no(fault)
    const document = { name: '', method: home.methods.password.enrol(credential.password) }
    return ok({ id: 'password', method: 'password', document, amr: home.methods.password.amr, signCount: 0 })
  }
  const enrolled = await home.methods.passkey.enrol({ ...credential, person })
  if (!enrolled.ok) return enrolled
  const { id, name, document, amr, signCount } = enrolled.value
  return ok({ id, method: 'passkey', document: { name, method: document }, amr, signCount })
}

/** The words of a person and an application: name, the parts of the address, the brand. */
export const personalWords = (name: string, addresses: readonly string[], brand: string): readonly string[] =>
  [name, brand, ...addresses].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
