/** Where the account's pages live, and where a fresh proof leads back to: closed lists, so that no request names a place to go. */
import { isNameOf } from './name-of.ts'

/** Paths of ours. Forms post the hidden fields of `sealed`, and `credential` or `session` where a row is meant. */
export interface AccountPaths {
  /** Link: the page that makes a passkey. */
  readonly addPasskey: string
  /** Link: the page that sets or changes the password. */
  readonly password: string
  /** POST `credential`: asks for confirmation. */
  readonly removeCredential: string
  /** POST `session`: asks for confirmation. */
  readonly endSession: string
  /** POST: asks for confirmation. */
  readonly endOthers: string
  /** POST: signs out here. */
  readonly signOut: string
}

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

export const isPurpose = (text: unknown): text is Purpose => isNameOf(PURPOSES, text)
export const purposeNamed = (text: string | undefined): Purpose => (isPurpose(text) ? text : 'account')
