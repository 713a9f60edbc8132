/**
 * The Chromium that lies in a package of the npm registry, for Linux hosts without one. Unpacked once per version into
 * node_modules/.cache; the folder appears whole by one rename, so that two processes may try at once.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

export interface InstalledBrowser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const root = resolve(import.meta.dirname, '../../..')
const packages = join(root, 'node_modules')
const run = promisify(execFile)

export async function npmChromium(): Promise<InstalledBrowser> {
  const manifest = JSON.parse(readFileSync(join(packages, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(packages, '.cache', `chromium-${manifest.version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  const fonts = join(folder, 'fonts.conf')
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fonts },
  }
}

async function unpackInto(folder: string): Promise<void> {
  const parent = resolve(folder, '..')
  await mkdir(parent, { recursive: true })
  const half = await mkdtemp(join(parent, 'unpacking-'))
  await run(process.execPath, [join(import.meta.dirname, 'unpack.ts')], {
    env: { ...process.env, TMPDIR: half, TMP: half, TEMP: half },
  })
  await writeFile(join(half, 'fonts.conf'), fontsConfiguration(folder))
  try {
    await rename(half, folder)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** The package has Latin letters only; without a font that has them, Arabic is blank. */
const fontsConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${join(packages, 'dejavu-fonts-ttf/ttf')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
