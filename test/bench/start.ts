/** How long an isolate of the deployed bundle takes to start, by wrangler's own profile of it. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from './build.ts'

const run = promisify(execFile)
const wrangler = join(createRequire(import.meta.url).resolve('wrangler'), '../../bin/wrangler.js')
/** The profile is among what wrangler says, so it must say it, whatever this process was told. */
const SPEAKING = {
  CI: '1',
  NO_COLOR: '1',
  WRANGLER_LOG: 'log',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
}

export interface IsolateStart {
  /** With their units, as wrangler writes them. */
  readonly active: string
  readonly whole: string
}

export async function isolateStart(): Promise<IsolateStart> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-start-'))
  try {
    const args = [wrangler, 'check', 'startup', '--outfile', join(folder, 'startup.cpuprofile')]
    const { stdout, stderr } = await run(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...SPEAKING },
    })
    const of = (name: string): string =>
      new RegExp(`${name}: ([\\d.]+ m?s)`).exec(stdout + stderr)?.[1] ?? 'not said'
    return { active: of('Active'), whole: of('Profile window') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
