/**
 * A leaky build: a temporary copy of the source tree in which one file is replaced by a leak from test/residency/leaks, bundled as
 * `npm run dev` bundles. There is no switch in `src`: the leak imports the honest file, which stands beside it under another name.
 */
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { bundleWorker, type WorkerModule } from '../../../src/cli/dev/bundle.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface Replacement {
  /** The file of `src` that is replaced, from the root of the repository. */
  readonly replaces: string
  /** The file of test/residency/leaks that takes its place. */
  readonly by: string
}

export async function buildLeaky({ replaces, by }: Replacement): Promise<readonly WorkerModule[]> {
  const tree = await mkdtemp(join(tmpdir(), 'doorstep-leaky-'))
  try {
    for (const name of ['src', 'wrangler.toml', 'package.json', 'tsconfig.json'])
      await cp(join(root, name), join(tree, name), { recursive: true })
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'), 'dir')
    await plant(tree, replaces, `test/residency/leaks/${by}`)
    return await bundleWorker(tree, join(tree, 'wrangler.toml'))
  } finally {
    await rm(tree, { recursive: true, force: true })
  }
}

async function plant(tree: string, replaced: string, leak: string): Promise<void> {
  const honest = replaced.replace(/(\.tsx?)$/, '.honest$1')
  await rename(join(tree, replaced), join(tree, honest))
  const text = await readFile(join(root, leak), 'utf8')
  if (!text.includes(replaced)) throw new Error(`${leak} does not build on ${replaced}`)
  await mkdir(dirname(join(tree, leak)), { recursive: true })
  await writeFile(join(tree, leak), text.replaceAll(replaced, honest))
  const path = relative(dirname(replaced), leak)
  const both = text.includes('export default') ? `export { default } from '${path}'\n` : ''
  await writeFile(join(tree, replaced), `export * from '${path}'\n${both}`)
}
