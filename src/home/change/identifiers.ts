/**
 * Addresses added, replaced, removed and made primary. Only a proved one is ever claimed (rule F4); one that is given up stays its former
 * owner's for a while, who is mailed a link that takes the change back (rule F6, undo.ts). All ask for a fresh proof.
 */
import { macOfCode } from '../../crypto/short-code.ts'
import { same } from '../../crypto/same.ts'
import { outerIndex } from '../../crypto/blind-index.ts'
import { encryptJson } from '../../crypto/vault.ts'
import { base64url, concat } from '../../kernel/bytes.ts'
import { no, ok } from '../../kernel/outcome.ts'
import type { AddIdentifier, ChangeRefusal } from '../../ports/account.ts'
import type { Claim } from '../../ports/directories.ts'
import type { MailedLink } from '../../ports/sign-in.ts'
import type { IdentifierRow } from '../../ports/people.ts'
import { packClaim } from '../claim-identifier.ts'
import { heldPlace, readHeld, type Held, type HeldIdentifier } from '../held.ts'
import { packHeld, packIdentifier, packName, type IdentifierStep } from '../intent.ts'
import { askedOf, fact, mailOrder, type MailOrder } from '../outbox.ts'
import { identifierName, identifierRow, readIdentifierDocument } from '../record.ts'
import { isProofFresh } from '../sessions.ts'
import {
  apply,
  ENDS_NOTHING,
  hasHappened,
  nameOf,
  noticeOfChange,
  type Answer,
  type Of,
  type Step,
  type Work,
} from './work.ts'

/** Codes that were mailed to an address of before must not open anything after it. */
const ENDS_CODES = { ...ENDS_NOTHING, codes: true }

export async function addIdentifier(work: Work, asked: AddIdentifier): Promise<Answer> {
  const { home, call, who, record, session } = work
  if (hasHappened(work)) return ok({})
  if (!isProofFresh(home, session)) return no('proof_too_old')
  if (!(await isCodeRight(work, asked))) return no('code_refused')
  const { key, value } = asked.identifier
  const index = await outerIndex(home.regionKeys, key.inner)
  if (record.identifiers.some((row) => row.type === key.type && same(row.index, index)))
    return no('identifier_known')
  const replaced = asked.replaces === undefined ? undefined : await named(work, asked.replaces)
  if (asked.replaces !== undefined && !replaced) return no('unknown_identifier')

  // One time for both: the undo takes back what was proved since the former one was given up.
  const at = home.now()
  const claim: Claim = { key, person: who.self.person, token: nameOf(call) }
  const flags = { verifiedAt: at, primary: replaced?.primary ?? false }
  const row = await identifierRow(home, who.vault, { value, claim }, flags)
  const givenUp = replaced ? await givingUp(work, replaced, asked.undo, at) : NOTHING_GIVEN_UP
  const own = await ownHeld(work, key.type, index)
  const step: IdentifierStep = {
    ...givenUp,
    ...(own
      ? { reclaim: { claim: packClaim(claim), from: own.claim.token }, forgetHeld: [base64url(own.row.id)] }
      : { take: packClaim(claim) }),
    add: [packIdentifier(row)],
  }
  return seenThrough(work, {
    identifiers: replaced?.primary ? { ...step, primary: packName(row) } : step,
    ending: ENDS_CODES,
    parcel: {
      facts: [fact(home, call, replaced ? 'identifier.changed' : 'identifier.added')],
      mails: [
        ...(replaced ? await tellFormer(work, replaced, asked.undo) : []),
        noticeOfChange(work, replaced ? 'address' : 'address_added'),
      ],
    },
  })
}

export async function removeIdentifier(
  work: Work,
  { identifier, undo }: Of<'remove_identifier'>,
): Promise<Answer> {
  const { home, call, session } = work
  if (hasHappened(work)) return ok({})
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const row = await named(work, identifier)
  if (!row) return no('unknown_identifier')
  if (row.primary) return no('primary_stays')
  return seenThrough(work, {
    identifiers: { add: [], ...(await givingUp(work, row, undo, home.now())) },
    ending: ENDS_CODES,
    parcel: {
      facts: [fact(home, call, 'identifier.removed')],
      mails: [...(await tellFormer(work, row, undo)), noticeOfChange(work, 'address_removed')],
    },
  })
}

