/** POST /account/sign-out: one hop, then the sign-in page. */
import { seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { endSession } from '../web/session-cookies.ts'
import { SIGN_IN } from './paths.ts'
import { receive } from './present.tsx'

export async function signOut(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-sign-out')
  if (posted instanceof Response) return posted
  await endSession(c, posted.call, posted.session)
  return seeOther(c, SIGN_IN)
}
