/**
 * GET and POST /login: the first page, and the password. One hop on a browser that proved this identifier, else two (LAW one hop).
 * Every failure is held to the floor of its own slowest leg and says one sentence (rules C2, C4).
 */
import type { EdgeMethods } from '../ports/methods.ts'
import type { HouseContext } from '../web/context.ts'
import { holdUntil } from '../web/floor.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { arrive, receive } from './arrive.tsx'
import { readIdentifier } from '../interaction/typed-identifier.ts'
import { PATHS } from './paths.ts'
import { provePassword } from './prove-password.ts'
import { isHintIgnored, showSignIn } from './show-sign-in.tsx'
import { signInProblem } from './sign-in-page.tsx'
import { signedIn } from './signed-in.tsx'

export const signInPage =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const arrival = await arrive(c)
    return arrival instanceof Response ? arrival : showSignIn(c, methods, arrival)
  }

export const signIn =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const posted = await receive(c, 'sign-in')
    if (posted instanceof Response) return posted
    const { fields, start } = posted
    const identifier = fields['identifier']
    if (posted.isRestarted) return showSignIn(c, methods, posted, { identifier })
    const wasIgnored = await isHintIgnored(c, posted.interaction.browser, fields['form'])
    if (posted.isSwitch) {
      const problem = signInProblem(fields['shown'])
      return showSignIn(c, methods, posted, { identifier, problem, isHintIgnored: wasIgnored })
    }

    const typed = readIdentifier(identifier)
    if (!typed.ok) return showSignIn(c, methods, posted, { identifier, problem: typed.why })
    const password = fields['password'] ?? ''
    if (password === '') return showSignIn(c, methods, posted, { identifier, problem: 'password_missing' })

    const { normalised } = typed.value
    const verdict = await provePassword(c.var.edge, posted, {
      normalised,
      password,
      isHintIgnored: wasIgnored,
    })
    if (verdict.is === 'right') return signedIn(c, posted, verdict)
    await holdUntil(c.var.edge, { start, slowestLeg: verdict.slowest })
    if (verdict.is === 'unsure') {
      const onward = { href: `${PATHS.signIn}?i=${posted.i}` }
      return messageAnswer(c, 'region_out', { client: posted.client, onward })
    }
    return showSignIn(c, methods, posted, {
      identifier,
      problem: 'no_match',
      isHintIgnored: verdict.isHintMissed,
    })
  }
