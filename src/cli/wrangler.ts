/**
 * Runs wrangler and hands over what it printed. It is started through the running Node: its own start script would pick the host's,
 * which may be too old. Nothing is sent, asked or written outside the folders that the caller names.
 */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const wrangler = join(createRequire(import.meta.url).resolve('wrangler'), '../../bin/wrangler.js')

const QUIET = {
  CI: '1',
  NO_COLOR: '1',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
}

/** `more`: variables over the quiet ones. @throws what `execFile` throws, with wrangler's own words in `stderr`. */
export const runWrangler = (
  root: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  run(process.execPath, [wrangler, ...args], { cwd: root, env: { ...process.env, ...QUIET, ...more } })
