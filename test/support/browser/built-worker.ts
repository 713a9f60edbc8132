/**
 * The Worker of the sources as they are now, built once for all browser suites of a run: each of them starts a house of its own,
 * and building is the dearest part of that. Kept by the sources' digest; a build appears whole, so that two suites may race.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { bundleWorker } from '../../../src/cli/dev/bundle.ts'
import type { WorkerModule } from '../../../src/cli/dev/bundle.ts'

const root = resolve(import.meta.dirname, '../../..')
const BUILDS = join(root, '.dev/builds')

export async function builtWorker(): Promise<readonly WorkerModule[]> {
  const name = await digestOfSources()
  const path = join(BUILDS, name)
  if (existsSync(path)) return deserialize(readFileSync(path)) as WorkerModule[]
  const modules = await bundleWorker(root, join(root, 'wrangler.toml'))
  await keep(modules, name)
  return modules
}

/** Builds of other sources go; one of these sources stays, since another suite may be reading it. */
async function keep(modules: readonly WorkerModule[], name: string): Promise<void> {
  await mkdir(BUILDS, { recursive: true })
  const old = (await readdir(BUILDS)).filter((each) => !each.startsWith(name))
  await Promise.all(old.map((each) => rm(join(BUILDS, each), { force: true })))
  const half = join(BUILDS, `${name}.${process.pid}`)
  await writeFile(half, serialize(modules))
  await rename(half, join(BUILDS, name))
}

async function digestOfSources(): Promise<string> {
  const names = (await readdir(join(root, 'src'), { recursive: true })).filter((name) => name.includes('.'))
  const files = [...names.map((name) => join('src', name)), 'wrangler.toml', 'package-lock.json'].toSorted()
  const digest = createHash('sha256')
  for (const file of files) digest.update(file).update(readFileSync(join(root, file)))
  return digest.digest('hex').slice(0, 32)
}
