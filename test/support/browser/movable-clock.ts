/**
 * The Worker as it is deployed, with a clock that a test can move on: what expires after ten minutes can be met in seconds. Only
 * forward, by one request that no deployed Worker answers.
 */
import type { WorkerModule } from '../../../src/cli/dev/bundle.ts'
import type { DevHouse } from '../dev/start-dev.ts'
import { builtWorker } from './built-worker.ts'

const HEADER = 'x-test-later'
const ENTRY = `
import worker from './worker.js'
export * from './worker.js'
let ahead = 0
const now = Date.now.bind(Date)
Date.now = () => now() + ahead
export default {
  ...worker,
  fetch(request, env, context) {
    const later = request.headers.get('${HEADER}')
    if (later === null) return worker.fetch(request, env, context)
    ahead += Number(later)
    return new Response(null, { status: 204 })
  },
}
`

export const withMovableClock = async (): Promise<readonly WorkerModule[]> => [
  { type: 'ESModule', path: 'movable-clock.js', contents: ENTRY },
  ...(await builtWorker()),
]

/** @param milliseconds that pass at once. */
export async function passTime(house: DevHouse, milliseconds: number): Promise<void> {
  const answer = await fetch(house.issuer, { headers: { [HEADER]: String(milliseconds) } })
  if (answer.status !== 204) throw new Error('This house has no movable clock.')
}
