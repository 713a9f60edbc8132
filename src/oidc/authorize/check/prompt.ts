/** `prompt` (Core §3.1.2.1; Initiating User Registration §4 for `create`): a list of known words; `none` only alone. */
import type { Prompt } from '../../../domain/next-step.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

export const PROMPTS = [
  'none',
  'login',
  'consent',
  'select_account',
  'create',
] as const satisfies readonly Prompt[]

export const checkPrompt: Check<readonly Prompt[]> = ({ parameters }) => {
  const words = (parameters.get('prompt') ?? '').split(' ').filter((word) => word !== '')
  const prompts = PROMPTS.filter((known) => words.includes(known))
  if (words.some((word) => !(PROMPTS as readonly string[]).includes(word)))
    throw new OAuthError('prompt_unknown')
  if (prompts.includes('none') && prompts.length > 1) throw new OAuthError('prompt_none_and_more')
  return prompts
}
