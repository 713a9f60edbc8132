/**
 * The challenge of a passkey ceremony: 32 random bytes, sealed with what it is for, who may answer and five minutes (rules B1, B6).
 * Nothing is stored until a Home spends it.
 */
import * as v from 'valibot'
import { base64url, fromBase64url } from '../../kernel/bytes.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PasskeyExpectation } from '../../ports/sign-in.ts'
import type { ChallengeFor } from '../../ports/methods.ts'

const SealedChallenge = v.object({
  challenge: v.string(),
  purpose: v.string(),
  /** '' where nobody is expected. */
  person: v.string(),
  expires: v.number(),
})

const CHALLENGE_BYTES = 32

type Sealing = Pick<Edge, 'sealer' | 'clock' | 'random' | 'policy' | 'settings'>

/** A new challenge, in the clear for the browser and sealed for ourselves. */
export async function newChallenge(
  edge: Sealing,
  about: ChallengeFor,
): Promise<{ readonly plain: string; readonly sealed: string }> {
  const plain = base64url(edge.random(CHALLENGE_BYTES))
  const value: v.InferOutput<typeof SealedChallenge> = {
    challenge: plain,
    purpose: about.purpose,
    person: about.person ?? '',
    expires: edge.clock() + edge.policy.challengeLife,
  }
  return { plain, sealed: await edge.sealer.seal('challenge', value, about.browser) }
}

/** What an answer to this challenge is judged by, or undefined when it is late or was made for something or somebody else. */
export async function openChallenge(
  edge: Sealing,
  about: ChallengeFor,
  sealed: string,
): Promise<PasskeyExpectation | undefined> {
  const parsed = v.safeParse(SealedChallenge, await edge.sealer.open('challenge', sealed, about.browser))
  if (!parsed.success) return undefined
  const { purpose, person, expires } = parsed.output
  const challenge = fromBase64url(parsed.output.challenge)
  if (!challenge || purpose !== about.purpose || person !== (about.person ?? '') || expires <= edge.clock())
    return undefined
  const origins = [new URL(edge.settings.issuer).origin]
  return { challenge, challengeExpires: expires, origins, rpId: edge.settings.rpId }
}
