/**
 * `npm run dev`: the whole house on this machine, until Ctrl-C, INT or TERM. It also ends when the npm that started it is
 * gone: killed outright, npm takes nobody with it, and the local runtime would go on serving.
 */
import { resolve } from 'node:path'
import { systemClock } from '../kernel/time.ts'
import { openHouse } from './dev/house.ts'
import type { House } from './dev/house.ts'
import { parseOptions, USAGE } from './dev/options.ts'
import { panel } from './dev/panel.ts'
import { Trouble } from './dev/trouble.ts'

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const parent = process.ppid
const isStartedByNpm = process.env['npm_lifecycle_event'] !== undefined

async function main(): Promise<void> {
  const started = systemClock()
  const root = resolve(import.meta.dirname, '../..')
  const options = parseOptions(process.argv.slice(2), root)
  if (options === 'help') {
    process.stdout.write(USAGE)
    return
  }
  const house = await openHouse({ ...options, root })
  stopWhenTold(house)
  const seconds = ((systemClock() - started) / 1_000).toFixed(1)
  process.stdout.write(`${panel(house.local, options, root, seconds)}\n`)
}

/** The runtime's own handlers exit at once, before anything else is closed: ours replace them. */
function stopWhenTold(house: House): void {
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await house.stop()
    process.exit(0)
  }
  for (const signal of STOP_SIGNALS) {
    process.removeAllListeners(signal)
    process.on(signal, () => void stop())
  }
  if (isStartedByNpm) setInterval(() => void (process.ppid === parent || stop()), 1_000).unref()
}

try {
  await main()
} catch (error) {
  process.stderr.write(
    error instanceof Trouble
      ? `${error.message}\n`
      : `${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
}
