/**
 * The authorization request behind a login page, as the hop that proves brings it to the Home: checked again against the
 * configuration of now (rule A8), with the code it may mint. None where a person came by themselves.
 */
import type { Client } from '../domain/client.ts'
import type { AuthorizationRequest, Interaction } from '../interaction/interaction.ts'
import { clientOfNow, mintRequest, proposeCode, type ProposedCode } from '../interaction/mint.ts'
import { ok, type Outcome } from '../kernel/outcome.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { MintRequest } from '../ports/sign-in.ts'

export interface Continuation {
  readonly client: Client
  readonly request: AuthorizationRequest
  readonly requestedAt: number
  readonly code: ProposedCode
}

export async function continuationOf(
  edge: Edge,
  interaction: Interaction,
  requestNumber: Uint8Array,
): Promise<Outcome<Continuation | undefined, 'no_longer_allowed'>> {
  const { request, requestedAt } = interaction
  if (!request) return ok(undefined)
  const client = await clientOfNow(edge, request)
  if (!client.ok) return client
  return ok({ client: client.value, request, requestedAt, code: await proposeCode(edge, requestNumber) })
}

/**
 * What this person's Home is asked to mint; spread into the verb's request. The client is looked up once more, because a Home that has
 * seen a newer configuration is asked again with it (rule I1): what is no longer allowed is not asked for, and the person is signed in.
 */
export async function mintFor(
  edge: Edge,
  continuation: Continuation | undefined,
  address: HomeAddress,
): Promise<{ readonly mint?: MintRequest }> {
  if (!continuation) return {}
  const client = await clientOfNow(edge, continuation.request)
  if (!client.ok) return {}
  return { mint: await mintRequest(edge, { ...continuation, client: client.value, address }) }
}
