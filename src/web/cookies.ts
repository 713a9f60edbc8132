/**
 * Our cookies, all of them: `__Host-` by name, so no sibling domain can plant one, `Secure`, `HttpOnly`, `SameSite=Lax` (rule A3).
 * Exactly one name is read for each, and a name that arrives twice is believed in neither copy. What a value means is its room's business.
 */
import type { Context } from 'hono'
import { DAY, SECOND } from '../kernel/time.ts'

/** Seconds a browser may keep each; undefined: until it closes. */
const COOKIES = {
  /** Binds interactions to this browser; set only when absent, on a GET, and changed at sign-in and sign-out (rule A4). */
  browser: { name: '__Host-browser', maxAge: undefined },
  session: { name: '__Host-session', maxAge: (30 * DAY) / SECOND },
  /** Homes proved on this browser; written on success only (rule C1). */
  home: { name: '__Host-home', maxAge: (400 * DAY) / SECOND },
  /** Device trust (rule E). */
  device: { name: '__Host-device', maxAge: (180 * DAY) / SECOND },
  locale: { name: '__Host-locale', maxAge: (400 * DAY) / SECOND },
} as const

export type CookieKind = keyof typeof COOKIES

/** Browsers refuse more than 4,096 bytes for name and value together (RFC 6265bis §5.6). */
const LONGEST = 4_000
const VALUE = /^[\w.~-]*$/

/** The value of one of our cookies, or undefined where it is absent, empty, doubled, or not in our alphabet. */
export function readCookie(request: Request, kind: CookieKind): string | undefined {
  const wanted = COOKIES[kind].name
  const found = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${wanted}=`))
    .map((pair) => pair.slice(wanted.length + 1))
  const [value] = found
  if (found.length !== 1 || value === undefined || value === '') return undefined
  return value.length <= LONGEST && VALUE.test(value) ? value : undefined
}

/** The `Set-Cookie` line. Throws for a value outside base64url, `.` and `~`: ours never are. */
export function cookieLine(
  kind: CookieKind,
  value: string,
  maxAge: number | undefined = COOKIES[kind].maxAge,
): string {
  if (!VALUE.test(value) || value.length > LONGEST) throw new TypeError('cookie value out of its alphabet')
  const age = maxAge === undefined ? '' : `; Max-Age=${Math.floor(maxAge)}`
  return `${COOKIES[kind].name}=${value}; Path=/${age}; Secure; HttpOnly; SameSite=Lax`
}

/** Adds the cookie to this answer; `maxAge` in seconds where it differs from the table. */
export function giveCookie(c: Context, kind: CookieKind, value: string, maxAge?: number): void {
  c.header('Set-Cookie', cookieLine(kind, value, maxAge ?? COOKIES[kind].maxAge), { append: true })
}

/** Takes the cookie from the browser. */
export function dropCookie(c: Context, kind: CookieKind): void {
  c.header('Set-Cookie', cookieLine(kind, '', 0), { append: true })
}
