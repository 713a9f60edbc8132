/** An interaction that an application began: what every page of this room goes on with. One without a request is not for this room. */
import {
  openInteraction,
  type AuthorizationRequest,
  type Interaction,
} from '../../interaction/interaction.ts'
import type { Edge } from '../../ports/edge.ts'
import { OAuthError } from '../oauth-error.ts'

export interface Pending extends Interaction {
  readonly request: AuthorizationRequest
}

/** Throws OAuthError. */
export function asPending(interaction: Interaction): Pending {
  const { request } = interaction
  if (!request) throw new OAuthError('interaction_unreadable')
  return { ...interaction, request }
}

/** What `i` carries; another browser's or an old one starts again at step one (rule A4). Throws OAuthError for what does not open. */
export async function openPending(
  edge: Edge,
  sealed: string | undefined,
  browser: string | undefined,
): Promise<{ readonly interaction: Pending; readonly isRestarted: boolean }> {
  const opened = await openInteraction(edge, sealed ?? '', browser)
  if (opened.state === 'unreadable') throw new OAuthError('interaction_unreadable')
  return { interaction: asPending(opened.interaction), isRestarted: opened.state === 'restart' }
}
