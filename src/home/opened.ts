/** The answer of everything that opens a session, and its repetition under the same request number (rule Z2). */
import { same } from '../crypto/same.ts'
import { ok, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { SessionRow } from '../ports/home-store.ts'
import type { DevicePresented, MintRequest, Opened, Progress } from '../ports/sign-in.ts'
import type { HomeTools } from './home.ts'
import { decide, prepareMint, type PreparedMint } from './mint.ts'
import { somebody } from './self.ts'
import { isLive, keepSession, sessionFacts, writtenAt } from './sessions.ts'
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

/** How everything that opens a session ends: decided, kept, answered. Inside the transaction that opens. */
export function openWith(
  home: HomeTools,
  call: Call,
  session: SessionRow,
  prepared: PreparedMint | undefined,
  trust: Trust | undefined,
): Opened {
  const decided = prepared && decide(home, call, session, prepared)
  const kept = decided?.session ?? session
  keepSession(home, kept)
  return opened(home, kept, decided?.progress, trust)
}

const REMEMBERED = MINUTE

/** What a request that opens a session brings, the same in each repetition. */
interface Repeatable {
  readonly mint?: MintRequest
  readonly device: DevicePresented
}

/**
 * What this request number has opened within the last 60 s, while it is still live: a double click or a retry after a lost answer.
 * Refusals are not remembered; the same page posted again is evaluated and counted anew.
 */
export async function repeated(
  home: HomeTools,
  call: Call,
  { mint, device: presented }: Repeatable,
): Promise<Opened | undefined> {
  if (!home.store.self() || !findRepeated(home, call)) return undefined
  const who = await somebody(home)
  const prepared = who && (await prepareMint(who, mint))
  return home.store.transact(() => {
    const session = findRepeated(home, call)
    if (!session) return undefined
    const decided = prepared && decide(home, call, session, prepared)
    const device = session.device ? home.store.device(session.device) : undefined
    // What this very request proposed was given by it; any other trust the browser had before, and keeps.
    const isNew = device !== undefined && same(device.id, presented.fresh)
    const trust = device && { device: device.id, ...(isNew && { issuedAt: device.since }) }
    return opened(home, session, decided?.progress, trust)
  })
}

/** A double click arrives twice at once: what its twin opened while this one was judged is the answer to both (rule Z2). */
export async function unlessTwinOpened<Why extends string>(
  home: HomeTools,
  call: Call,
  request: Repeatable,
  outcome: Outcome<Opened, Why>,
): Promise<Outcome<Opened, Why>> {
  const twin = outcome.ok ? undefined : await repeated(home, call, request)
  return twin ? ok(twin) : outcome
}

function findRepeated(home: HomeTools, call: Call): SessionRow | undefined {
  const since = home.now() - REMEMBERED
  return home.store
    .sessions()
    .find((row) => writtenAt(row) >= since && same(row.request, call.requestNumber) && isLive(home, row))
}
