/**
 * Ways in removed and sessions ended, each spelt out before it is done (confirmation.tsx). What needs a fresh proof asks for it before the
 * confirmation.
 */
import type { HouseContext } from '../web/context.ts'
import { speaker } from '../text/say.ts'
import { askToProve, withProblem } from './apply.tsx'
import type { Confirmation } from './confirm-page.tsx'
import { apply, confirm, isConfirmed } from './confirmation.tsx'
import { PATHS } from './paths.ts'
import { receive } from './present.tsx'
import { deviceWords } from './sessions-section.tsx'
import { viewOf } from './show-account.tsx'

export async function removeCredential(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-remove')
  if (posted instanceof Response) return posted
  const { fields } = posted
  const credential = fields['credential'] ?? ''
  const notice = credential === 'password' ? 'password_removed' : 'passkey_removed'
  if (isConfirmed(posted))
    return apply(c, posted, { change: { kind: 'remove', credential }, notice, purpose: 'account' })

  const view = await viewOf(c, posted)
  if (view instanceof Response) return view
  const found = view.credentials.find(({ id }) => id === credential)
  if (!found) return withProblem(c, 'changed')
  if (view.credentials.length === 1) return withProblem(c, 'last_way_in')
  if (!view.isProofFresh) return askToProve(c, 'account')
  const confirmation: Confirmation =
    found.method === 'password' ? { kind: 'remove_password' } : { kind: 'remove_passkey', what: found.name }
  return confirm(c, posted, { action: PATHS.removeCredential, confirmation, fields: { credential } })
}

export async function endSession(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-end-session')
  if (posted instanceof Response) return posted
  const session = posted.fields['session'] ?? ''
  if (isConfirmed(posted)) {
    const change = { kind: 'end_session', session } as const
    return apply(c, posted, { change, notice: 'session_ended', purpose: 'account' })
  }
  const view = await viewOf(c, posted)
  if (view instanceof Response) return view
  const found = view.sessions.find(({ id }) => id === session)
  if (!found) return withProblem(c, 'changed')
  if (!view.isProofFresh) return askToProve(c, 'account')
  const what = deviceWords(speaker(c.var.locale), found.userAgent)
  const confirmation = { kind: 'end_session', what } as const
  return confirm(c, posted, { action: PATHS.endSession, confirmation, fields: { session } })
}

export async function endOthers(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-end-others')
  if (posted instanceof Response) return posted
  if (!isConfirmed(posted))
    return confirm(c, posted, {
      action: PATHS.endOthers,
      confirmation: { kind: 'end_others' },
      fields: {},
    })
  return apply(c, posted, { change: { kind: 'end_others' }, notice: 'others_ended', purpose: 'account' })
}