export async function makePrimary(work: Work, { identifier }: Of<'make_primary'>): Promise<Answer> {
  const { home, call, session } = work
  if (hasHappened(work)) return ok({})
  if (!isProofFresh(home, session)) return no('proof_too_old')
  const row = await named(work, identifier)
  if (!row) return no('unknown_identifier')
  if (row.primary) return ok({})
  return seenThrough(work, {
    identifiers: { add: [], ...NOTHING_GIVEN_UP, primary: packName(row) },
    ending: ENDS_CODES,
    parcel: {
      facts: [fact(home, call, 'identifier.primary_changed')],
      mails: [noticeOfChange(work, 'primary_address')],
    },
  })
}

const REFUSALS = {
  refused: 'overtaken',
  taken: 'identifier_taken',
  no_session: 'no_session',
} as const satisfies Record<string, ChangeRefusal>

async function seenThrough(work: Work, step: Step): Promise<Answer> {
  const applied = await apply(work, step)
  return applied === 'applied' ? ok({}) : no(REFUSALS[applied])
}

/** The row that the page's name means. */
async function named({ record }: Work, name: string): Promise<IdentifierRow | undefined> {
  const names = await Promise.all(record.identifiers.map(identifierName))
  return record.identifiers[names.indexOf(name)]
}

/**
 * A code proves one address: its MAC covers the address's index. The row is spent with the change and not before, so that the same request
 * finds it again after a crash; changes come one after the other, so nobody else can spend it meanwhile.
 */
async function isCodeRight({ home, who }: Work, { identifier, mailed }: AddIdentifier): Promise<boolean> {
  const presented = await macOfCode(who.vault, concat(mailed.id, identifier.key.inner), mailed.code)
  return home.store.transact(() => {
    const row = home.store.mailed(mailed.id)
    if (row?.purpose !== 'identifier' || !row.mac) return false
    if (row.until <= home.now() || row.tries >= home.policy.mailedCodeTries) return false
    if (same(row.mac, presented)) return true
    home.store.putMailed({ ...row, tries: row.tries + 1 })
    return false
  })
}

/** One that this person gave up lately: it is brought back instead of claimed. */
async function ownHeld({ home, who }: Work, type: string, index: Uint8Array): Promise<Held | undefined> {
  const held = await readHeld(home, who)
  return held.find((each) => each.type === type && same(each.index, index))
}

type GivenUp = Pick<IdentifierStep, 'remove' | 'hold' | 'release' | 'putHeld' | 'forgetHeld'>
const NOTHING_GIVEN_UP: GivenUp = { remove: [], hold: [], release: [], putHeld: [], forgetHeld: [] }

async function givingUp(
  { home, who }: Work,
  row: IdentifierRow,
  { id }: MailedLink,
  since: number,
): Promise<GivenUp> {
  const document = await readIdentifierDocument(who.vault, row)
  if (!document) throw new Error('an identifier that its person cannot read')
  const body: HeldIdentifier = { ...document, wasPrimary: row.primary, verifiedAt: row.verifiedAt }
  const held = {
    id,
    since,
    until: since + home.policy.identifierHold,
    body: await encryptJson(who.vault, heldPlace(id), body, home.random),
  }
  return {
    remove: [packName(row)],
    hold: [document.claim],
    release: [],
    putHeld: [packHeld(held)],
    forgetHeld: [],
  }
}

/** To the address itself, with the link that takes it back. */
async function tellFormer(
  { home, call, who }: Work,
  row: IdentifierRow,
  { url }: MailedLink,
): Promise<readonly MailOrder[]> {
  const document = await readIdentifierDocument(who.vault, row)
  if (!document) return []
  const until = home.now() + home.policy.identifierHold
  return [
    mailOrder(call, 'address_given_up', { undoUrl: url, until, asked: askedOf(home, call) }, document.value),
  ]
}
