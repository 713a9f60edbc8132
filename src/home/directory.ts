/**
 * The Directory of one region and bucket: the only truth about who holds an identifier there (rules F1–F3). Every verb computes its
 * keyed index first and then acts in one transaction. Expiry is a deletion here, by this object's clock. The mailed code of a sign-up
 * lives here too, under a random row name; the address is used to send and is never at rest.
 */
import { outerIndex } from '../crypto/blind-index.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { same } from '../crypto/same.ts'
import { macOfCode, sixDigits } from '../crypto/short-code.ts'
import { INDEX_GENERATION, type IdentifierKey } from '../domain/identifier.ts'
import type { Policy } from '../domain/policy.ts'
import { utf8 } from '../kernel/bytes.ts'
import type { PersonId } from '../kernel/ids.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Random } from '../kernel/random.ts'
import { MINUTE, type Clock } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { Claim, SignUpRequest } from '../ports/directories.ts'
import type { ClaimRow, DirectoryStore } from '../ports/directory-store.ts'
import type { Log } from '../ports/log.ts'
import type { Mail, Mailer } from '../ports/mailer.ts'
import { writeMail } from '../text/mail.ts'

export interface DirectoryTools {
  readonly store: DirectoryStore
  readonly regionKeys: Keyring
  readonly mailer: Mailer
  readonly policy: Policy
  readonly random: Random
  readonly now: Clock
  readonly log: Log
  /** Lets a mail leave after the answer. */
  readonly afterwards: (work: Promise<unknown>) => void
}

export async function find(tools: DirectoryTools, key: IdentifierKey): Promise<PersonId | undefined> {
  const row = live(tools, await indexOf(tools, key))
  return row?.state === 'active' ? row.person : undefined
}

export async function claim(tools: DirectoryTools, wanted: Claim): Promise<Outcome<undefined, 'taken'>> {
  const index = await indexOf(tools, wanted.key)
  return tools.store.transact(() => {
    const row = live(tools, index)
    // What this person left pending is theirs to claim anew: under the new token the old attempt can activate nothing.
    const isOwnLeftover = row?.state === 'pending' && row.person === wanted.person
    if (row && row.token !== wanted.token && !isOwnLeftover) return no('taken')
    if (row?.token === wanted.token) return ok(undefined)
    const until = tools.now() + tools.policy.claimLife
    tools.store.putClaim({ index, person: wanted.person, token: wanted.token, state: 'pending', until })
    tools.store.wake(until)
    return ok(undefined)
  })
}

export async function look(
  tools: DirectoryTools,
  key: IdentifierKey,
  person: PersonId,
): Promise<'none' | 'pending' | 'active'> {
  const row = live(tools, await indexOf(tools, key))
  if (!row || row.person === person) return 'none'
  return row.state === 'pending' ? 'pending' : 'active'
}

/** The commit point: one conditional write, still mine and still pending. */
export async function activate(tools: DirectoryTools, mine: Claim): Promise<Outcome<undefined, 'gone'>> {
  const index = await indexOf(tools, mine.key)
  return tools.store.transact(() => {
    const row = live(tools, index)
    if (row?.token !== mine.token) return no('gone')
    if (row.state === 'pending') tools.store.putClaim({ ...row, state: 'active', until: 0 })
    return ok(undefined)
  })
}

export async function withdraw(tools: DirectoryTools, mine: Claim): Promise<void> {
  const index = await indexOf(tools, mine.key)
  tools.store.transact(() => {
    const row = live(tools, index)
    if (row?.token === mine.token && row.state === 'pending') tools.store.dropClaim(index)
  })
}

/** Only an active claim under this token: whatever comes late finds another token, or nothing (rule F1). */
export async function hold(tools: DirectoryTools, mine: Claim): Promise<void> {
  const index = await indexOf(tools, mine.key)
  tools.store.transact(() => {
    const row = live(tools, index)
    if (row?.token !== mine.token || row.state !== 'active') return
    const until = tools.now() + tools.policy.identifierHold
    tools.store.putClaim({ ...row, state: 'held', until })
    tools.store.wake(until)
  })
}

export async function reclaim(
  tools: DirectoryTools,
  mine: Claim,
  from: string,
): Promise<Outcome<undefined, 'gone'>> {
  const index = await indexOf(tools, mine.key)
  return tools.store.transact(() => {
    const row = live(tools, index)
    if (row?.token === mine.token && row.state === 'active') return ok(undefined)
    if (row?.token !== from || row.state !== 'held' || row.person !== mine.person) return no('gone')
    tools.store.putClaim({ ...row, token: mine.token, state: 'active', until: 0 })
    return ok(undefined)
  })
}

