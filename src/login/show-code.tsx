/** The page that asks for a mailed code, shown first or again: of sign-up and of recovery the same but for its words and paths. */
import { sealForm } from '../interaction/sealed-form.ts'
import { MINUTE } from '../kernel/time.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import type { Arrival } from './arrive.tsx'
import { CodePage, type CodePageProps } from '../pages/code-page.tsx'
import { PATHS } from './paths.ts'

const KINDS = {
  sign_up: { form: 'sign-up', action: PATHS.signUpCode, again: PATHS.signUpAgain, back: PATHS.signUp },
  recovery: {
    form: 'recovery',
    action: PATHS.recoveryCode,
    again: PATHS.recoveryAgain,
    back: PATHS.recovery,
  },
} as const

/** `answers` travel sealed; `typed` stands in the one sentence that says where the mail went. */
export async function showCode(
  c: HouseContext,
  { interaction, i, client }: Arrival,
  purpose: keyof typeof KINDS,
  answers: { readonly typed: string },
  state: Pick<CodePageProps, 'problem' | 'wasSentAgain' | 'isRegionSilent'> = {},
): Promise<Response> {
  const { edge } = c.var
  const { action, again, back } = KINDS[purpose]
  const form = await sealForm(edge, KINDS[purpose].form, interaction.browser, answers)
  const page = (
    <CodePage
      frame={frameFor(c, { client, again: { action, fields: { i, form, shown: state.problem } } })}
      sealed={{ i, form }}
      purpose={purpose}
      action={action}
      againAction={again}
      backHref={`${back}?i=${i}`}
      address={answers.typed}
      minutes={edge.policy.mailedCodeLife / MINUTE}
      {...state}
    />
  )
  return html(c, page, { status: state.problem ? 422 : 200 })
}
