/**
 * What programs look for at addresses that they know without asking us: password managers, crawlers, people who found a weakness.
 * Texts and documents only; who may fetch them and for how long is routes.ts's business.
 */
import { DAY, isoTime } from '../kernel/time.ts'
import { LOCALES } from '../text/locales.ts'

/** The account's pages that password managers are led to. Rooms do not know each other, so the paths are named here. */
export const ACCOUNT = '/account'
export const CHANGE_PASSWORD = '/account/password'
const ADD_PASSKEY = '/account/passkeys'

export const PATHS = {
  front: '/',
  robots: '/robots.txt',
  changePassword: '/.well-known/change-password',
  passkeyEndpoints: '/.well-known/passkey-endpoints',
  security: '/.well-known/security.txt',
  /** Where it was before it had a well-known place (RFC 9116 §3). */
  formerSecurity: '/security.txt',
  icon: '/favicon.ico',
  touchIcon: '/apple-touch-icon.png',
} as const

/** RFC 9309 §2.2.2: the longest match counts, and `$` ends one. Nothing but the front page helps anybody who searches. */
export const ROBOTS = 'User-agent: *\nAllow: /$\nDisallow: /\n'

/** Passkey Endpoints §3.1. */
export const passkeyEndpoints = (issuer: string) => ({
  enroll: `${issuer}${ADD_PASSKEY}`,
  manage: `${issuer}${ACCOUNT}`,
})

/** RFC 9116 §2.5.5 recommends less than a year. A date of its own each day, since whoever answers with it has just read it again. */
const BELIEVED_FOR = 180 * DAY

/** RFC 9116 §2.5. */
export function securityText(contact: string, issuer: string, now: number): string {
  const expires = isoTime(Math.floor((now + BELIEVED_FOR) / DAY) * DAY)
  const languages = Object.values(LOCALES).filter(({ isOffered }) => isOffered)
  const fields = [
    ['Contact', contact],
    ['Expires', expires],
    ['Canonical', `${issuer}${PATHS.security}`],
    ['Preferred-Languages', languages.map(({ tag }) => tag).join(', ')],
  ]
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('')
}
