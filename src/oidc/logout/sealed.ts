/**
 * A checked logout request on its way: from another site's POST to our own GET, where cookies are (rule A3), and from the page that asks to
 * its answer, there bound to the browser that was asked (rule A5).
 */
import * as v from 'valibot'
import type { Edge } from '../../ports/edge.ts'
import { browserDigest } from '../../crypto/browser-digest.ts'
import { LogoutRequestSchema, type LogoutRequest } from './request.ts'

/** `undefined` stands for the road from POST to GET, which no browser cookie sees. */
type Browser = string | undefined

const Sealed = v.strictObject({ logout: LogoutRequestSchema, expires: v.number() })

export async function sealLogout(edge: Edge, logout: LogoutRequest, browser: Browser): Promise<string> {
  const expires = edge.clock() + edge.policy.interactionLife
  return edge.sealer.seal('form', { logout, expires }, await audienceOf(browser))
}

/** The request, or undefined for whatever is foreign, altered or old. */
export async function openLogout(
  edge: Edge,
  text: string,
  browser: Browser,
): Promise<LogoutRequest | undefined> {
  const parsed = v.safeParse(Sealed, await edge.sealer.open('form', text, await audienceOf(browser)))
  return parsed.success && parsed.output.expires > edge.clock() ? parsed.output.logout : undefined
}

const audienceOf = async (browser: Browser): Promise<string> =>
  browser === undefined ? 'logout-handover' : `logout ${await browserDigest(browser)}`
