/** Where the account page's links and forms lead; the routes fill it in, so that no component knows a path. */

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
