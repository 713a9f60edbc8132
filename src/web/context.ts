/**
 * What every handler finds on Hono's context: the running house and the facts of this one request, set by `worker.ts` before any
 * room sees it. Rooms below the street never see the context itself.
 */
import type { Context } from 'hono'
import type { Visit } from '../ports/call.ts'
import type { Edge } from '../ports/edge.ts'
import type { LocaleTag } from '../text/locales.ts'

export interface HouseEnv {
  readonly Variables: {
    edge: Edge
    requestId: string
    visit: Visit
    /** Two-letter country as the platform guesses it; used for the default region and for nothing else. */
    country: string | undefined
    locale: LocaleTag
    /** The person has just asked for this language, by the switch of the page they left. */
    switchedTo: LocaleTag | undefined
    /** For this response's Content-Security-Policy. */
    nonce: string
  }
}

export type HouseContext = Context<HouseEnv>
