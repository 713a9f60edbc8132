/**
 * Somebody proves who they are: the proof is judged, counted and, if right, opens a session and mints a code, all in one hop and one
 * transaction. Nobody, a wrong secret, a person without such a way in and a paused pool do the same work and answer alike (rule C4).
 * The epoch noted before the first await is compared in the transaction that opens (rule Z1).
 */
import { outerIndex } from '../crypto/blind-index.ts'
import { same } from '../crypto/same.ts'
import type { AuthenticationMethod } from '../domain/assurance.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { Opened, Proof, ProveRefusal, ProveRequest } from '../ports/sign-in.ts'
import type { CredentialRow, PersonRecord } from '../ports/people.ts'
import {
  clearFailures,
  countFailure,
  decoyHash,
  poolOf,
  reserve,
  type Pool,
  type Reservation,
} from './attempts.ts'
import { isStaleConfiguration, type HomeTools } from './home.ts'
import { advance, sealUse } from './last-use.ts'
import { challengeOf, counterName, isChallengeSpent, type SpentChallenge } from './marks.ts'
import { prepareMint } from './mint.ts'
import { openWith, repeated, unlessTwinOpened } from './opened.ts'
import { askedOf, fact, mailOrder, post, sealParcel, type MailOrder } from './outbox.ts'
import { preparePause, tellOfPause, type PreparedPause } from './pause.ts'
import { readCredential } from './record.ts'
import { rehash } from './rehash.ts'
import { somebody, type Somebody } from './self.ts'
import { isUsed, sealVisit, sessionAfter } from './sessions.ts'
import { settle } from './settle.ts'
import { giveTrust } from './trust.ts'

export async function prove(
  home: HomeTools,
  call: Call,
  request: ProveRequest,
): Promise<Outcome<Opened, ProveRefusal>> {
  if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
  await settle(home)
  const again = await repeated(home, call, request)
  if (again) return ok(again)
  const epoch = home.store.self()?.epoch
  const pool = poolOf(home, request.device)
  const isTyped = request.proof.method === 'password'
  const reservation = isTyped ? reserve(home, pool) : undefined
  try {
    const who = await somebody(home)
    // A decoy reads its region's database like everybody (rule C5).
    const record = await home.people.read(home.to)
    if (!who || !record) return await refuseNobody(home, request.proof)
    const pause = reservation?.mayPause ? await preparePause(home, who, call, request.unlock) : undefined
    const isListed = await lists(home, record, request.identifier)
    const verdict = await judge(
      home,
      who,
      isListed ? record : WITHOUT_WAYS_IN,
      call,
      request.proof,
      reservation,
    )
    if (verdict === 'unknown_credential') return no(verdict)
    const outcome = verdict
      ? await open(home, call, { request, who, epoch, verdict, pool })
      : refuse(home, pool, reservation, pause, request)
    // The session is open already: what fails now is tried again by the next sign-in.
    if (outcome.ok && verdict?.isStale)
      await rehash(home, who, call, request.proof).catch(() => home.log('warn', 'rehash_failed'))
    return await unlessTwinOpened(home, call, request, outcome)
  } finally {
    reservation?.release()
  }
}

async function refuseNobody(home: HomeTools, proof: Proof): Promise<Outcome<never, ProveRefusal>> {
  if (proof.method === 'passkey') return no('unknown_credential')
  await decoyHash(home, proof.password)
  return no('refused')
}

/** What a right proof amounts to. */
interface Verdict {
  readonly amr: readonly AuthenticationMethod[]
  readonly isStale: boolean
  readonly passkey?: {
    readonly counter: string
    readonly signCount: number
    readonly note: Uint8Array
    readonly challenge: SpentChallenge
  }
}

const WITHOUT_WAYS_IN = { credentials: [] } as const

/** An identifier that the person has given up finds nobody, whatever a browser remembers of it (rule F6). */
async function lists(
  home: HomeTools,
  { identifiers }: PersonRecord,
  typed: ProveRequest['identifier'],
): Promise<boolean> {
  if (!typed) return true
  const index = await outerIndex(home.regionKeys, typed.inner)
  return identifiers.some((row) => row.type === typed.type && same(row.index, index))
}

