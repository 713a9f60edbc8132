/** A planted leak and what the scan must say about it: build it, live in it for a moment, scan, compare. */
import { expect } from 'vitest'
import { canariesOf, canaryPerson } from './canaries.ts'
import { readDevKeys } from './dev-keys.ts'
import { shortJourney } from './journeys.ts'
import { buildLeaky, type Replacement } from './leaky-build.ts'
import { needlesFor } from './needles.ts'
import { Newcomer } from './newcomer.ts'
import { scan, type Finding } from './scan.ts'
import { watchHouse } from './watched-house.ts'

export interface PlantedLeak extends Replacement {
  /** One finding that must be among them; the person is of region `eu`. */
  readonly finding: Partial<Finding>
  /** Every place that this leak reaches: a finding anywhere else would be a false alarm. */
  readonly places: readonly string[]
}

/** All findings of the same scan that the honest house passes. */
async function findLeak(leak: Replacement): Promise<readonly Finding[]> {
  const house = await watchHouse(await buildLeaky(leak))
  try {
    const person = canaryPerson('eu')
    const journey = await Promise.allSettled([shortJourney(new Newcomer(house, person))])
    const exhibits = await house.stop()
    for (const { status, reason } of journey.filter((each) => each.status === 'rejected'))
      throw new Error(`the journey was ${status}`, { cause: reason })
    const needles = await needlesFor(canariesOf(person), await readDevKeys(house.state))
    return scan(exhibits, needles).findings
  } finally {
    await house.remove()
  }
}

/** Where findings lie, each place once: `eu home`, `outside kv`. */
const placesOf = (findings: readonly Finding[]): readonly string[] =>
  [...new Set(findings.map(({ region, place }) => `${region} ${place}`))].toSorted()

/** The scan must name the leak, and nothing anywhere else. */
export async function expectCaught(leak: PlantedLeak): Promise<void> {
  const findings = await findLeak(leak)
  expect(findings).toContainEqual(expect.objectContaining(leak.finding))
  expect(placesOf(findings)).toEqual(leak.places)
}
