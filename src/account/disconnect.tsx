/** POST /account/applications/disconnect: what an application was granted is withdrawn and what it holds ends, after a word about it (rule Y1). */
import type { HouseContext } from '../web/context.ts'
import { withProblem } from './apply.tsx'
import { apply, confirm, isConfirmed } from './confirmation.tsx'
import { applicationName } from './name-applications.ts'
import { PATHS } from './paths.ts'
import { receive } from './present.tsx'
import { viewOf } from './show-account.tsx'

export async function disconnect(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-disconnect')
  if (posted instanceof Response) return posted
  const client = posted.fields['client'] ?? ''
  if (isConfirmed(posted)) {
    const change = { kind: 'disconnect', client } as const
    return apply(c, posted, { change, notice: 'disconnected', purpose: 'account' })
  }
  const view = await viewOf(c, posted)
  if (view instanceof Response) return view
  if (!view.applications.some((each) => each.client === client)) return withProblem(c, 'changed')
  return confirm(c, posted, {
    action: PATHS.disconnect,
    confirmation: { kind: 'disconnect', what: await applicationName(c.var.edge, client) },
    fields: { client },
  })
}
