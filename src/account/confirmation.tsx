/**
 * How a change is spelt out before it is done: the first press of a button in a list shows what will happen, the second, `confirmed=yes`,
 * does it. Neither has a form of its own to show a refusal on.
 */
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { applyChange, withProblem, type Wanted } from './apply.tsx'
import { ConfirmPage, type Confirmation } from './confirm-page.tsx'
import { ACCOUNT } from './paths.ts'
import type { Posted } from './present.tsx'

export const isConfirmed = ({ fields, isSwitch }: Posted): boolean =>
  fields['confirmed'] === 'yes' && !isSwitch

/** These changes have no form of their own to show a refusal on. */
export async function apply(c: HouseContext, posted: Posted, wanted: Wanted): Promise<Response> {
  const result = await applyChange(c, posted, wanted)
  return result instanceof Response ? result : withProblem(c, 'changed')
}

export async function confirm(
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
