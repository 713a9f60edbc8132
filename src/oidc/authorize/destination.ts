/**
 * Where an authorization request goes next, as a value: the street turns it into a redirect, a form or a page. Rooms meet through
 * redirects (LAW), so pages of other rooms are named by path, and what they need travels sealed in `i`.
 */
import { codeHandle, responseParameters, type ProposedCode } from '../../interaction/mint.ts'
import {
  sealInteraction,
  type AuthorizationRequest,
  type Interaction,
} from '../../interaction/interaction.ts'
import type { NextStep } from '../../domain/next-step.ts'
import type { HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { Progress } from '../../ports/sign-in.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { OAuthError } from '../oauth-error.ts'
import type { RefusalReason } from '../refusals.ts'
import type { Pending } from './pending.ts'

/** What the person typed elsewhere or the application supposes: fills the first page and is then gone (rule A9). */
export interface Hints {
  readonly loginHint?: string
}

export type Destination =
  /** Back to the application, by query or by form. `reason` is for operators. */
  | {
      readonly to: 'application'
      readonly request: AuthorizationRequest
      readonly parameters: Readonly<Record<string, string>>
      readonly reason?: RefusalReason
    }
  /** A page of ours; 303. */
  | { readonly to: 'page'; readonly path: string }
  /** The first page itself, 200, because hints may not travel in a URL. */
  | { readonly to: 'first_page'; readonly interaction: Interaction; readonly hints: Hints }

export const refuseTo = (edge: Edge, request: AuthorizationRequest, error: OAuthError): Destination => ({
  to: 'application',
  request,
  parameters: responseParameters(edge, request, { error: error.code, description: error.description }),
  reason: error.reason,
})

type OpenStep = Exclude<NextStep, 'done'>

/** Which room settles a step, and what `prompt=none` hears instead (Core §3.1.2.6). */
const STEPS: Readonly<Record<OpenStep, { readonly page?: string; readonly silently: RefusalReason }>> = {
  prove: { page: '/login', silently: 'nobody_signed_in' },
  prove_again: { page: '/login', silently: 'nobody_signed_in' },
  consent: { page: ENDPOINTS.consent, silently: 'consent_not_given' },
  // No page settles these yet: birth does both, so only a changed policy can lead here.
  verify_contact: { silently: 'step_without_page' },
  accept_terms: { silently: 'step_without_page' },
}

/** The way on after a step that is still open. */
export async function onward(
  edge: Edge,
  interaction: Pending,
  step: OpenStep,
  hints: Hints = {},
): Promise<Destination> {
  const { request } = interaction
  const { page, silently } = STEPS[step]
  if (page === undefined || request.prompt.includes('none'))
    return refuseTo(edge, request, new OAuthError(silently))
  if (page === '/login' && hints.loginHint !== undefined) return { to: 'first_page', interaction, hints }
  return toPage(edge, page, interaction)
}

/** A page of ours with the request sealed into `i`; one that is too large goes back to the application (rule A7). */
export async function toPage(edge: Edge, path: string, interaction: Pending): Promise<Destination> {
  const sealed = await sealInteraction(edge, interaction)
  return sealed === undefined
    ? refuseTo(edge, interaction.request, new OAuthError('request_too_large'))
    : { to: 'page', path: `${path}?i=${sealed}` }
}

/** What a Home's progress means: a code for the application, or the next page. */
export async function follow(
  edge: Edge,
  interaction: Pending,
  minted: { readonly address: HomeAddress; readonly code: ProposedCode; readonly progress: Progress },
  hints: Hints = {},
): Promise<Destination> {
  const { address, code, progress } = minted
  if (progress.step !== 'done') return onward(edge, interaction, progress.step, hints)
  const { request } = interaction
  const text = await codeHandle(edge, request, address, code, progress.issuedAt)
  return { to: 'application', request, parameters: responseParameters(edge, request, { code: text }) }
}
