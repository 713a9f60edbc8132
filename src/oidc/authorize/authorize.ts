/**
 * The authorization endpoint (RFC 6749 §3.1, Core §3.1.2) below the street. GET: checked, then continued. POST comes from another
 * site, where our cookies are not sent and one that we set would overwrite the browser's own: it is checked, sealed and sent to our own GET
 * (rule A3). GET with `i` takes up a request that was sealed before; a foreign or old seal starts again at step one (rule A4).
 */
import { begin, type AuthorizationRequest } from '../../interaction/interaction.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { OAuthError } from '../oauth-error.ts'
import type { Parameters } from '../parameters.ts'
import { checkAuthorization, type Checked } from './checks.ts'
import { continueAuthorization } from './continue.ts'
import { refuseTo, toPage, type Destination, type Hints } from './destination.ts'
import { subjectOfHint } from './id-token-hint.ts'
import { asPending, openPending } from './pending.ts'

export interface Visitor {
  /** The browser cookie's value: the one it sent, or the one this answer sets. */
  readonly browser: string
  readonly session: PresentedSession | undefined
  readonly call: () => Promise<Call>
}

/** GET /authorize. Throws OAuthError for what must be a page. */
export async function authorizeByGet(
  edge: Edge,
  parameters: Parameters,
  visitor: Visitor,
): Promise<Destination> {
  const sealed = parameters.get('i')
  if (sealed !== undefined) return resume(edge, sealed, visitor)
  const checked = await checkWithHint(edge, parameters)
  if (!checked.ok) return refuseTo(edge, checked.request, checked.error)
  const interaction = asPending(await begin(edge, visitor.browser, { request: checked.request }))
  return continueAuthorization(edge, { ...visitor, interaction, hints: hintsOf(parameters) })
}

/** POST /authorize: no cookie is read or set; `login_hint` is dropped, since it may not travel in a URL (rule A9). */
export async function authorizeByPost(edge: Edge, parameters: Parameters): Promise<Destination> {
  const checked = await checkWithHint(edge, parameters)
  if (!checked.ok) return refuseTo(edge, checked.request, checked.error)
  return toPage(edge, ENDPOINTS.authorization, asPending(await begin(edge, '', { request: checked.request })))
}

async function resume(edge: Edge, sealed: string, visitor: Visitor): Promise<Destination> {
  const { interaction } = await openPending(edge, sealed, visitor.browser)
  return continueAuthorization(edge, { ...visitor, interaction })
}

async function checkWithHint(edge: Edge, parameters: Parameters): Promise<Checked> {
  const checked = await checkAuthorization(parameters, edge.configuration)
  if (!checked.ok) return checked
  try {
    const expectedSubject = await subjectOfHint(edge, parameters.get('id_token_hint'), checked.client.id)
    const request: AuthorizationRequest = {
      ...checked.request,
      ...(expectedSubject !== undefined && { expectedSubject }),
    }
    return { ...checked, request }
  } catch (error) {
    if (error instanceof OAuthError) return { ok: false, error, request: checked.request }
    throw error
  }
}

/** A hint longer than any address is no hint. */
function hintsOf(parameters: Parameters): Hints {
  const loginHint = parameters.get('login_hint')
  return loginHint !== undefined && loginHint.length <= 254 ? { loginHint } : {}
}
