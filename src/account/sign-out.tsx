/** POST /account/sign-out: one hop; the cookie goes only after the Home has said that the session is over (rule H4). */
import { askHome } from '../region/ask-home.ts'
import { seeOther } from '../web/answer.ts'
import { changeBrowserCookie } from '../web/browser-cookie.ts'
import type { HouseContext } from '../web/context.ts'
import { dropCookie } from '../web/cookies.ts'
import { SIGN_IN } from './paths.ts'
import { receive } from './present.tsx'

export async function signOut(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-sign-out')
  if (posted instanceof Response) return posted
  const { home, call, session } = posted
  await askHome(c.var.edge, () => home.signOut(call, { session: session.digest }))
  dropCookie(c, 'session')
  changeBrowserCookie(c)
  return seeOther(c, SIGN_IN)
}
