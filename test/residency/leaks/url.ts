/** Leak: a failed sign-in goes back to the page by redirect, and the address rides along in the query. */
import { showSignIn as honest } from '../../../src/login/show-sign-in.tsx'
export * from '../../../src/login/show-sign-in.tsx'

export const showSignIn: typeof honest = async (c, methods, arrival, state) => {
  if (state?.problem !== 'no_match' || state.identifier === undefined)
    return honest(c, methods, arrival, state)
  return c.redirect(`/login?identifier=${encodeURIComponent(state.identifier)}`, 303)
}
