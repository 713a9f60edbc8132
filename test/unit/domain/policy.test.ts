/** Numbers that bound each other: a policy in which one outlives what should end it would promise what cannot hold. */
import { expect, test } from 'vitest'
import { DEFAULT_POLICY as policy } from '../../../src/domain/policy.ts'
import { MINUTE, SECOND } from '../../../src/kernel/time.ts'

test.each([
  ['a code lives a minute at most', policy.codeLife, 60 * SECOND],
  ['access tokens live ten minutes at most (rule G6)', policy.accessTokenLife, 10 * MINUTE],
  ['a session copy is believed five minutes at most (rule H1)', policy.sessionCopyLife, 5 * MINUTE],
  ['a session cannot idle past its end', policy.sessionIdle, policy.sessionAbsolute],
  ['a family cannot idle past its end', policy.refreshIdle, policy.refreshAbsolute],
  ['the first pause is no longer than the longest', policy.firstPause, policy.longestPause],
  ['a challenge does not outlive its page', policy.challengeLife, policy.interactionLife],
  ['a recovery session does not outlive a session', policy.recoverySession, policy.sessionAbsolute],
])('%s', (_, value, bound) => expect(value).toBeLessThanOrEqual(bound))

test('a claim never waits for a human: it is over before a mail is read (rule F4)', () => {
  expect(policy.claimLife).toBeLessThan(policy.mailedCodeLife)
})

test('five tries of six digits, ten codes a day: guessing one takes years (rule C6)', () => {
  const chanceADay = (policy.mailedCodeTries * policy.mailedCodesPerDay) / 1_000_000
  expect(chanceADay * 365).toBeLessThan(0.02)
})
