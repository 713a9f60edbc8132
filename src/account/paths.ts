/** Where the account's pages live, and where a fresh proof leads back to: closed lists, so that no request names a place to go. */
import { isNameOf } from '../kernel/name-of.ts'

export const ACCOUNT = '/account'
export const SIGN_IN = '/login'
/** Says that nobody is signed in here; where somebody is, it asks. Costs nothing, for without a session no Home is asked. */
export const SIGNED_OUT = '/logout'

/** Forms post the hidden fields of `sealed`, and what names a row where one is meant: `credential`, `session`, `identifier` or `client`. */
export const PATHS = {
  /** The page that makes a passkey. */
  addPasskey: '/account/passkeys',
  /** The page that sets or changes the password. */
  password: '/account/password',
  /** POST `credential`: asks for confirmation. */
  removeCredential: '/account/credentials/remove',
  /** POST `credential`: asks for the new name, which is posted to the same address. */
  renamePasskey: '/account/passkeys/name',
  /** The page that changes name and language. */
  profile: '/account/profile',
  /** The pages that ask for an address, one more or in place of the main one; the address of both is posted to the first. */
  addEmail: '/account/email',
  changeEmail: '/account/email/change',
  emailCode: '/account/email/code',
  emailAgain: '/account/email/again',
  /** POST `identifier`. */
  makePrimary: '/account/email/main',
  /** POST `identifier`: asks for confirmation. */
  removeEmail: '/account/email/remove',
  /** POST `client`: asks for confirmation. */
  disconnect: '/account/applications/disconnect',
  activity: '/account/activity',
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

/** What a fresh proof is for: the name in `?for=`, and the page that goes on. A button of a list is pressed again. */
export const PURPOSES = {
  passkeys: PATHS.addPasskey,
  password: PATHS.password,
  add_email: PATHS.addEmail,
  change_email: PATHS.changeEmail,
  account: `${ACCOUNT}?notice=proved`,
} as const
export type Purpose = keyof typeof PURPOSES

export const isPurpose = (text: unknown): text is Purpose => isNameOf(PURPOSES, text)
export const purposeNamed = (text: string | undefined): Purpose => (isPurpose(text) ? text : 'account')
