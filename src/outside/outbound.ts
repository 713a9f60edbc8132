/**
 * The one way out (rule M1): https to a public DNS name, no IP literal, no host of our own, no port but the scheme's, no redirect, a
 * deadline. What a name resolves to cannot be seen here; a deployment's network sees to it. The allow-list is for tests and local
 * services: explicit, `HOST:PORT` each, and empty unless somebody says so.
 */
import { Outage } from '../ports/outage.ts'

export interface OutboundSettings {
  readonly ownHost: string
  readonly allowed: readonly string[]
}

export type OutboundFault =
  'malformed' | 'not_https' | 'with_credentials' | 'with_port' | 'not_a_public_name' | 'own_host'

export type Outbound = (url: string, init: RequestInit) => Promise<Response>

const DEADLINE = 5_000

/** Names that lead to no public host (RFC 6761, RFC 6762, RFC 8375). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|test|invalid|home\.arpa)$/
/** The URL parser has already written every spelling of an IPv4 address as dotted numbers, and an IPv6 one in brackets. */
const IP_LITERAL = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/

/** The first rule that a URL breaks, or undefined. */
export function outboundFault(
  text: string,
  { ownHost, allowed }: OutboundSettings,
): OutboundFault | undefined {
  const url = URL.parse(text)
  if (!url) return 'malformed'
  if (url.username !== '' || url.password !== '') return 'with_credentials'
  if (allowed.includes(`${url.hostname}:${portOf(url)}`)) return undefined
  if (url.protocol !== 'https:') return 'not_https'
  if (url.port !== '') return 'with_port'
  const host = url.hostname.replace(/\.$/, '')
  if (host === ownHost || host.endsWith(`.${ownHost}`)) return 'own_host'
  return IP_LITERAL.test(host) || LOCAL_NAME.test(host) || !host.includes('.')
    ? 'not_a_public_name'
    : undefined
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')

/** A fetch that goes nowhere it should not; whatever goes wrong is an `Outage` without the URL in it. */
export const guardedFetch =
  (settings: OutboundSettings): Outbound =>
  async (url, init) => {
    if (outboundFault(url, settings) !== undefined) throw new Outage('outbound')
    const signal = AbortSignal.timeout(DEADLINE)
    const answer = await fetch(url, { ...init, redirect: 'manual', signal }).catch(() => undefined)
    if (!answer) throw new Outage('outbound')
    return answer
  }
