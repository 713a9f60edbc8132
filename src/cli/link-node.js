/**
 * After every install: puts the pinned Node first in the path of our scripts, where npm has not done so. npm 10 drops the
 * link when the same program also comes in a package for another processor, and the host's Node may be too old for us.
 * Plain JavaScript, because it runs on that Node.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
const link = join(packages, '.bin/node')
const pinned = `node-${process.platform}-${process.arch}/bin/node`
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isHostEnough = major > 22 || (major === 22 && minor >= 18)

if (existsSync(join(packages, pinned))) {
  if (!existsSync(link)) {
    mkdirSync(join(packages, '.bin'), { recursive: true })
    rmSync(link, { force: true })
    symlinkSync(join('..', pinned), link)
  }
} else if (!isHostEnough) {
  process.stdout.write(
    `No Node is pinned for ${process.platform} ${process.arch}: install Node 22.18 or newer.\n`,
  )
}
