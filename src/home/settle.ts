/**
 * Finishing what is open: every verb calls `settle` first, and so does the alarm, so whatever a crash left is done before anything
 * else is answered (LAW one owner). Settling twice is the same as once.
 */
import { base64url } from '../kernel/bytes.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { SessionRow } from '../ports/home-store.ts'
import { directoryOf, unpackClaim } from './claim-identifier.ts'
import { inTurn, type HomeTools } from './home.ts'
import {
  bytesOf,
  openIntent,
  recordChange,
  unpackHeld,
  unpackParcel,
  type BirthIntent,
  type ChangeIntent,
  type Ending,
} from './intent.ts'
import { counterName } from './marks.ts'
import { lookForOverdue, post } from './outbox.ts'
import { vaultOf } from './self.ts'
import { eraseCopies } from './sessions.ts'
import { sweep } from './sweep.ts'
import { giveBack, letGo, takeOver } from './take-over.ts'

/** Finishes an open intent, if there is one. */
export async function settle(home: HomeTools): Promise<void> {
  if (!home.store.self()) return
  if (!home.memory.hasLooked) lookAround(home)
  if (!home.store.intent()) return
  await inTurn(home.memory, () => settleNow(home))
}

/** Once per instance: what an alarm should have done and a lost or never set one did not. */
function lookAround(home: HomeTools): void {
  home.memory.hasLooked = true
  lookForOverdue(home)
  sweep(home)
}

type Settled = 'applied' | 'refused' | 'taken'

/** The same, for who is already in turn. `isFirst`: by who has just written the intent; every later call finds what a crash left. */
export async function settleNow(home: HomeTools, isFirst = false): Promise<Settled | 'nothing'> {
  const self = home.store.self()
  const open = self && home.store.intent()
  if (!open) return 'nothing'
  const intent = await openIntent(await vaultOf(home, self), open.body)
  return intent.kind === 'change'
    ? applyChange(home, open.id, intent, isFirst)
    : endBirth(home, open.id, intent)
}

/**
 * The Directory's claim, then D1, then epoch and endings in one transaction, then nothing else: the order that the search of Z1 left
 * standing, with what rule F6 says of identifiers around it.
 */
async function applyChange(
  home: HomeTools,
  id: string,
  intent: ChangeIntent,
  isFirst: boolean,
): Promise<Settled> {
  const self = home.store.self()
  if (!self) return 'refused'
  const refuse = (why: 'refused' | 'taken'): Settled => {
    home.store.transact(() => home.store.forgetIntent(id))
    return why
  }
  const { identifiers } = intent
  if (identifiers && !(await takeOver(home, id, identifiers, isFirst))) return refuse('taken')
  const applied = await home.people.apply(self.person, recordChange(id, intent))
  if (applied !== 'applied') {
    if (identifiers) await giveBack(home, identifiers)
    return refuse('refused')
  }
  if (identifiers) await letGo(home, identifiers)
  const ended = home.store.transact((): readonly SessionRow[] => {
    const now = home.store.self()
    if (!now || home.store.intent()?.id !== id) return []
    home.store.putSelf({ ...now, epoch: now.epoch + 1 })
    for (const { name, value } of intent.counters) home.store.setCounter(name, value, intent.at)
    for (const row of identifiers?.putHeld ?? []) home.store.putHeld(unpackHeld(row))
    home.store.forgetHeld((identifiers?.forgetHeld ?? []).map(bytesOf))
    for (const credential of intent.remove) home.store.forgetCounter(counterName(credential))
    const { sessions } = endWhatMust(home, intent.ending)
    post(home, unpackParcel(intent.parcel))
    home.store.forgetIntent(id)
    return sessions
  })
  await eraseCopies(home, ended)
  return 'applied'
}

/** Ends sessions, families and device trust; returns the sessions whose copies must go. Inside a transaction. */
export function endWhatMust(
  home: HomeTools,
  ending: Ending,
): { readonly sessions: readonly SessionRow[]; readonly isAnything: boolean } {
  const isKept = (session: Uint8Array): boolean => base64url(session) === ending.exceptSession
  const sessions = ending.sessions ? home.store.sessions().filter((row) => row.isLive && !isKept(row.id)) : []
  const families = ending.families
    ? home.store.families().filter((row) => row.state !== 'ended' && (row.isOffline || !isKept(row.session)))
    : []
  const devices = ending.devices ? home.store.devices() : []
  home.store.endSessions(sessions.map((row) => row.id))
  home.store.endFamilies(families.map((row) => row.id))
  home.store.forgetDevices(devices.map((row) => row.id))
  // Codes and links asked for before it must not undo it (rule A1).
  if (ending.devices || ending.codes === true) home.store.forgetAllMailed()
  return { sessions, isAnything: sessions.length + families.length + devices.length > 0 }
}

/**
 * A birth that a crash interrupted. The activation in the Directory is the commit point: if it stands, the person lives and the
 * birth is completed; if not, everything of it is taken back, and the person's next try begins anew (rules A2, F6).
 */
async function endBirth(home: HomeTools, id: string, intent: BirthIntent): Promise<'applied' | 'refused'> {
  const self = home.store.self()
  if (!self) return 'refused'
  const claim = unpackClaim(intent.claim)
  const directory = await directoryOf(home, claim.key)
  await directory.withdraw(claim)
  const isHeld = (await directory.find(claim.key)) === self.person
  if (!isHeld) {
    await takeBackBirth(home, id, self.person)
    return 'refused'
  }
  await home.people.activate(self.person, home.now())
  home.store.transact(() => markBorn(home, id, intent))
  return 'applied'
}

/** Marks the Home born and announces it: the last step of a birth, inside a transaction. */
export function markBorn(home: HomeTools, id: string, intent: BirthIntent): void {
  const self = home.store.self()
  if (!self || home.store.intent()?.id !== id) return
  home.store.putSelf({ ...self, state: 'born', bornAt: home.now() })
  for (const { name, value } of intent.counters) home.store.setCounter(name, value, home.now())
  post(home, unpackParcel(intent.parcel))
  home.store.forgetIntent(id)
}

/** Deletes what a birth that did not happen has written; the claim is gone already. */
export async function takeBackBirth(home: HomeTools, id: string, person: PersonId): Promise<void> {
  await home.people.discard(person)
  await home.dataKeys.destroy(person)
  home.store.transact(() => {
    home.store.forgetIntent(id)
    home.store.forgetSelf()
  })
  home.memory.vault = undefined
}
