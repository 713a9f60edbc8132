/**
 * Where each suite runs: `node` for what needs files, browsers or plain functions, `workers` for what must meet the real
 * runtime (workerd, with every binding of wrangler.toml). The suites themselves are listed in support/suites.ts.
 * `workers` runs in two isolates, each with one storage for all its files, which is many times faster: each file calls reset() itself.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'
import { NODE_SUITES, WORKERS_SUITES } from './support/suites.ts'

const root = resolve(import.meta.dirname, '..')
const workerUnderTest = `${root}/test/support/worker.ts`

/** A key ring that only tests know: `1:` and 32 equal bytes, small enough to need no base64url of their own. */
const ring = (byte: number): string => `1:${btoa(String.fromCharCode(byte).repeat(32)).replace('=', '')}`

const filesOf = (suites: readonly string[]): string[] =>
  suites.map((suite) => `test/${suite}/**/*.test.{ts,tsx}`)

/**
 * The [[rules]] of wrangler.toml for Vite, which would run a browser script instead of importing its text and empties style
 * sheets. The module gets a name of its own, because whatever ends in `.css` is taken for a style sheet however it was loaded.
 */
const textModules = (): Plugin => ({
  name: 'text-modules',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer !== undefined && /\.(?:browser\.js|css)$/.test(source)
      ? `\0text-module:${resolve(dirname(importer), source)}.text`
      : null,
  load: (id) => {
    if (!id.startsWith('\0text-module:')) return null
    const file = id.slice('\0text-module:'.length, -'.text'.length)
    return `export default ${JSON.stringify(readFileSync(file, 'utf8'))}`
  },
})

/** Compiled WebAssembly in Node, where the runtime does not hand it over by itself. */
const compiledWasm = (): Plugin => ({
  name: 'compiled-wasm',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('.wasm')
      ? `import { readFileSync } from 'node:fs'
         export default new WebAssembly.Module(readFileSync(${JSON.stringify(id)}))`
      : null,
})

const migrations = async () => ({
  global: await readD1Migrations(`${root}/migrations/global`),
  region: await readD1Migrations(`${root}/migrations/region`),
  keys: await readD1Migrations(`${root}/migrations/keys`),
})

const workers = async () => ({
  ...(existsSync(workerUnderTest) && { main: workerUnderTest }),
  wrangler: { configPath: `${root}/wrangler.toml` },
  miniflare: {
    cf: false as const,
    bindings: {
      MIGRATIONS: await migrations(),
      HOUSE_KEYS: ring(1),
      REGION_KEYS_EU: ring(2),
      REGION_KEYS_US: ring(3),
      REGION_KEYS_AP: ring(4),
      MAIL_TOKEN: 'token-of-the-test-mailbox',
      JURISDICTIONS: 'none',
      ALLOW_OUTBOUND: '127.0.0.1:8789',
      SECURITY_CONTACT: 'https://example.org/security',
    },
  },
})

export default defineConfig({
  root,
  test: {
    silent: 'passed-only',
    projects: [
      {
        root,
        plugins: [textModules(), compiledWasm()],
        test: {
          name: 'node',
          environment: 'node',
          include: filesOf(NODE_SUITES),
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          server: { deps: { inline: [/\.wasm$/] } },
        },
      },
      {
        root,
        plugins: [textModules(), cloudflareTest(workers)],
        test: {
          name: 'workers',
          include: filesOf(WORKERS_SUITES),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
