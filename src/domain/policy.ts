/**
 * The numbers that a deployment may choose, with their defaults and what each bounds; those that others rely on are published in the
 * README. Read from configuration once (the variable POLICY), then handed in. Milliseconds unless the name says otherwise.
 */
import * as v from 'valibot'
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.ts'

export const DEFAULT_POLICY = {
  interactionLife: 30 * MINUTE,
  challengeLife: 5 * MINUTE,
  codeLife: 60 * SECOND,
  accessTokenLife: 10 * MINUTE,
  idTokenLife: 10 * MINUTE,
  sessionIdle: 3 * DAY,
  sessionAbsolute: 30 * DAY,
  recoverySession: 15 * MINUTE,
  sessionCopyLife: 5 * MINUTE,
  freshProof: 10 * MINUTE,
  refreshIdle: 60 * DAY,
  refreshAbsolute: 365 * DAY,
  /** One presented token may be repeated this long after its rotation and gets the same successor (rule G4). */
  refreshWindow: 20 * SECOND,
  familiesPerClientAndSession: 20,
  familiesPerClient: 200,
  sessionsPerPerson: 100,
  failuresBeforePause: 10,
  firstPause: MINUTE,
  longestPause: HOUR,
  mailedCodeLife: 10 * MINUTE,
  mailedCodeTries: 5,
  mailedCodesPerDay: 10,
  /** Mails about changes that ask for no fresh proof, in a day. */
  lightNoticesPerDay: 10,
  unlockMailsPerDay: 3,
  /** Longer than the day that rations its mails, so that a live link always exists (rule E). */
  unlockLife: 2 * DAY,
  provedSignUpLife: 30 * MINUTE,
  claimLife: 30 * SECOND,
  /** How long an identifier that was given up stays its former owner's to bring back (rule F6). */
  identifierHold: 14 * DAY,
  identifiersPerPerson: 10,
  deviceTrustLife: 180 * DAY,
  devicesPerPerson: 20,
  termsVersion: 1,
} as const

export type Policy = { readonly [Name in keyof typeof DEFAULT_POLICY]: number }

const names = Object.keys(DEFAULT_POLICY) as (keyof Policy)[]

/** What a deployment may say about its policy: any of the numbers, none of them negative, and no other names. */
export const PolicySchema = v.strictObject(
  Object.fromEntries(names.map((name) => [name, v.optional(v.pipe(v.number(), v.minValue(0)))])),
)

/** The defaults with a deployment's own numbers over them. */
export const policyOf = (own: v.InferOutput<typeof PolicySchema>): Policy => ({ ...DEFAULT_POLICY, ...own })
