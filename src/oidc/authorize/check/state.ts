/** `state` is echoed, so it must fit into what we seal and into a URL: 2 KB (rule A7). What is refused is not echoed either. */
import { utf8 } from '../../../kernel/bytes.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Check } from './asked.ts'

const LARGEST_STATE = 2_048

/** In bytes, because that is what a URL is made of. */
export const isStateTooLarge = (state: string | undefined): boolean =>
  state !== undefined && utf8(state).length > LARGEST_STATE

export const checkState: Check<string | undefined> = ({ parameters }) => {
  const state = parameters.get('state')
  if (isStateTooLarge(state)) throw new OAuthError('state_too_large')
  return state
}
