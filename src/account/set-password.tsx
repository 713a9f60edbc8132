/** GET and POST /account/password: sets or changes the password, after a fresh proof. The Home ends what the old one had opened. */
import * as v from 'valibot'
import { PASSWORD_FAULTS, type PasswordFault } from '../domain/password-rules.ts'
import { openForm, sealForm } from '../interaction/sealed-form.ts'
import { nameOf } from '../kernel/name-of.ts'
import { PASSWORD_SENTENCES } from '../pages/password-sentences.ts'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { addressOf } from './address-of.ts'
import { applyChange, askToProve, type FormRefusal } from './apply.tsx'
import { PasswordPage, type PasswordPageProps } from './password-page.tsx'
import { ACCOUNT, PATHS } from './paths.ts'
import { present, receive, type Present } from './present.tsx'
import { viewOf } from './show-account.tsx'

/** What the page shows again without asking the Home. */
const Shown = v.object({ account: v.string(), hasPassword: v.boolean() })
type Shown = v.InferOutput<typeof Shown>

export async function passwordPage(c: HouseContext): Promise<Response> {
  const here = await present(c)
  if (here instanceof Response) return here
  const view = await viewOf(c, here)
  if (view instanceof Response) return view
  if (!view.isProofFresh) return askToProve(c, 'password')
  const hasPassword = view.credentials.some(({ method }) => method === 'password')
  return show(c, here, { account: addressOf(view), hasPassword })
}

export async function setPassword(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-password')
  if (posted instanceof Response) return posted
  const { fields, interaction } = posted
  const form = fields['form'] ?? ''
  const shown = await openForm(c.var.edge, 'account-password', interaction.browser, Shown, form)
  if (!shown) return seeOther(c, PATHS.password)
  if (posted.isSwitch) return show(c, posted, shown, nameOf(PASSWORD_SENTENCES, fields['shown']))
  const password = fields['password'] ?? ''
  if (password === '') return show(c, posted, shown, 'password_missing')

  const change = { kind: 'add', credential: { method: 'password', password } } as const
  const result = await applyChange(c, posted, { change, notice: 'password_set', purpose: 'password' })
  if (result instanceof Response) return result
  // Of a password's refusals all are faults; the type cannot know.
  return isFault(result) ? show(c, posted, shown, result) : seeOther(c, PATHS.password)
}

const isFault = (refusal: FormRefusal): refusal is PasswordFault =>
  (PASSWORD_FAULTS as readonly string[]).includes(refusal)

async function show(
  c: HouseContext,
  { i, interaction }: Present,
  shown: Shown,
  problem?: PasswordPageProps['problem'],
): Promise<Response> {
  const form = await sealForm(c.var.edge, 'account-password', interaction.browser, shown)
  const again = { action: PATHS.password, fields: { i, form, shown: problem } }
  const page = (
    <PasswordPage
      frame={frameFor(c, { again })}
      sealed={{ i, form }}
      action={PATHS.password}
      cancelHref={ACCOUNT}
      problem={problem}
      {...shown}
    />
  )
  return html(c, page, { status: problem ? 422 : 200 })
}
