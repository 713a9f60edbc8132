/**
 * The sealed interaction: what an application asked for, carried by the browser between our pages (LAW no trusted continuation).
 * It holds the request and never progress (rule A1), no identifier and no hint (rule A9), and is bound to one browser. The binding
 * is a field rather than associated data, because a seal of another browser must open far enough to be started again (rule A4).
 */
import { browserDigest } from '../crypto/browser-digest.ts'
import { digest } from '../crypto/digest.ts'
import { requestNumber } from '../crypto/request-number.ts'
import type { Prompt } from '../domain/next-step.ts'
import { base64url, concat, fromBase64url, utf8 } from '../kernel/bytes.ts'
import type { Edge } from '../ports/edge.ts'

/** An authorization request that has passed every check (oidc/authorize); names ours, values the application's. */
export interface AuthorizationRequest {
  readonly clientId: string
  readonly redirectUri: string
  readonly responseMode: 'query' | 'form_post'
  readonly scopes: readonly string[]
  readonly state?: string
  readonly nonce?: string
  readonly codeChallenge?: string
  readonly prompt: readonly Prompt[]
  /** Seconds (Core §3.1.2.1). */
  readonly maxAge?: number
  readonly uiLocales?: string
  /** Whom an `id_token_hint` named (Core §3.1.2.1): a pseudonym (rule G1b), kept so that nobody else answers for them. */
  readonly expectedSubject?: string
}

export interface Interaction {
  /** Changes with every rendering: the root of this page's request numbers (rule Z2). */
  readonly nonce: string
  /** Digest of the browser cookie. */
  readonly browser: string
  /** When the request first reached us, ms; kept over restarts, so that an old page proves nothing new. */
  readonly requestedAt: number
  readonly expires: number
  /** Absent where a person came by themselves. */
  readonly request?: AuthorizationRequest
}

/** The same request in the language that the person has switched to, if they have: it stands in place of the application's wish. */
export function spokenIn<Kind extends Interaction>(interaction: Kind, locale: string | undefined): Kind {
  const { request } = interaction
  return request && locale !== undefined
    ? { ...interaction, request: { ...request, uiLocales: locale } }
    : interaction
}

const LARGEST_SEAL = 6 * 1024

/** A new interaction for this browser, first step. */
export async function begin(
  edge: Edge,
  browser: string,
  about: Pick<Interaction, 'request'> = {},
): Promise<Interaction> {
  const now = edge.clock()
  return {
    ...about,
    nonce: base64url(edge.random(16)),
    browser: await browserDigest(browser),
    requestedAt: now,
    expires: now + edge.policy.interactionLife,
  }
}

/** The text for `?i=` or a hidden field, with a fresh nonce; undefined when the request is too large to seal (rule A7). */
export async function sealInteraction(edge: Edge, interaction: Interaction): Promise<string | undefined> {
  const text = await edge.sealer.seal('interaction', { ...interaction, nonce: base64url(edge.random(16)) })
  return text.length <= LARGEST_SEAL ? text : undefined
}

export type OpenedInteraction =
  | { readonly state: 'good'; readonly interaction: Interaction }
  /** Opens, but is old or another browser's: its request may start again here at step one (rule A4). */
  | { readonly state: 'restart'; readonly interaction: Interaction }
  | { readonly state: 'unreadable' }

/** Opens what a browser brought back. `browser` is its cookie's value, or undefined when it sent none. */
export async function openInteraction(
  edge: Edge,
  text: string,
  browser: string | undefined,
): Promise<OpenedInteraction> {
  const value = (await edge.sealer.open('interaction', text)) as Interaction | undefined
  if (!value) return { state: 'unreadable' }
  const now = edge.clock()
  const isMine = browser !== undefined && value.browser === (await browserDigest(browser))
  if (isMine && value.expires > now) return { state: 'good', interaction: value }
  const about = value.request ? { request: value.request } : {}
  return { state: 'restart', interaction: await begin(edge, browser ?? '', about) }
}

/**
 * The request number of a posted form: the same for a double click, another for another body (rule Z2). The body is part of it,
 * so that repeating a page with a wrong secret is not answered with what the right one had bought.
 */
export async function formNumber(edge: Edge, nonce: string, step: string, body: string): Promise<Uint8Array> {
  const root = fromBase64url(nonce) ?? new Uint8Array(0)
  return requestNumber(edge.houseKeys, concat(root, await digest('form-body', utf8(body))), step)
}
