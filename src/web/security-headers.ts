/**
 * The headers of every page of ours: nothing from elsewhere, no script without this answer's nonce, no frame, no cache
 * (CSP Level 3; PLATFORM.md, Leaks and defaults). `form-action` names the one place besides us where a post on this page can
 * end, because browsers hold the redirect after it against the page.
 */
import { SCHEMES_OF_CONTENT } from '../domain/client.ts'
import { parseUrl } from '../kernel/url.ts'

export interface PageSafety {
  readonly nonce: string
  /** The redirect URI that a post on this page can end at. */
  readonly formTarget?: string | undefined
}

/** As a record, for `c.html` and for plain Responses alike. */
export const securityHeaders = (safety: PageSafety): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(safety),
  // `no-referrer` would make browsers send `Origin: null` on our own forms (rule A3).
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy':
    'publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
})

export function contentSecurityPolicy({ nonce, formTarget }: PageSafety): string {
  const target = formTarget === undefined ? undefined : formSource(formTarget)
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action ${["'self'", ...(target ? [target] : [])].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The CSP source of a redirect URI: its origin, or its scheme where it has none (native applications, RFC 8252 §7.1). */
export function formSource(redirectUri: string): string | undefined {
  const url = parseUrl(redirectUri)
  if (!url || SCHEMES_OF_CONTENT.includes(url.protocol)) return undefined
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // CSP has no spelling for an IPv6 host (CSP3 §2.3.1), so its scheme must do.
  return isWeb && !url.hostname.startsWith('[') ? url.origin : url.protocol
}
