/**
 * The regions a person can live in, as names and facts. Which databases and objects serve a region is the roof's business;
 * whether its guarantee is enforced by the platform (`jurisdiction`) or only asked for (`hint`) is said wherever a region is shown.
 */
export const REGIONS = ['eu', 'us', 'ap'] as const
export type Region = (typeof REGIONS)[number]

export interface RegionFacts {
  /** Lower goes first: who sees a pending claim of a lower rank number withdraws (rule F2). */
  readonly rank: number
  readonly guarantee: 'jurisdiction' | 'hint'
  /** Passed to the platform only when deployed: a jurisdiction name, or a location hint. */
  readonly placement: 'eu' | 'us' | 'apac'
}

export const REGION_FACTS: Readonly<Record<Region, RegionFacts>> = {
  eu: { rank: 0, guarantee: 'jurisdiction', placement: 'eu' },
  us: { rank: 1, guarantee: 'jurisdiction', placement: 'us' },
  ap: { rank: 2, guarantee: 'hint', placement: 'apac' },
}

export const isRegion = (text: string): text is Region => (REGIONS as readonly string[]).includes(text)

export const otherRegions = (region: Region): readonly Region[] => REGIONS.filter((other) => other !== region)
