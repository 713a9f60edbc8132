/**
 * The one browser cookie that seals are bound to (rule A4): set only when absent, on a GET of ours, so that tabs opened at once can all go
 * on; changed at sign-in and sign-out, so that no page from before can. It names nobody.
 */
import { base64url } from '../kernel/bytes.ts'
import type { HouseContext } from './context.ts'
import { giveCookie, readCookie } from './cookies.ts'

const BYTES = 32

/** What the browser sent; undefined when it sent none, or two. */
export const browserCookie = (c: HouseContext): string | undefined => readCookie(c.req.raw, 'browser')

/** What the browser sent, or what this answer gives it. For our own GETs. */
export const ensureBrowserCookie = (c: HouseContext): string => browserCookie(c) ?? changeBrowserCookie(c)

/** Every seal made before for this browser starts again at step one. */
export function changeBrowserCookie(c: HouseContext): string {
  const value = base64url(c.var.edge.random(BYTES))
  giveCookie(c, 'browser', value)
  return value
}
