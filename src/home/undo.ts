/**
 * The link mailed to an address that was given up (rule F6): whoever reads its mailbox may take the change back, as they could recover by
 * it. The address is the person's again, and everything younger goes: addresses and ways in that were set after it was proved, from a hold's
 * length before the change until now, because who takes an account over prepares the change; all sessions and device trust. Of two addresses
 * the one that was proved first outranks the other, so a thief's own link frees nothing that was there before them.
 */
import { same } from '../crypto/same.ts'
import { base64url } from '../kernel/bytes.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { Claim } from '../ports/directories.ts'
import type { PersonRecord } from '../ports/people.ts'
import { begin, hasHappened, nameOf, noticeOfChange } from './change/work.ts'
import { packClaim, unpackClaim } from './claim-identifier.ts'
import { readHeld, type Held } from './held.ts'
import { inTurn, type HomeTools } from './home.ts'
import { packIdentifier, packName, type IdentifierStep } from './intent.ts'
import { fact } from './outbox.ts'
import { identifierRow, readIdentifierDocument } from './record.ts'
import { somebody, type Somebody } from './self.ts'
import { settleNow } from './settle.ts'

type Answer = Outcome<undefined, 'refused'>

export function undo(home: HomeTools, call: Call, request: { readonly id: Uint8Array }): Promise<Answer> {
  return inTurn(home.memory, async () => {
    await settleNow(home)
    const who = await somebody(home)
    const record = who && (await home.people.read(who.self.person))
    if (!record) return no('refused')
    if (hasHappened({ call, record })) return ok(undefined)
    const all = await readHeld(home, who)
    const held = all.find(({ row }) => same(row.id, request.id))
    return held ? takeBack(home, call, { who, record, held, all }) : no('refused')
  })
}

interface Standing {
  readonly who: Somebody
  readonly record: PersonRecord
  readonly held: Held
  readonly all: readonly Held[]
}

async function takeBack(home: HomeTools, call: Call, standing: Standing): Promise<Answer> {
  const { who, record, held } = standing
  const isYounger = youngerThan(home, held)
  const remove = record.credentials.filter(({ addedAt }) => isYounger(addedAt))
  const step = await stepOf(home, call, standing)
  const begun = await begin(
    { home, call, who, record },
    {
      remove: remove.map(({ id }) => id),
      identifiers: step.identifiers,
      ending: { sessions: true, families: true, devices: true },
      parcel: {
        facts: [
          fact(home, call, 'identifier.restored'),
          ...remove.map(({ id, method }) =>
            fact(home, call, 'credential.removed', { method, credential: id }),
          ),
        ],
        mails: [
          noticeOfChange({ home, call }, 'address_restored'),
          ...step.dropped.map((to) => ({ ...noticeOfChange({ home, call }, 'address_restored'), to })),
        ],
      },
    },
    () => home.store.held(held.row.id) !== undefined,
  )
  return begun && (await settleNow(home, true)) === 'applied' ? ok(undefined) : no('refused')
}

/** Set after this address was proved, and not longer before it was given up than it is held. */
const youngerThan =
  (home: HomeTools, { row, verifiedAt }: Held) =>
  (at: number): boolean =>
    at > verifiedAt && at >= row.since - home.policy.identifierHold

/** `dropped`: the addresses that go, which are told. */
async function stepOf(
  home: HomeTools,
  call: Call,
  { who, record, held, all }: Standing,
): Promise<{ readonly identifiers: IdentifierStep; readonly dropped: readonly string[] }> {
  const isYounger = youngerThan(home, held)
  const claim: Claim = { ...unpackClaim(held.claim), token: nameOf(call) }
  const later = record.identifiers.filter(({ verifiedAt }) => isYounger(verifiedAt))
  const isPrimary = held.wasPrimary || later.some(({ primary }) => primary)
  const row = await identifierRow(
    home,
    who.vault,
    { value: held.value, claim },
    { verifiedAt: held.verifiedAt, primary: isPrimary },
  )
  const dropped = await Promise.all(later.map((each) => readIdentifierDocument(who.vault, each)))
  const outranked = all.filter((other) => other !== held && isYounger(other.verifiedAt))
  const identifiers: IdentifierStep = {
    reclaim: { claim: packClaim(claim), from: held.claim.token },
    add: [packIdentifier(row)],
    remove: later.map(packName),
    ...(isPrimary && { primary: packName(row) }),
    hold: [],
    release: [
      ...dropped.flatMap((document) => (document ? [document.claim] : [])),
      ...outranked.map((other) => other.claim),
    ],
    putHeld: [],
    forgetHeld: [held, ...outranked].map((each) => base64url(each.row.id)),
  }
  return { identifiers, dropped: dropped.flatMap((document) => (document ? [document.value] : [])) }
}
