/** Where the account's pages live, and where a fresh proof leads back to: closed lists, so that no request names a place to go. */
import { isNameOf } from '../kernel/name-of.ts'

export const ACCOUNT = '/account'
export const SIGN_IN = '/login'
/** Says that nobody is signed in here; where somebody is, it asks. Costs nothing, for without a session no Home is asked. */
export const SIGNED_OUT = '/logout'

/** Forms post the hidden fields of `sealed`, and `credential` or `session` where a row is meant. */
export const PATHS = {
  /** The page that makes a passkey. */
  addPasskey: '/account/passkeys',
  /** The page that sets or changes the password. */
  password: '/account/password',
  /** POST `credential`: asks for confirmation. */
  removeCredential: '/account/credentials/remove',
  /** POST `session`: asks for confirmation. */
  endSession: '/account/sessions/end',
  /** POST: asks for confirmation. */
  endOthers: '/account/sign-out-others',
  /** POST: signs out here. */
  signOut: '/account/sign-out',
} as const

export const PROVE = '/account/prove'
export const PROVE_PASSKEY = '/account/prove/passkey'
export const PROVE_CHALLENGE = '/account/prove/challenge'

/** What a fresh proof is for: the name in `?for=`, and the page that goes on. */
export const PURPOSES = { passkeys: PATHS.addPasskey, password: PATHS.password, account: ACCOUNT } as const
export type Purpose = keyof typeof PURPOSES

export const isPurpose = (text: unknown): text is Purpose => isNameOf(PURPOSES, text)
export const purposeNamed = (text: string | undefined): Purpose => (isPurpose(text) ? text : 'account')
