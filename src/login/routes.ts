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
import { askRecovery, recoveryPage, sendRecoveryAgain, takeRecoveryCode } from './recovery-steps.tsx'
import { addWayIn, recoveryWayInPage } from './recovery-way-in.tsx'
import { showSignIn } from './show-sign-in.tsx'
import { signIn, signInPage } from './sign-in.tsx'
import { sendSignUpAgain, signUpPage, takeAddress, takeSignUpCode } from './sign-up-steps.tsx'
import { unlock, unlockPage } from './unlock-steps.tsx'

export interface LoginDeps {
  readonly methods: EdgeMethods
}

export const loginRoutes = ({ methods }: LoginDeps): Hono<HouseEnv> =>
  new Hono<HouseEnv>()
    .get('/login', signInPage(methods))
    .post('/login', refuseForeign, signIn(methods))
    .get('/login/passkey-challenge', freshChallenge(methods))
    .post('/login/passkey', refuseForeign, signInByPasskey(methods))
    .get('/sign-up', signUpPage)
    .post('/sign-up', refuseForeign, takeAddress)
    .post('/sign-up/again', refuseForeign, sendSignUpAgain)
    .post('/sign-up/code', refuseForeign, takeSignUpCode(methods))
    .post('/sign-up/way-in', refuseForeign, beBorn(methods))
    .get('/recovery', recoveryPage)
    .post('/recovery', refuseForeign, askRecovery)
    .post('/recovery/again', refuseForeign, sendRecoveryAgain)
    .post('/recovery/code', refuseForeign, takeRecoveryCode)
    .get('/recovery/way-in', recoveryWayInPage(methods))
    .post('/recovery/way-in', refuseForeign, addWayIn(methods))
    .get('/unlock', unlockPage)
    .post('/unlock', refuseForeign, unlock)

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
