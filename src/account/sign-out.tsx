/**
 * POST /account/sign-out: one hop, then the provider's room, which says that it is done. Who meant to leave a shared computer is never
 * led to a sign-in form, which would look as if they had left.
 */
import { seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { endSession } from '../web/session-cookies.ts'
import { SIGNED_OUT } from './paths.ts'
import { receive } from './present.tsx'

export async function signOut(c: HouseContext): Promise<Response> {
  const ways = { startHref: SIGNED_OUT, nobodyHref: SIGNED_OUT }
  const posted = await receive(c, 'account-sign-out', ways)
  if (posted instanceof Response) return posted
  await endSession(c, posted.call, posted.session)
  return seeOther(c, SIGNED_OUT)
}
