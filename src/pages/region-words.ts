/** A region's name with what the platform promises of it: wherever a region is shown, both are said (ARCHITECTURE §1). */
import { REGION_FACTS, type Region } from '../domain/region.ts'
import type { Say } from '../text/say.ts'

const PROMISES = { jurisdiction: 'region.option', hint: 'region.option_hint' } as const

export const regionWords = (say: Say, region: Region): string =>
  say(PROMISES[REGION_FACTS[region].guarantee], { region: say(`region.${region}`) })
