/**
 * POST /account/email/code and /account/email/again: the mailed code proves the address, and the Home takes it in the same hop. Only now may
 * the page say that somebody else has it, because who reads its mailbox may know (rule F4).
 */
import type { AddIdentifier } from '../ports/account.ts'
import { readCode } from '../interaction/mailed-code.ts'
import { mailedLink } from '../interaction/proposals.ts'
import { codeProblem } from '../pages/code-page.tsx'
import { openForm } from '../interaction/sealed-form.ts'
import { fromBase64url } from '../kernel/bytes.ts'
import type { Edge } from '../ports/edge.ts'
import { emailKey } from '../region/identifier-key.ts'
import { seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { applyChange, withProblem } from './apply.tsx'
import { mailCode, MailedEmail, purposeOf, showEmail, showEmailCode } from './ask-email.tsx'
import { PATHS } from './paths.ts'
import { receive, type Posted } from './present.tsx'

export async function takeEmailCode(c: HouseContext): Promise<Response> {
  const received = await receiveMailed(c, 'account-email-code')
  if (received instanceof Response) return received
  const { posted, mailed } = received
  if (posted.isSwitch)
    return showEmailCode(c, posted, mailed, { problem: codeProblem(posted.fields['shown']) })
  const code = readCode(posted.fields['code'])
  if (code === undefined) return showEmailCode(c, posted, mailed, { problem: 'code_missing' })
  const result = await applyChange(c, posted, {
    change: await proposed(c.var.edge, posted, mailed, code),
    notice: mailed.replaced ? 'email_changed' : 'email_added',
    purpose: purposeOf(mailed),
  })
  if (result instanceof Response) return result
  switch (result) {
    case 'code_refused':
      return showEmailCode(c, posted, mailed, { problem: result })
    case 'identifier_taken':
    case 'identifier_known':
      return showEmail(c, posted, mailed, { identifier: mailed.typed, problem: result })
    default:
      return withProblem(c, 'changed')
  }
}

export async function sendEmailCodeAgain(c: HouseContext): Promise<Response> {
  const received = await receiveMailed(c, 'account-email-again')
  return received instanceof Response ? received : mailCode(c, received.posted, received.mailed, true)
}

/** A page whose seal does not open begins again with the address. */
async function receiveMailed(
  c: HouseContext,
  step: string,
): Promise<{ readonly posted: Posted; readonly mailed: MailedEmail } | Response> {
  const posted = await receive(c, step)
  if (posted instanceof Response) return posted
  const { fields, interaction } = posted
  const form = fields['form'] ?? ''
  const mailed = await openForm(c.var.edge, 'account-email-code', interaction.browser, MailedEmail, form)
  return mailed ? { posted, mailed } : seeOther(c, PATHS.addEmail)
}

const proposed = async (
  edge: Edge,
  { requestNumber, session }: Posted,
  { normalised, id, replaced }: MailedEmail,
  code: string,
): Promise<AddIdentifier> => ({
  kind: 'add_identifier',
  identifier: { key: await emailKey(edge.houseKeys, normalised), value: normalised },
  mailed: { id: fromBase64url(id) ?? new Uint8Array(), code },
  ...(replaced && { replaces: replaced.id }),
  undo: await mailedLink(edge, 'undo', requestNumber, session.address),
})
