/**
 * What a form carries from one of our pages to the next: sealed, for this kind of form and this browser only, and for as long as an
 * interaction lives. It holds what was answered and never that anything was proved (rules A1, A5). A seal of another kind, of
 * another browser or out of time does not open, and all of these are one answer.
 */
import * as v from 'valibot'
import type { Edge } from '../ports/edge.ts'

export type FormKind =
  | 'sign-in'
  | 'sign-up'
  | 'recovery'
  | 'recovery-way-in'
  | 'account-passkey'
  | 'account-password'
  | 'account-proof'
  | 'account-email'
  | 'account-email-code'
  | 'consent'
  | 'logout'
  /** From another site's POST to our own GET, where no browser cookie is seen: bound to `ANY_BROWSER`. */
  | 'logout-handover'
  /** What a page with one message said, for showing it again; it is nobody's in particular. */
  | 'message'

export const ANY_BROWSER = ''

const Form = v.object({ answers: v.unknown(), expires: v.number() })

type Sealing = Pick<Edge, 'sealer' | 'clock' | 'policy'>

/** `browser` is the digest that the interaction is bound to. */
export async function sealForm(
  edge: Sealing,
  kind: FormKind,
  browser: string,
  answers: object,
): Promise<string> {
  const expires = edge.clock() + edge.policy.interactionLife
  return edge.sealer.seal('form', { answers, expires }, audienceOf(kind, browser))
}

export async function openForm<Schema extends v.GenericSchema>(
  edge: Sealing,
  kind: FormKind,
  browser: string,
  schema: Schema,
  text: string,
): Promise<v.InferOutput<Schema> | undefined> {
  const value = await edge.sealer.open('form', text, audienceOf(kind, browser))
  const form = v.safeParse(Form, value)
  if (!form.success || form.output.expires <= edge.clock()) return undefined
  const answers = v.safeParse(schema, form.output.answers)
  return answers.success ? answers.output : undefined
}

const audienceOf = (kind: FormKind, browser: string): string => `${kind} ${browser}`
