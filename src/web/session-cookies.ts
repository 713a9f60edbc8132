/**
 * How a session begins and ends in a browser. With either the browser cookie changes, so that every page left open from before starts
 * again (rules A4, H4). On success only, and never held (rules C1, C2).
 */
import { browserDigest } from '../crypto/browser-digest.ts'
import type { PresentedSession } from '../interaction/presented.ts'
import { cookiesOf } from '../interaction/proposals.ts'
import type { Browser } from '../interaction/browser.ts'
import type { Call } from '../ports/call.ts'
import type { SignOutRequest } from '../ports/homes.ts'
import { askHome } from '../region/ask-home.ts'
import { changeBrowserCookie } from './browser-cookie.ts'
import type { HouseContext } from './context.ts'
import { dropCookie, giveCookie } from './cookies.ts'

/** Gives the cookies of a session that a Home has just opened; answers the digest that pages are bound to from here on. */
export async function giveSession(
  c: HouseContext,
  browser: Browser,
  about: Parameters<typeof cookiesOf>[2],
): Promise<string> {
  for (const { kind, value, maxAge } of await cookiesOf(c.var.edge, browser, about))
    giveCookie(c, kind, value, maxAge)
  return browserDigest(changeBrowserCookie(c))
}

/**
 * One hop: ends the session and all that lives by it. The cookie goes only after the Home has said so (rule H4); false when `onlyFor`
 * names somebody else than this session's person, and nothing was ended. Throws Outage: then nothing is known to have ended.
 */
export async function endSession(
  c: HouseContext,
  call: Call,
  { address, digest }: PresentedSession,
  onlyFor?: SignOutRequest['onlyFor'],
): Promise<boolean> {
  const { edge } = c.var
  const request = { session: digest, ...(onlyFor && { onlyFor }) }
  const ended = await askHome(edge, () => edge.homes.of(address).signOut(call, request))
  if (!ended.ok) return false
  dropCookie(c, 'session')
  changeBrowserCookie(c)
  return true
}