/** Judges the proof; every branch of a typed secret costs one hash. */
async function judge(
  home: HomeTools,
  { vault, self }: Somebody,
  record: Pick<PersonRecord, 'credentials'>,
  call: Call,
  proof: Proof,
  reservation: Reservation | undefined,
): Promise<Verdict | 'unknown_credential' | undefined> {
  if (proof.method === 'passkey') {
    const id = home.methods.passkey.credentialId(proof.response)
    const row = id === undefined ? undefined : find(record, 'passkey', id)
    if (!row) return 'unknown_credential'
    const document = await readCredential(vault, row)
    if (!document) return undefined
    const counter = counterName(row.id)
    const input = { ...proof, person: self.person }
    const found = await home.methods.passkey.verify(document.method, input, home.store.counter(counter).value)
    if (!found.ok) return undefined
    const { signCount, amr } = found.value
    const note = await sealUse(home, vault, call, counter)
    return { amr, isStale: false, passkey: { counter, signCount, note, challenge: await challengeOf(proof) } }
  }
  const row = find(record, 'password', 'password')
  const document = row && (await readCredential(vault, row))
  if (!document || !reservation?.isEvaluated) {
    await decoyHash(home, proof.password)
    return undefined
  }
  const { matches, isStale } = home.methods.password.verify(document.method, proof.password)
  return matches ? { amr: home.methods.password.amr, isStale } : undefined
}

const find = (
  record: Pick<PersonRecord, 'credentials'>,
  method: CredentialRow['method'],
  id: string,
): CredentialRow | undefined => record.credentials.find((row) => row.method === method && row.id === id)

interface Opening {
  readonly request: ProveRequest
  readonly who: Somebody
  readonly epoch: number | undefined
  readonly verdict: Verdict
  readonly pool: Pool
}

async function open(
  home: HomeTools,
  call: Call,
  { request, who, epoch, verdict, pool }: Opening,
): Promise<Outcome<Opened, ProveRefusal>> {
  const prepared = await prepareMint(who, request.mint)
  const visit = await sealVisit(home, who.vault, call)
  const { method } = request.proof
  const parcel = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'session.opened', { method })],
    mails: pool.device || request.session.replaces ? [] : [tellOfNewBrowser(home, call)],
  })
  return home.store.transact(() => {
    const { passkey } = verdict
    if (home.store.self()?.epoch !== epoch || isUsed(home, request.session)) return no('refused')
    if (passkey && isChallengeSpent(home, passkey.challenge.digest)) return no('refused')
    if (passkey && !advance(home, passkey)) return no('refused')
    clearFailures(home, pool)
    const trust = giveTrust(home, request.device)
    const session = sessionAfter(home, call, {
      purpose: 'full',
      fresh: request.session,
      amr: verdict.amr,
      device: trust.device,
      ...(passkey && { challenge: passkey.challenge }),
      visit,
    })
    post(home, parcel)
    return ok(openWith(home, call, session, prepared, trust))
  })
}

/** A browser that the person has not signed in on before, or that no longer shows it. */
const tellOfNewBrowser = (home: HomeTools, call: Call): MailOrder =>
  mailOrder(call, 'new_sign_in', {
    accountUrl: `${home.issuer}/account`,
    recoveryUrl: `${home.issuer}/recovery`,
    asked: askedOf(home, call),
  })

/** A wrong typed secret is counted durably before its answer leaves; garbage assertions count nowhere (rule B8). */
function refuse(
  home: HomeTools,
  pool: Pool,
  reservation: Reservation | undefined,
  pause: PreparedPause | undefined,
  request: ProveRequest,
): Outcome<Opened, ProveRefusal> {
  if (reservation?.isEvaluated) {
    home.store.transact(() => {
      const { isPaused } = countFailure(home, pool)
      if (isPaused && pause) tellOfPause(home, pause, request.unlock)
    })
  }
  return no('refused')
}
