/**
 * POST /login/passkey: one hop to the home that the user handle names, once its tag says that the handle is ours (rule B2).
 * GET /login/passkey-challenge: a fresh challenge for a page that stood open (rule B6), no hop.
 */
import type { EdgeMethods } from '../ports/methods.ts'
import { browserDigest } from '../crypto/browser-digest.ts'
import type { HouseContext } from '../web/context.ts'
import { browserCookie } from '../web/browser-cookie.ts'
import { holdUntil } from '../web/floor.ts'
import { receive } from './arrive.tsx'
import { proveAt } from './attempt.ts'
import { PATHS } from './paths.ts'
import { showSignIn } from './show-sign-in.tsx'
import { signedIn } from './signed-in.tsx'

export const signInByPasskey =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const posted = await receive(c, 'passkey')
    if (posted instanceof Response) return posted
    const { fields, interaction, start } = posted
    const { edge } = c.var
    const about = { purpose: 'sign-in', browser: interaction.browser } as const
    const answer = await methods.passkey.readAssertion(edge, about, fields['response'] ?? '')
    // A late answer starts again without a word: nobody did anything wrong (rule B6).
    if (posted.isRestarted || (!answer.ok && answer.why === 'late')) return showSignIn(c, methods, posted)
    if (!answer.ok) return showSignIn(c, methods, posted, { problem: 'passkey_failed' })

    const { proof, address } = answer.value
    const proved = await proveAt(edge, posted, { proof }, address)
    if (proved.ok) return signedIn(c, posted, { ...proved.value, inner: undefined })
    await holdUntil(edge, { start, slowestLeg: 0 })
    const hasUnknownPasskey = proved.why === 'unknown_credential'
    return showSignIn(c, methods, posted, { problem: 'passkey_failed', hasUnknownPasskey })
  }

export const freshChallenge =
  ({ passkey }: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const cookie = browserCookie(c)
    c.header('Cache-Control', 'no-store')
    // Without its cookie the page can only start again.
    if (cookie === undefined) return c.json({ location: PATHS.signIn })
    return c.json(
      await passkey.request(c.var.edge, { purpose: 'sign-in', browser: await browserDigest(cookie) }),
    )
  }
