/** The answer of everything that opens a session, and its repetition under the same request number (rule Z2). */
import { same } from '../crypto/same.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { SessionRow } from '../ports/home-store.ts'
import type { Opened, Progress } from '../ports/homes.ts'
import type { HomeTools } from './home.ts'
import { isLive, sessionFacts } from './sessions.ts'
import type { Trust } from './trust.ts'

export function opened(
  home: HomeTools,
  session: SessionRow,
  progress: Progress | undefined,
  trust: Trust | undefined,
): Opened {
  return {
    session: sessionFacts(home, session),
    ...(progress && { progress }),
    ...(trust?.issuedAt !== undefined && { deviceIssuedAt: trust.issuedAt }),
  }
}

const REMEMBERED = MINUTE

/**
 * What this request number has opened within the last 60 s, while it is still live: a double click or a retry after a lost answer.
 * Refusals are not remembered; the same page posted again is evaluated and counted anew.
 */
export function repeated(home: HomeTools, call: Call): Opened | undefined {
  if (!home.store.self()) return undefined
  const since = home.now() - REMEMBERED
  const session = home.store
    .sessions()
    .find((row) => row.authTime >= since && same(row.request, call.requestNumber) && isLive(home, row))
  if (!session) return undefined
  const family = home.store.families().find((row) => same(row.request, call.requestNumber))
  const device = session.device && home.store.device(session.device)
  const trust = device && { device: device.id, ...(device.since >= session.authTime && { issuedAt: device.since }) }
  return opened(home, session, family && { step: 'done', issuedAt: family.createdAt }, trust ?? undefined)
}
