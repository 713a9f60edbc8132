/** The bundle: the deployed one, weighed, and the counted one, built the same way from its own entry. */
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { utf8 } from '../../src/kernel/bytes.ts'
import { bundleWorker, type WorkerModule } from '../../src/cli/dev/bundle.ts'

export const ROOT = resolve(import.meta.dirname, '../..')
const CONFIG = `${ROOT}/wrangler.toml`

export const KIB = 1_024
/** The most that the Worker may weigh, gzipped, WebAssembly included. */
export const LARGEST_BUNDLE = 300 * KIB

export const buildDeployed = (): Promise<WorkerModule[]> => bundleWorker(ROOT, CONFIG)

export const buildCounted = (): Promise<WorkerModule[]> => bundleWorker(ROOT, CONFIG, 'test/bench/worker.ts')

export interface Weight {
  readonly plain: number
  readonly gzipped: number
}

export function weigh(modules: readonly WorkerModule[]): Weight {
  const contents = modules.map((module) =>
    typeof module.contents === 'string' ? utf8(module.contents) : module.contents,
  )
  return {
    plain: contents.reduce((sum, bytes) => sum + bytes.length, 0),
    gzipped: contents.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0),
  }
}
