/** How long an isolate of the deployed bundle takes to start, by wrangler's own profile of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runWrangler } from '../../src/cli/wrangler.ts'
import { ROOT } from './build.ts'

/** The profile is among what wrangler says, so it must say it, whatever this process was told. */
const SPEAKING = { WRANGLER_LOG: 'log' }

export interface IsolateStart {
  /** With their units, as wrangler writes them. */
  readonly active: string
  readonly whole: string
}

export async function isolateStart(): Promise<IsolateStart> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-start-'))
  try {
    const args = ['check', 'startup', '--outfile', join(folder, 'startup.cpuprofile')]
    const { stdout, stderr } = await runWrangler(ROOT, args, SPEAKING)
    const of = (name: string): string =>
      new RegExp(`${name}: ([\\d.]+ m?s)`).exec(stdout + stderr)?.[1] ?? 'not said'
    return { active: of('Active'), whole: of('Profile window') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
