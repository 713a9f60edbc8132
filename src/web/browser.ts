/** What this request's cookies say of its browser, opened; nothing of it proves anything (interaction/browser.ts). */
import { readBrowser, type Browser } from '../interaction/browser.ts'
import { presentedSession, type PresentedSession } from '../interaction/presented.ts'
import type { HouseContext } from './context.ts'
import { readCookie } from './cookies.ts'

export const browserOf = (c: HouseContext): Promise<Browser> =>
  readBrowser(c.var.edge, (kind) => readCookie(c.req.raw, kind))

/** The session alone, where nothing else is asked. */
export const sessionOf = (c: HouseContext): Promise<PresentedSession | undefined> =>
  presentedSession(c.var.edge.handles, readCookie(c.req.raw, 'session'))
