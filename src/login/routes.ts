/**
 * The login room: signing in, signing up, getting back in. Each GET costs nothing; each POST is ours (rule A3), passes the network
 * bucket and needs its page's seal. The roof hands in the methods, because nobody imports a method.
 */
import { Hono } from 'hono'
import type { Interaction } from '../interaction/interaction.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import type { HouseContext, HouseEnv } from '../web/context.ts'
import { refuseForeign } from '../web/same-origin.ts'
import { arriveWith } from './arrive.tsx'
import { beBorn } from './birth.tsx'
import { freshChallenge, signInByPasskey } from './passkey.tsx'
import { followMailedLink, mailedLinkPage } from './mailed-link-steps.tsx'
import { PATHS } from './paths.ts'
import { askRecovery, recoveryPage, sendRecoveryAgain, takeRecoveryCode } from './recovery-steps.tsx'
import { addWayIn, recoveryWayInPage } from './recovery-way-in.tsx'
import { showSignIn } from './show-sign-in.tsx'
import { signIn, signInPage } from './sign-in.tsx'
import { sendSignUpAgain, signUpPage, takeAddress, takeSignUpCode } from './sign-up-steps.tsx'

export interface LoginDeps {
  readonly methods: EdgeMethods
}

export const loginRoutes = ({ methods }: LoginDeps): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get(PATHS.signIn, signInPage(methods))
    .post(PATHS.signIn, refuseForeign, signIn(methods))
    .get(PATHS.passkeyChallenge, freshChallenge(methods))
    .post(PATHS.passkey, refuseForeign, signInByPasskey(methods))
    .get(PATHS.signUp, signUpPage)
    .post(PATHS.signUp, refuseForeign, takeAddress)
    .post(PATHS.signUpAgain, refuseForeign, sendSignUpAgain)
    .post(PATHS.signUpCode, refuseForeign, takeSignUpCode(methods))
    .post(PATHS.signUpWayIn, refuseForeign, beBorn(methods))
    .get(PATHS.recovery, recoveryPage)
    .post(PATHS.recovery, refuseForeign, askRecovery)
    .post(PATHS.recoveryAgain, refuseForeign, sendRecoveryAgain)
    .post(PATHS.recoveryCode, refuseForeign, takeRecoveryCode)
    .get(PATHS.recoveryWayIn, recoveryWayInPage(methods))
    .post(PATHS.recoveryWayIn, refuseForeign, addWayIn(methods))
    .get(PATHS.unlock, mailedLinkPage('unlock'))
    .post(PATHS.unlock, refuseForeign, followMailedLink('unlock'))
    .get(PATHS.undo, mailedLinkPage('undo'))
    .post(PATHS.undo, refuseForeign, followMailedLink('undo'))

/** The first page itself, for a request that just arrived: the hint fills the field and goes no further (rule A9). */
export const showFirstPage =
  ({ methods }: LoginDeps) =>
  async (
    c: HouseContext,
    interaction: Interaction,
    hints: { readonly loginHint?: string },
  ): Promise<Response> => {
    const arrival = await arriveWith(c, interaction)
    if (arrival instanceof Response) return arrival
    return showSignIn(c, methods, arrival, { identifier: hints.loginHint })
  }
