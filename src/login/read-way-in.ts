/** A new way in as a form brings it: a passkey's answer in `response`, or a password. What a good password is, the Home says. */
import { no, ok, type Outcome } from '../kernel/outcome.ts'
import type { Edge } from '../ports/edge.ts'
import type { NewCredential } from '../ports/sign-in.ts'
import type { ChallengeFor, EdgeMethods } from '../ports/methods.ts'

export type WayInRefusal = 'late' | 'passkey_failed' | 'password_missing'

export async function readWayIn(
  edge: Edge,
  { passkey }: EdgeMethods,
  about: ChallengeFor,
  fields: Readonly<Record<string, string>>,
): Promise<Outcome<NewCredential, WayInRefusal>> {
  const { response, password } = fields
  if (response !== undefined) {
    const answer = await passkey.readRegistration(edge, about, response)
    if (answer.ok) return ok(answer.value)
    return no(answer.why === 'late' ? 'late' : 'passkey_failed')
  }
  return password ? ok({ method: 'password', password }) : no('password_missing')
}
