/** The regions: ranks that decide a race (rule F2), and what their guarantees are called. */
import { expect, test } from 'vitest'
import { isRegion, otherRegions, REGION_FACTS, REGIONS } from '../../../src/domain/region.ts'

test('no two regions have one rank, or two pending claims could both wait or both win (rule F2)', () => {
  const ranks = REGIONS.map((region) => REGION_FACTS[region].rank)
  expect(new Set(ranks).size).toBe(REGIONS.length)
})

test('what the platform enforces is called a jurisdiction, the rest a hint', () => {
  expect(REGIONS.filter((region) => REGION_FACTS[region].guarantee === 'jurisdiction')).toEqual(['eu', 'us'])
})

test('the others of each are all but itself', () => {
  for (const region of REGIONS)
    expect([...otherRegions(region), region].toSorted()).toEqual([...REGIONS].toSorted())
})

test.each(['EU', 'eu ', '', 'constructor', '__proto__', '0'])('%j is no region', (text) =>
  expect(isRegion(text)).toBe(false),
)
