/** Builds the Worker exactly as a deployment would, by wrangler's dry run, and hands over its modules. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runWrangler } from '../wrangler.ts'
import { Trouble } from './trouble.ts'

export type WorkerModule =
  | { readonly type: 'ESModule' | 'Text'; readonly path: string; readonly contents: string }
  | { readonly type: 'CompiledWasm'; readonly path: string; readonly contents: Uint8Array }

/**
 * `entry`: another file called worker.ts than the configuration's own, by its path from the root.
 * @throws Trouble with the bundler's own words when the Worker does not build.
 */
export async function bundleWorker(
  root: string,
  configFile: string,
  entry?: string,
): Promise<WorkerModule[]> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bundle-'))
  const options = ['--dry-run', '--config', configFile, '--outdir', folder]
  try {
    await runWrangler(root, ['deploy', ...(entry === undefined ? [] : [entry]), ...options])
    return await readModules(folder)
  } catch (error) {
    throw new Trouble(`The Worker does not build:\n${outputOf(error)}`, { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The entry comes first: Miniflare starts the first module. */
async function readModules(folder: string): Promise<WorkerModule[]> {
  const names = (await readdir(folder)).filter((name) => !/\.(?:map|md)$/.test(name))
  const modules = await Promise.all(names.map((name) => readModule(folder, name)))
  return modules.toSorted((one, other) => Number(other.type === 'ESModule') - Number(one.type === 'ESModule'))
}

async function readModule(folder: string, name: string): Promise<WorkerModule> {
  const file = join(folder, name)
  if (name.endsWith('.wasm')) return { type: 'CompiledWasm', path: name, contents: await readFile(file) }
  const isEntry = name === 'worker.js'
  return { type: isEntry ? 'ESModule' : 'Text', path: name, contents: await readFile(file, 'utf8') }
}

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return 'for no known reason'
  const stderr = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : ''
  return stderr || error.message
}
