/**
 * An authorization request that passed every check, on its way to a code. Without a session no Home is asked; with one, its Home decides
 * in one hop what is next, and mints when nothing is (LAW the judge, rule I2). Which cookie says so is the street's business.
 */
import { clientOfNow, mintRequest, proposeCode } from '../../interaction/mint.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { askHome, withNewestConfiguration } from '../../region/ask-home.ts'
import { OAuthError } from '../oauth-error.ts'
import { follow, onward, refuseTo, toPage, type Destination, type Hints } from './destination.ts'
import type { Pending } from './pending.ts'

export interface Continuation {
  readonly interaction: Pending
  /** What the browser's cookie opened to; whether it lives is the Home's to say. */
  readonly session: PresentedSession | undefined
  /** Made when a Home is to be asked. */
  readonly call: () => Promise<Call>
  readonly hints?: Hints
  /** Scopes the person has just allowed, from the consent form's seal. */
  readonly consented?: readonly string[]
}

export async function continueAuthorization(edge: Edge, about: Continuation): Promise<Destination> {
  const { interaction, session, hints = {} } = about
  // Initiating User Registration §4.1: `create` shows the registration page, whoever is signed in.
  const hasConsented = about.consented !== undefined
  if (interaction.request.prompt.includes('create') && !hasConsented)
    return toPage(edge, '/sign-up', interaction)
  if (!session) return onward(edge, interaction, 'prove', hints)
  return withNewestConfiguration(edge, () => askToMint(edge, about, session, hints))
}

/** One hop: the request of then against the client of now (rule A8), then the Home. */
async function askToMint(
  edge: Edge,
  about: Continuation,
  session: PresentedSession,
  hints: Hints,
): Promise<Destination> {
  const { interaction, consented } = about
  const { request, requestedAt } = interaction
  const client = await clientOfNow(edge, request)
  // The redirect URI may be what was taken away, so nothing is sent there any more.
  if (!client.ok) throw new OAuthError('client_changed')
  const call = await about.call()
  const code = await proposeCode(edge, call.requestNumber)
  const { address } = session
  const mint = await mintRequest(edge, {
    client: client.value,
    request,
    requestedAt,
    address,
    code,
    ...(consented && { consented }),
  })
  const outcome = await askHome(edge, () =>
    edge.homes.of(address).authorize(call, { session: session.digest, mint }),
  )
  // A dead session is as good as none; its cookie stays, because only sign-out deletes it (rule H4).
  if (!outcome.ok) return onward(edge, interaction, 'prove', hints)
  const { progress } = outcome.value
  // Allowed by somebody else than the hint names: signing in again would lead here again (Core §3.1.2.1 `id_token_hint`).
  const isSomebodyElse =
    consented !== undefined && progress?.step === 'prove' && request.expectedSubject !== undefined
  if (isSomebodyElse) return refuseTo(edge, request, new OAuthError('nobody_signed_in'))
  return progress
    ? follow(edge, interaction, { address, code, progress }, hints)
    : refuseTo(edge, request, new OAuthError('step_without_page'))
}
