/**
 * What a change of identifiers does in the Directory, around its step in the record (rules F1, F5, F6): the Directory may name too much and
 * never too little, so an identifier is taken before the record lists it, and let go of after the record has dropped it. Each part may be
 * repeated after a crash.
 */
import { claimIdentifier, directoryOf, unpackClaim, type PackedClaim } from './claim-identifier.ts'
import type { HomeTools } from './home.ts'
import type { IdentifierStep } from './intent.ts'

/**
 * Takes what the change adds. False: somebody else has it. Who has just decided claims and looks everywhere; after a crash only an
 * activated claim counts, because nothing looks again in the background (rule F5).
 */
export async function takeOver(
  home: HomeTools,
  intent: string,
  { take, reclaim }: IdentifierStep,
  isFirst: boolean,
): Promise<boolean> {
  if (reclaim) {
    const claim = unpackClaim(reclaim.claim)
    return (await (await directoryOf(home, claim.key)).reclaim(claim, reclaim.from)).ok
  }
  if (!take) return true
  return isFirst ? claimNow(home, intent, take) : isClaimed(home, take)
}

/** A region that is silent ends the change here: an open intent would keep this person out until that region is back (rule F5). */
async function claimNow(home: HomeTools, intent: string, take: PackedClaim): Promise<boolean> {
  const claim = unpackClaim(take)
  try {
    if (!(await claimIdentifier(home, claim)).ok) return false
  } catch (outage) {
    home.store.transact(() => home.store.forgetIntent(intent))
    throw outage
  }
  // An answer that is lost here leaves the intent open: whether it was activated is found out by the next call.
  return (await (await directoryOf(home, claim.key)).activate(claim)).ok
}

async function isClaimed(home: HomeTools, take: PackedClaim): Promise<boolean> {
  const claim = unpackClaim(take)
  const directory = await directoryOf(home, claim.key)
  await directory.withdraw(claim)
  return (await directory.find(claim.key)) === claim.person
}

/** The record did not take the change: what was taken for it is free again. */
export async function giveBack(home: HomeTools, { take }: IdentifierStep): Promise<void> {
  if (take) await release(home, take)
}

/** After the record has dropped them. */
export async function letGo(home: HomeTools, { hold, release: freed }: IdentifierStep): Promise<void> {
  await Promise.all([
    ...hold.map(async (packed) => {
      const claim = unpackClaim(packed)
      await (await directoryOf(home, claim.key)).hold(claim)
    }),
    ...freed.map((packed) => release(home, packed)),
  ])
}

async function release(home: HomeTools, packed: PackedClaim): Promise<void> {
  const claim = unpackClaim(packed)
  await (await directoryOf(home, claim.key)).release(claim)
}
