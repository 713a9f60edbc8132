/** Where the account's pages live, and where a fresh proof leads back to: closed lists, so that no request names a place to go. */
import type { AccountPaths } from './account-page.tsx'

export const ACCOUNT = '/account'
export const SIGN_IN = '/login'

export const PATHS = {
  addPasskey: '/account/passkeys',
  password: '/account/password',
  removeCredential: '/account/credentials/remove',
  endSession: '/account/sessions/end',
  endOthers: '/account/sign-out-others',
  signOut: '/account/sign-out',
} as const satisfies AccountPaths

export const PROVE = '/account/prove'
export const PROVE_PASSKEY = '/account/prove/passkey'
export const PROVE_CHALLENGE = '/account/prove/challenge'

/** What a fresh proof is for: the name in `?for=`, and the page that goes on. */
export const PURPOSES = { passkeys: PATHS.addPasskey, password: PATHS.password, account: ACCOUNT } as const
export type Purpose = keyof typeof PURPOSES

export const purposeNamed = (text: string | undefined): Purpose =>
  text !== undefined && Object.hasOwn(PURPOSES, text) ? (text as Purpose) : 'account'
