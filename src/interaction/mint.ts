/**
 * From a sealed request to a code: what the edge brings to the hop that mints, and what it makes of the answer. The request is
 * checked again against the configuration of now, because a seal proves who asked for what and never that it is still allowed (A8).
 */
import { secretFor } from '../crypto/request-number.ts'
import { clientFacts, type Client } from '../domain/client.ts'
import { base64url } from '../kernel/bytes.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { MintRequest } from '../ports/sign-in.ts'
import { isRegisteredRedirect } from '../domain/redirect.ts'
import type { AuthorizationRequest } from './interaction.ts'

/** The secrets of a code that may be minted for this request number: derived, so that a double click is one code (rule Z2). */
export interface ProposedCode {
  readonly secret: Uint8Array
  readonly family: string
}

export async function proposeCode(edge: Edge, requestNumber: Uint8Array): Promise<ProposedCode> {
  return {
    secret: await secretFor(edge.houseKeys, requestNumber, 'code'),
    family: base64url((await secretFor(edge.houseKeys, requestNumber, 'family')).slice(0, 16)),
  }
}

/** The client as it stands now, if it still may have this request. */
export async function clientOfNow(
  edge: Edge,
  request: AuthorizationRequest,
): Promise<Outcome<Client, 'no_longer_allowed'>> {
  const client = await edge.configuration.client(request.clientId)
  const isAllowed =
    client?.grantTypes.includes('authorization_code') &&
    isRegisteredRedirect(client, request.redirectUri) &&
    request.scopes.every((scope) => client.scopes.includes(scope))
  return client && isAllowed ? ok(client) : no('no_longer_allowed')
}

/** What the Home is asked to mint. `consented` only with a consent form's seal that names exactly these scopes. */
export async function mintRequest(
  edge: Edge,
  about: {
    readonly client: Client
    readonly request: AuthorizationRequest
    readonly requestedAt: number
    readonly address: HomeAddress
    readonly code: ProposedCode
    readonly consented?: readonly string[]
  },
): Promise<MintRequest> {
  const { request } = about
  return {
    client: clientFacts(about.client),
    redirectUri: request.redirectUri,
    scopes: request.scopes,
    prompt: request.prompt,
    requestedAt: about.requestedAt,
    demandedTerms: edge.policy.termsVersion,
    code: {
      family: about.code.family,
      digest: await edge.handles.digest('code', about.address.person, about.code.secret),
    },
    ...(request.nonce !== undefined && { nonce: request.nonce }),
    ...(request.codeChallenge !== undefined && { codeChallenge: request.codeChallenge }),
    ...(request.maxAge !== undefined && { maxAge: request.maxAge }),
    ...(about.consented && { consented: { scopes: about.consented } }),
    ...(request.expectedSubject !== undefined && { expectedSubject: request.expectedSubject }),
  }
}

/** The code as the application receives it: a handle that opens only for this client (rule G1). */
export function codeHandle(
  edge: Edge,
  request: AuthorizationRequest,
  address: HomeAddress,
  code: ProposedCode,
  issuedAt: number,
): Promise<string> {
  return edge.handles.mint('code', request.clientId, code.secret, {
    ...address,
    family: code.family,
    generation: 0,
    issuedAt,
  })
}

/** The authorization response's parameters; `iss` in success and error alike (RFC 9207 §2). */
export function responseParameters(
  edge: Edge,
  request: AuthorizationRequest,
  answer: { readonly code: string } | { readonly error: string; readonly description?: string },
): Record<string, string> {
  return {
    ...('code' in answer
      ? { code: answer.code }
      : {
          error: answer.error,
          ...(answer.description !== undefined && { error_description: answer.description }),
        }),
    ...(request.state !== undefined && { state: request.state }),
    iss: edge.settings.issuer,
  }
}

/** RFC 6749 §4.1.2: parameters are added to the query that the redirect URI may already have. */
export function responseLocation(redirectUri: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(parameters).toString()
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`
}
