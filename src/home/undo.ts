/**
 * The link mailed to an address that was given up (rule F6): whoever reads its mailbox may take the change back, as they could recover by
 * it. The address is the person's again, and everything that was set since goes: addresses, ways in, sessions, device trust. What the Home
 * remembers of other changes since then goes with them, so that nothing undoes the undo.
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
  const { since } = held.row
  const remove = record.credentials.filter(({ addedAt }) => addedAt >= since)
  const begun = await begin(
    { home, call, who, record },
    {
      remove: remove.map(({ id }) => id),
      identifiers: await stepOf(home, call, standing),
      ending: { sessions: true, families: true, devices: true },
      parcel: {
        facts: [
          fact(home, call, 'identifier.restored'),
          ...remove.map(({ id, method }) =>
            fact(home, call, 'credential.removed', { method, credential: id }),
          ),
        ],
        mails: [noticeOfChange({ home, call }, 'address_restored')],
      },
    },
    () => home.store.held(held.row.id) !== undefined,
  )
  return begun && (await settleNow(home, true)) === 'applied' ? ok(undefined) : no('refused')
}

async function stepOf(
  home: HomeTools,
  call: Call,
  { who, record, held, all }: Standing,
): Promise<IdentifierStep> {
  const { since } = held.row
  const claim: Claim = { ...unpackClaim(held.claim), token: nameOf(call) }
  const later = record.identifiers.filter(({ verifiedAt }) => verifiedAt >= since)
  const isPrimary = held.wasPrimary || later.some(({ primary }) => primary)
  const row = await identifierRow(
    home,
    who.vault,
    { value: held.value, claim },
    { verifiedAt: held.verifiedAt, primary: isPrimary },
  )
  const dropped = await Promise.all(later.map((each) => readIdentifierDocument(who.vault, each)))
  const heldSince = all.filter((other) => other !== held && other.row.since >= since)
  return {
    reclaim: { claim: packClaim(claim), from: held.claim.token },
    add: [packIdentifier(row)],
    remove: later.map(packName),
    ...(isPrimary && { primary: packName(row) }),
    hold: [],
    release: [
      ...dropped.flatMap((document) => (document ? [document.claim] : [])),
      ...heldSince.map((other) => other.claim),
    ],
    putHeld: [],
    forgetHeld: [held, ...heldSince].map((each) => base64url(each.row.id)),
  }
}
