/**
 * GET /account/email and /account/email/change, POST /account/email: an address is asked for and a code mailed to it, whoever holds it, so
 * that nobody learns of others by asking (rule F4). What was typed travels sealed (rule A9); nothing sealed says that it is proved.
 */
import * as v from 'valibot'
import { secretFor } from '../crypto/request-number.ts'
import { base64url } from '../kernel/bytes.ts'
import { MINUTE } from '../kernel/time.ts'
import { openForm, sealForm } from '../interaction/sealed-form.ts'
import { readIdentifier, shownAgain, type TypedIdentifier } from '../interaction/typed-identifier.ts'
import { CodePage, type CodePageProps } from '../pages/code-page.tsx'
import { askHome } from '../region/ask-home.ts'
import { emailKey } from '../region/identifier-key.ts'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { mayPass } from '../web/network-bucket.ts'
import { askToProve } from './apply.tsx'
import { EmailPage, emailProblem, type EmailPageProps } from './email-page.tsx'
import { ACCOUNT, PATHS, SIGN_IN, type Purpose } from './paths.ts'
import { present, receive, type Posted, type Present } from './present.tsx'
import { viewOf } from './show-account.tsx'

/** The address that the new one takes the place of, if it takes one's: its name in a form, and itself for the page. */
const Asked = v.object({ replaced: v.nullable(v.object({ id: v.string(), value: v.string() })) })
export type Asked = v.InferOutput<typeof Asked>

/** What is sealed beside the code's field. `id` names the Home's row, base64url. */
export const MailedEmail = v.object({
  ...Asked.entries,
  typed: v.string(),
  normalised: v.string(),
  id: v.string(),
})
export type MailedEmail = v.InferOutput<typeof MailedEmail>

export const purposeOf = ({ replaced }: Asked): Purpose => (replaced ? 'change_email' : 'add_email')
const pageOf = ({ replaced }: Asked): string => (replaced ? PATHS.changeEmail : PATHS.addEmail)

export const emailPage =
  (kind: 'add_email' | 'change_email') =>
  async (c: HouseContext): Promise<Response> => {
    const here = await present(c)
    if (here instanceof Response) return here
    const view = await viewOf(c, here)
    if (view instanceof Response) return view
    if (!view.isProofFresh) return askToProve(c, kind)
    const main = view.identifiers.find(({ primary }) => primary)
    const replaced = kind === 'change_email' && main ? { id: main.id, value: main.value } : null
    return showEmail(c, here, { replaced })
  }

export async function takeEmail(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-email')
  if (posted instanceof Response) return posted
  const { fields, interaction } = posted
  const asked = await openForm(c.var.edge, 'account-email', interaction.browser, Asked, fields['form'] ?? '')
  if (!asked) return seeOther(c, PATHS.addEmail)
  if (posted.isSwitch) {
    const identifier = fields['identifier'] === undefined ? undefined : shownAgain(fields['identifier'])
    return showEmail(c, posted, asked, { identifier, problem: emailProblem(fields['shown']) })
  }
  const typed = readIdentifier(fields['identifier'])
  if (typed.ok) return mailCode(c, posted, { ...asked, ...typed.value })
  return showEmail(c, posted, asked, { identifier: shownAgain(fields['identifier']), problem: typed.why })
}

/** Mails a code under a row of its own: the one before is no longer named by anything. */
export async function mailCode(
  c: HouseContext,
  posted: Posted,
  wanted: Asked & TypedIdentifier,
  wasSentAgain = false,
): Promise<Response> {
  const { edge, visit } = c.var
  const { replaced, typed, normalised } = wanted
  if (!(await mayPass(edge, visit.address, 'mails'))) return messageAnswer(c, 'too_many')
  const { home, call, session } = posted
  const id = await secretFor(edge.houseKeys, call.requestNumber, 'identifier-code')
  const identifier = { key: await emailKey(edge.houseKeys, normalised), value: normalised }
  const request = { session: session.digest, id, identifier }
  const mailed = await askHome(edge, () => home.mailIdentifierCode(call, request))
  if (mailed.ok) {
    const answers = { replaced, typed, normalised, id: base64url(id) }
    return showEmailCode(c, posted, answers, { wasSentAgain })
  }
  switch (mailed.why) {
    case 'no_session':
      return seeOther(c, SIGN_IN)
    case 'proof_too_old':
      return askToProve(c, purposeOf(wanted))
    case 'identifier_known':
    case 'too_many_codes':
    case 'too_many_identifiers':
      return showEmail(c, posted, { replaced }, { identifier: typed, problem: mailed.why })
  }
}

export async function showEmail(
  c: HouseContext,
  { i, interaction }: Present,
  { replaced }: Asked,
  state: Pick<EmailPageProps, 'identifier' | 'problem'> = {},
): Promise<Response> {
  const form = await sealForm(c.var.edge, 'account-email', interaction.browser, { replaced })
  const { identifier, problem } = state
  const again = { action: PATHS.addEmail, fields: { i, form, identifier, shown: problem } }
  const page = (
    <EmailPage
      frame={frameFor(c, { again })}
      sealed={{ i, form }}
      action={PATHS.addEmail}
      cancelHref={ACCOUNT}
      former={replaced?.value}
      {...state}
    />
  )
  return html(c, page, { status: state.problem ? 422 : 200 })
}

export async function showEmailCode(
  c: HouseContext,
  { i, interaction }: Present,
  mailed: MailedEmail,
  state: Pick<CodePageProps, 'problem' | 'wasSentAgain'> = {},
): Promise<Response> {
  const { edge } = c.var
  const form = await sealForm(edge, 'account-email-code', interaction.browser, mailed)
  const again = { action: PATHS.emailCode, fields: { i, form, shown: state.problem } }
  const page = (
    <CodePage
      frame={frameFor(c, { again })}
      sealed={{ i, form }}
      purpose="address"
      action={PATHS.emailCode}
      againAction={PATHS.emailAgain}
      backHref={pageOf(mailed)}
      address={mailed.typed}
      minutes={edge.policy.mailedCodeLife / MINUTE}
      {...state}
    />
  )
  return html(c, page, { status: state.problem ? 422 : 200 })
}
