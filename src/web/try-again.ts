/**
 * Where "Try again" leads on a page that says no: to the same page, or to the page whose form was not taken, with the request of the
 * application that sent the person. Of what the browser says of that page only our own sealed values are repeated (rule A9).
 */
import { parseUrl } from '../kernel/url.ts'

export const START = '/'

/** An empty reference is this very address, which so need not be written out (RFC 3986 §4.4). */
const SAME_PAGE = ''
/** Rooms whose first page can be asked for by its bare path. */
const ROOMS: ReadonlySet<string> = new Set(['login', 'sign-up', 'recovery', 'account', 'logout'])
/** The interaction, and the link of a mail. */
const SEALED_NAMES = ['i', 't'] as const
const SEALED = /^[\w.~-]{1,8192}$/

/** A path of ours, or an empty reference. */
export function tryAgainHref(request: Request, issuer: string): string {
  if (request.method !== 'POST') return SAME_PAGE
  const [, room = ''] = new URL(request.url).pathname.split('/')
  const sealed = /^[a-z-]+$/.test(room) ? sealedBefore(request, issuer) : undefined
  if (sealed !== undefined) return `/${room}?${sealed}`
  return ROOMS.has(room) ? `/${room}` : START
}

/** The same for a page that is read elsewhere later: an address written out, without whatever else stood in it. */
export function lastingHref(request: Request, href: string): string {
  if (href !== SAME_PAGE) return href
  const { pathname, searchParams } = new URL(request.url)
  const sealed = sealedIn(searchParams)
  // Two slashes at the front would be somebody else's host (RFC 3986 §4.2).
  if (!/^\/[a-z]/.test(pathname)) return START
  if (sealed !== undefined) return `${pathname}?${sealed}`
  return ROOMS.has(pathname.split('/')[1] ?? '') ? pathname : START
}

/** What the page before, if it was ours, carried in its address. */
function sealedBefore(request: Request, issuer: string): string | undefined {
  const page = parseUrl(request.headers.get('referer') ?? '')
  return page?.origin === new URL(issuer).origin ? sealedIn(page.searchParams) : undefined
}

function sealedIn(query: URLSearchParams): string | undefined {
  const pairs = SEALED_NAMES.map((name) => [name, query.get(name) ?? ''] as const)
  const [name, value] = pairs.find(([, text]) => SEALED.test(text)) ?? []
  return name && `${name}=${value}`
}
