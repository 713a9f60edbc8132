/**
 * Changes that are spelt out before they are done: removing a way in, ending one session or all others. The first press shows what
 * will happen, the second, `confirmed=yes`, does it. What needs a fresh proof asks for it before the confirmation.
 */
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { speaker } from '../text/say.ts'
import { applyChange, askToProve, withProblem, type Wanted } from './apply.tsx'
import { ConfirmPage, type Confirmation } from './confirm-page.tsx'
import { ACCOUNT, PATHS } from './paths.ts'
import { receive, type Posted } from './present.tsx'
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

const isConfirmed = ({ fields, isSwitch }: Posted): boolean => fields['confirmed'] === 'yes' && !isSwitch

/** These changes have no form of their own to show a refusal on. */
async function apply(c: HouseContext, posted: Posted, wanted: Wanted): Promise<Response> {
  const result = await applyChange(c, posted, wanted)
  return result instanceof Response ? result : withProblem(c, 'changed')
}

async function confirm(
  c: HouseContext,
  { i }: Posted,
  about: {
    readonly action: string
    readonly confirmation: Confirmation
    readonly fields: Readonly<Record<string, string>>
  },
): Promise<Response> {
  // Without `confirmed`, the switch is the first press once more.
  const frame = frameFor(c, { again: { action: about.action, fields: { i, ...about.fields } } })
  return html(c, <ConfirmPage frame={frame} sealed={{ i }} cancelHref={ACCOUNT} {...about} />)
}
