/** Marks of what was used: passkey challenges (rule B1) and signature counters. Whoever opens or stores asks and writes them. */
import { digest } from '../crypto/digest.ts'
import { same } from '../crypto/same.ts'
import { MINUTE } from '../kernel/time.ts'
import type { PasskeyExpectation } from '../ports/sign-in.ts'
import type { Enrolled } from './enrol.ts'
import type { HomeTools } from './home.ts'

export interface SpentChallenge {
  readonly digest: Uint8Array
  readonly until: number
}

export const counterName = (credential: string): string => `sign:${credential}`

/** A new passkey's counter: from here on it says when the passkey was used last, and its making is the first use. */
export const firstCounters = ({
  method,
  id,
  signCount,
}: Pick<Enrolled, 'method' | 'id' | 'signCount'>): readonly { name: string; value: number }[] =>
  method === 'passkey' ? [{ name: counterName(id), value: signCount }] : []

/** The mark of a spent challenge, kept until the challenge itself is dead at every edge (60 s of grace, rules B1, G8). */
export const challengeOf = async (expected: PasskeyExpectation): Promise<SpentChallenge> => ({
  digest: await digest('spent-challenge', expected.challenge),
  until: expected.challengeExpires + 2 * MINUTE,
})

/** True when this challenge has opened something already. */
export const isChallengeSpent = (home: HomeTools, challenge: Uint8Array): boolean =>
  home.store.isSpent(challenge) ||
  home.store.sessions().some((row) => row.challenge !== null && same(row.challenge, challenge))
