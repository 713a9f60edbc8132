/** Where the login pages live. Other rooms that lead here name the path themselves, because rooms do not know each other. */
export const PATHS = {
  signIn: '/login',
  passkey: '/login/passkey',
  passkeyChallenge: '/login/passkey-challenge',
  signUp: '/sign-up',
  signUpAgain: '/sign-up/again',
  signUpCode: '/sign-up/code',
  signUpWayIn: '/sign-up/way-in',
  recovery: '/recovery',
  recoveryAgain: '/recovery/again',
  recoveryCode: '/recovery/code',
  recoveryWayIn: '/recovery/way-in',
  unlock: '/unlock',
  undo: '/undo',
} as const

/** Where a person goes whom no application has sent: the account room's page. */
export const ACCOUNT = '/account'
