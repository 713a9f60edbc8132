/**
 * Who sent this form (rule A3). Asked for every unsafe request that a cookie of ours decides, JSON included; never for what
 * other sites post to us by design (authorize, logout), which reads no cookie. `Origin: null` is somebody else, always.
 */
import type { MiddlewareHandler } from 'hono'
import type { HouseEnv } from './context.ts'
import { messageAnswer } from './message-answer.ts'

/**
 * `ours`: the browser says so. `unsaid`: neither header was sent, so a seal bound to the browser cookie must be the proof;
 * an endpoint without a seal treats it as foreign.
 */
export type OriginVerdict = 'ours' | 'unsaid' | 'foreign'

export function originVerdict(request: Request, issuer: string): OriginVerdict {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin === null && site === null) return 'unsaid'
  if (site !== null && site !== 'same-origin' && !(site === 'none' && origin !== null)) return 'foreign'
  return origin === null || origin === new URL(issuer).origin ? 'ours' : 'foreign'
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses foreign unsafe requests with 403 before any handler reads a cookie. */
export const refuseForeign: MiddlewareHandler<HouseEnv> = async (c, next) => {
  const isForeign =
    !SAFE.has(c.req.method) && originVerdict(c.req.raw, c.var.edge.settings.issuer) === 'foreign'
  if (isForeign) return messageAnswer(c, 'foreign')
  return next()
}
