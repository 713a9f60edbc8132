/** Addresses that the person has already: another one made the main one, or one removed, which its own mailbox is told how to undo (rule F6). */
import { mailedLink } from '../interaction/proposals.ts'
import type { HouseContext } from '../web/context.ts'
import { askToProve, withProblem } from './apply.tsx'
import { apply, confirm, isConfirmed } from './confirmation.tsx'
import { PATHS } from './paths.ts'
import { receive } from './present.tsx'
import { viewOf } from './show-account.tsx'

export async function makePrimary(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-email-main')
  if (posted instanceof Response) return posted
  const change = { kind: 'make_primary', identifier: posted.fields['identifier'] ?? '' } as const
  return apply(c, posted, { change, notice: 'email_primary', purpose: 'account' })
}

export async function removeEmail(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-email-remove')
  if (posted instanceof Response) return posted
  const identifier = posted.fields['identifier'] ?? ''
  if (isConfirmed(posted)) {
    const undo = await mailedLink(c.var.edge, 'undo', posted.requestNumber, posted.session.address)
    const change = { kind: 'remove_identifier', identifier, undo } as const
    return apply(c, posted, { change, notice: 'email_removed', purpose: 'account' })
  }
  const view = await viewOf(c, posted)
  if (view instanceof Response) return view
  const found = view.identifiers.find(({ id }) => id === identifier)
  if (!found || found.primary) return withProblem(c, 'changed')
  if (!view.isProofFresh) return askToProve(c, 'account')
  return confirm(c, posted, {
    action: PATHS.removeEmail,
    confirmation: { kind: 'remove_email', what: found.value },
    fields: { identifier },
  })
}
