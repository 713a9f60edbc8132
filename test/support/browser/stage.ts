/**
 * What a browser suite plays on: the whole local house on free ports and one real Chromium. One stage per test file; every
 * visit is a browser profile of its own, and is held to the rules of every page (visit.ts).
 */
import type { Browser } from 'playwright-core'
import type { WorkerModule } from '../../../src/cli/dev/bundle.ts'
import { startDev } from '../dev/start-dev.ts'
import type { DevHouse } from '../dev/start-dev.ts'
import { writeAlbum } from './album.ts'
import { builtWorker } from './built-worker.ts'
import { launchChromium } from './chromium.ts'
import { openVisit } from './visit.ts'
import type { Visit, VisitOptions } from './visit.ts'

export interface Stage {
  readonly house: DevHouse
  readonly browser: Browser
  readonly visit: (options?: VisitOptions) => Promise<Visit>
  readonly close: () => Promise<void>
}

/** `name` is the folder of its screenshots; `counted` the Worker of `npm run dev`, whose requests the demo application tells of. */
export async function openStage(
  name: string,
  worker: Promise<readonly WorkerModule[]> | 'counted' = builtWorker(),
): Promise<Stage> {
  const starting =
    worker === 'counted' ? startDev({ isCounted: true }) : worker.then((modules) => startDev({ modules }))
  const [house, browser] = await Promise.all([starting, launchChromium()])
  return {
    house,
    browser,
    visit: (options = {}) => openVisit(browser, house, name, options),
    close: async () => {
      await browser.close()
      await Promise.all([house.stop(), writeAlbum()])
    },
  }
}
