/**
 * The code that proves a new address (rule F4): mailed to whoever reads that mailbox, whether or not somebody here holds the address, so
 * that nobody learns of others by asking. Its MAC covers the address; the change that presents it spends it (change/identifiers.ts).
 */
import { outerIndex } from '../crypto/blind-index.ts'
import { same } from '../crypto/same.ts'
import { macOfCode, sixDigits } from '../crypto/short-code.ts'
import { concat } from '../kernel/bytes.ts'
import { no, ok, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { NewIdentifier } from '../ports/account.ts'
import type { Call } from '../ports/call.ts'
import type { HomeTools } from './home.ts'
import { askedOf, mailOrder, post, sealParcel } from './outbox.ts'
import { takeOfDay } from './pause.ts'
import { somebody } from './self.ts'
import { isProofFresh, sessionOf } from './sessions.ts'
import { settle } from './settle.ts'

interface Request {
  readonly session: Uint8Array
  readonly id: Uint8Array
  readonly identifier: NewIdentifier
}
type Refusal = 'no_session' | 'proof_too_old' | 'identifier_known' | 'too_many_codes' | 'too_many_identifiers'

/** Asking again under the same id changes nothing (rule Z2). */
export async function mailIdentifierCode(
  home: HomeTools,
  call: Call,
  { session: cookie, id, identifier }: Request,
): Promise<Outcome<undefined, Refusal>> {
  await settle(home)
  const who = await somebody(home)
  const session = who && sessionOf(home, cookie)
  const record = session && (await home.people.read(who.self.person))
  if (!record) return no('no_session')
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const { key, value } = identifier
  const index = await outerIndex(home.regionKeys, key.inner)
  if (record.identifiers.some((row) => row.type === key.type && same(row.index, index)))
    return no('identifier_known')
  if (record.identifiers.length >= home.policy.identifiersPerPerson) return no('too_many_identifiers')
  const code = sixDigits(home.random)
  const mac = await macOfCode(who.vault, concat(id, key.inner), code)
  const minutes = home.policy.mailedCodeLife / MINUTE
  const order = mailOrder(call, 'identifier_code', { code, minutes, asked: askedOf(home, call) }, value)
  const parcel = await sealParcel(home, who.vault, { facts: [], mails: [order] })
  return home.store.transact(() => {
    if (!sessionOf(home, cookie)) return no('no_session')
    if (home.store.mailed(id)) return ok(undefined)
    if (!takeOfDay(home, 'codes:identifier', home.policy.mailedCodesPerDay)) return no('too_many_codes')
    const until = home.now() + home.policy.mailedCodeLife
    home.store.putMailed({ id, purpose: 'identifier', mac, tries: 0, until })
    post(home, parcel)
    return ok(undefined)
  })
}
