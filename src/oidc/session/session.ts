/**
 * GET /session: is somebody signed in here? From the read-near copy while that may be believed, else from the Home in one hop; it never
 * says "no" without the Home, and it mints nothing (LAW the judge, rules H1, H2). Advisory: no client may authenticate from it (rule H3).
 */
import type { Client } from '../../domain/client.ts'
import { MINUTE, seconds } from '../../kernel/time.ts'
import type { Call } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { SessionFacts } from '../../ports/sign-in.ts'
import type { PresentedSession } from '../../interaction/presented.ts'
import { askHome } from '../../region/ask-home.ts'

export interface SessionAnswer {
  readonly active: boolean
  readonly sub?: string
  readonly auth_time?: number
  readonly acr?: string
  readonly fresh_until?: number
}

/** Younger sessions are asked for at the Home (rule H1). */
const COPIES_SPEAK_AFTER = MINUTE

/** `client` is whose origin asks, undefined for our own pages. Times are seconds. */
export async function answerSession(
  edge: Edge,
  call: () => Promise<Call>,
  session: PresentedSession | undefined,
  client: Client | undefined,
): Promise<SessionAnswer> {
  const facts = session && (await factsOf(edge, call, session))
  // A recovery session may add a way in and is nobody's sign-in.
  if (!facts || facts.purpose !== 'full') return { active: false }
  const sub = client && facts.subjects[client.id]
  return {
    active: true,
    ...(sub !== undefined && { sub }),
    auth_time: seconds(facts.authTime),
    acr: facts.acr,
    fresh_until: seconds(facts.freshUntil),
  }
}

async function factsOf(
  edge: Edge,
  call: () => Promise<Call>,
  session: PresentedSession,
): Promise<SessionFacts | undefined> {
  const { secret, digest, address } = session
  const copy = await edge.copies.get(secret, digest)
  const now = edge.clock()
  const isFresh = copy !== undefined && copy.freshUntil > now
  if (isFresh && now - copy.openedAt >= COPIES_SPEAK_AFTER) return copy
  const asking = await call()
  const outcome = await askHome(edge, () => edge.homes.of(address).session(asking, { session: digest }))
  if (!outcome.ok) return undefined
  // Written on demand only, and not while another is fresh: once per five minutes and session (rule H1).
  if (!isFresh) edge.afterwards(edge.copies.put(secret, digest, outcome.value))
  return outcome.value
}
