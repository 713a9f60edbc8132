/**
 * The account room: what a signed-in person sees and changes. Each page is one hop to their own Home; nothing of it is kept at the
 * edge. Every POST is ours (rule A3) and carries its page's seal.
 */
import { Hono } from 'hono'
import type { EdgeMethods } from '../ports/methods.ts'
import type { HouseEnv } from '../web/context.ts'
import { refuseForeign } from '../web/same-origin.ts'
import { addPasskey, addPasskeyPage } from './add-passkey.tsx'
import { emailPage, takeEmail } from './ask-email.tsx'
import { makePrimary, removeEmail } from './change-emails.tsx'
import { changeProfile, profilePage } from './change-profile.tsx'
import { endOthers, endSession, removeCredential } from './confirmed-changes.tsx'
import { disconnect } from './disconnect.tsx'
import { ACCOUNT, PATHS, PROVE, PROVE_CHALLENGE, PROVE_PASSKEY } from './paths.ts'
import { freshStepUp, proveAgainPage, proveByPasskey, proveByPassword } from './prove-again.tsx'
import { sendEmailCodeAgain, takeEmailCode } from './prove-email.tsx'
import { renamePasskey } from './rename-passkey.tsx'
import { passwordPage, setPassword } from './set-password.tsx'
import { showAccount } from './show-account.tsx'
import { activityPage } from './show-activity.tsx'
import { signOut } from './sign-out.tsx'

export interface AccountDeps {
  readonly methods: EdgeMethods
}

export const accountRoutes = ({ methods }: AccountDeps): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(ACCOUNT, showAccount(methods))
    .get(PATHS.addPasskey, addPasskeyPage(methods))
    .post(PATHS.addPasskey, refuseForeign, addPasskey(methods))
    .get(PATHS.password, passwordPage)
    .post(PATHS.password, refuseForeign, setPassword)
    .post(PATHS.removeCredential, refuseForeign, removeCredential)
    .post(PATHS.renamePasskey, refuseForeign, renamePasskey)
    .get(PATHS.profile, profilePage)
    .post(PATHS.profile, refuseForeign, changeProfile)
    .get(PATHS.addEmail, emailPage('add_email'))
    .get(PATHS.changeEmail, emailPage('change_email'))
    .post(PATHS.addEmail, refuseForeign, takeEmail)
    .post(PATHS.emailCode, refuseForeign, takeEmailCode)
    .post(PATHS.emailAgain, refuseForeign, sendEmailCodeAgain)
    .post(PATHS.makePrimary, refuseForeign, makePrimary)
    .post(PATHS.removeEmail, refuseForeign, removeEmail)
    .post(PATHS.disconnect, refuseForeign, disconnect)
    .get(PATHS.activity, activityPage)
    .post(PATHS.endSession, refuseForeign, endSession)
    .post(PATHS.endOthers, refuseForeign, endOthers)
    .post(PATHS.signOut, refuseForeign, signOut)
    .get(PROVE, proveAgainPage(methods))
    .post(PROVE, refuseForeign, proveByPassword(methods))
    .get(PROVE_CHALLENGE, freshStepUp(methods))
    .post(PROVE_PASSKEY, refuseForeign, proveByPasskey(methods))