export async function release(tools: DirectoryTools, mine: Claim): Promise<void> {
  const index = await indexOf(tools, mine.key)
  tools.store.transact(() => {
    const row = live(tools, index)
    if (row?.token === mine.token && row.state !== 'pending') tools.store.dropClaim(index)
  })
}

/** The claim that stands now; one that has expired is deleted here, by the object that holds it. */
function live(tools: DirectoryTools, index: Uint8Array): ClaimRow | undefined {
  const row = tools.store.claim(index)
  if (!row || row.state === 'active' || row.until > tools.now()) return row
  tools.store.dropClaim(index)
  return undefined
}

/** Each call carries its generation; one that is neither ours nor a neighbour would break uniqueness (rule F3). */
function indexOf(tools: DirectoryTools, key: IdentifierKey): Promise<Uint8Array> {
  if (Math.abs(key.generation - INDEX_GENERATION) > 1)
    throw new Error('index generation is not a neighbour of ours')
  return outerIndex(tools.regionKeys, key.inner)
}

/** Opens a sign-up and mails its code, after the answer, with two tries; a lost mail is sent again by the person's next press (C6). */
export async function openSignUp(tools: DirectoryTools, call: Call, request: SignUpRequest): Promise<void> {
  const code = sixDigits(tools.random)
  const mac = await macOfCode(tools.regionKeys, utf8(request.row), code)
  const isNew = tools.store.transact(() => {
    if (tools.store.signUp(request.row)) return false
    const until = tools.now() + tools.policy.mailedCodeLife
    tools.store.putSignUp({ row: request.row, mac, tries: 0, until, person: null, isSpent: false })
    tools.store.wake(until)
    return true
  })
  // A double click names the same row: its code is on its way already, and a second one would never work.
  if (!isNew || request.mailTo === undefined) return
  const { brand, locale } = request
  const { userAgent, place } = call.visit
  const minutes = tools.policy.mailedCodeLife / MINUTE
  const written = writeMail('sign_up_code', {
    locale,
    brandName: brand.name,
    brandColour: brand.colour,
    values: { code, minutes, asked: { at: tools.now(), userAgent, place } },
  })
  tools.afterwards(sendTwice(tools, { to: request.mailTo, ...written }))
}

async function sendTwice(tools: DirectoryTools, mail: Mail): Promise<void> {
  await tools.mailer
    .send(mail)
    .catch(() => tools.mailer.send(mail))
    .catch(() => tools.log('error', 'sign_up_mail_not_sent'))
}

export async function proveSignUp(
  tools: DirectoryTools,
  request: { readonly row: string; readonly code: string; readonly person: PersonId },
): Promise<Outcome<undefined, 'refused'>> {
  const presented = await macOfCode(tools.regionKeys, utf8(request.row), request.code)
  return tools.store.transact(() => {
    const row = tools.store.signUp(request.row)
    if (!row || row.until <= tools.now() || row.tries >= tools.policy.mailedCodeTries) return no('refused')
    if (!same(row.mac, presented)) {
      tools.store.putSignUp({ ...row, tries: row.tries + 1 })
      return no('refused')
    }
    // The same answer twice is a double click; another person may not take a row that is proved.
    if (row.person !== null)
      return row.person === request.person && !row.isSpent ? ok(undefined) : no('refused')
    const until = tools.now() + tools.policy.provedSignUpLife
    tools.store.putSignUp({ ...row, person: request.person, until })
    tools.store.wake(until)
    return ok(undefined)
  })
}

export function spendSignUp(
  tools: DirectoryTools,
  request: { readonly row: string; readonly person: PersonId },
): Outcome<undefined, 'gone'> {
  return tools.store.transact(() => {
    const row = tools.store.signUp(request.row)
    if (!row || row.until <= tools.now() || row.person !== request.person) return no('gone')
    if (!row.isSpent) tools.store.putSignUp({ ...row, isSpent: true })
    return ok(undefined)
  })
}

/** The alarm: deletes what has expired and wakes again for what is left. */
export function sweepDirectory(tools: DirectoryTools): void {
  const next = tools.store.sweep(tools.now())
  if (next !== undefined) tools.store.wake(Math.max(next, tools.now() + MINUTE))
}
