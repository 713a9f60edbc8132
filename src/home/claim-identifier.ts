/**
 * Claim, then look (rules F1, F2, F5): a claim is durable in the own region before any other region is asked, the answer of every
 * region is needed, and activation is one conditional write that the caller makes afterwards. Regions have a fixed rank, so that
 * without a crash exactly one of two racers wins.
 */
import { bucketOf } from '../crypto/blind-index.ts'
import type { IdentifierKey, IdentifierType } from '../domain/identifier.ts'
import { otherRegions, REGION_FACTS, type Region } from '../domain/region.ts'
import { base64url, fromBase64url } from '../kernel/bytes.ts'
import type { PersonId } from '../kernel/ids.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Claim, Directory } from '../ports/directories.ts'
import { Outage } from '../ports/outage.ts'
import type { HomeTools } from './home.ts'

/** A claim as it lies encrypted beside what it holds, and in intents. */
export interface PackedClaim {
  readonly type: IdentifierType
  /** base64url of the inner index. */
  readonly inner: string
  readonly generation: number
  readonly person: PersonId
  readonly token: string
}

export const packClaim = ({ key, person, token }: Claim): PackedClaim => ({
  type: key.type,
  inner: base64url(key.inner),
  generation: key.generation,
  person,
  token,
})

export function unpackClaim({ type, inner, generation, person, token }: PackedClaim): Claim {
  const bytes = fromBase64url(inner)
  if (!bytes) throw new Outage('claim')
  return { key: { type, inner: bytes, generation }, person, token }
}

const LOOKS_AGAIN = 5
const FIRST_WAIT = 50

/** The directory object of the own region that holds this identifier. */
export const directoryOf = async (
  home: HomeTools,
  key: IdentifierKey,
  region: Region = home.region,
): Promise<Directory> => home.directories.of(region, await bucketOf(key.inner))

/** Writes the claim and looks in all other regions. `taken` leaves nothing behind; an outage withdraws and rises. */
export async function claimIdentifier(home: HomeTools, claim: Claim): Promise<Outcome<undefined, 'taken'>> {
  const own = await directoryOf(home, claim.key)
  const claimed = await own.claim(claim)
  if (!claimed.ok) return claimed
  try {
    if (await isFreeElsewhere(home, claim)) return ok(undefined)
  } catch (outage) {
    await own.withdraw(claim).catch(() => home.log('warn', 'claim_left_to_expire'))
    throw outage
  }
  await own.withdraw(claim)
  return no('taken')
}

async function isFreeElsewhere(home: HomeTools, claim: Claim): Promise<boolean> {
  let waiting: readonly Region[] = otherRegions(home.region)
  for (let round = 0; round <= LOOKS_AGAIN; round++) {
    if (round > 0) await home.wait(FIRST_WAIT * Math.min(2 ** (round - 1), 8))
    const seen = await Promise.all(waiting.map((region) => look(home, claim, region)))
    if (seen.some(({ verdict }) => verdict === 'yield')) return false
    waiting = seen.filter(({ verdict }) => verdict === 'again').map(({ region }) => region)
    if (waiting.length === 0) return true
  }
  return false
}

/** Yield to an active claim and to a pending one of higher rank; look again where a lower rank must yield to us. */
async function look(
  home: HomeTools,
  claim: Claim,
  region: Region,
): Promise<{ readonly region: Region; readonly verdict: 'free' | 'yield' | 'again' }> {
  const directory = await directoryOf(home, claim.key, region)
  const found = await directory.look(claim.key, claim.person)
  if (found === 'none') return { region, verdict: 'free' }
  const mustYield = found === 'active' || REGION_FACTS[region].rank < REGION_FACTS[home.region].rank
  return { region, verdict: mustYield ? 'yield' : 'again' }
}
