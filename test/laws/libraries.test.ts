/**
 * ARCHITECTURE, Floors (LAW): one third-party library, one folder, so that to replace a library is to replace a folder. The same
 * holds for the platform's storage types, whether they are imported or stand about as globals.
 */
import { at, importsOf, isBrowserScript, law, nodesOfType, plant, read, type Source } from './source.ts'

/** Which paths may import a package. A package without a line may be imported nowhere but in cli/, where Node programs live. */
const PLACES: Readonly<Record<string, RegExp>> = {
  hono: /^src\/(?:web|pages|(?:oidc|login|account|front)\/(?:.*\/)?(?:routes\.ts|[^/]*\.tsx)|methods\/[^/]+\/(?:edge\.ts|form\.tsx)|worker\.ts|routes\.ts)/,
  'drizzle-orm': /^src\/store\//,
  'cloudflare:workers': /^src\/objects\.ts$/,
  jose: /^src\/crypto\//,
  '@simplewebauthn/server': /^src\/methods\/passkey\//,
  'intl-messageformat': /^src\/text\//,
  '@phi-ag/argon2': /^src\/crypto\//,
  valibot: /^src\//,
}
const NODE_PROGRAMS = /^src\/cli\//

/** Names that the platform puts into the global scope. The roof hands them to store/; nobody else needs to know them. */
const STORAGE_TYPES = /^(?:D1\w+|KV\w+|DurableObject\w*|SqlStorage\w*|R2\w+)$/
const STORAGE_PLACES = /^src\/(?:store\/|config\.ts$|wire\.ts$|objects\.ts$|worker\.ts$|cli\/)/

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const libraries = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    importsOf(source)
      .filter(({ isOwn }) => !isOwn)
      .filter(({ target }) => {
        const place = PLACES[packageOf(target)]
        return !(place?.test(source.path) || (!place && NODE_PROGRAMS.test(source.path)))
      })
      .map((found) => `${at(source, found)} imports ${found.target}`),
  )

const storageTypes = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => !STORAGE_PLACES.test(source.path) && !isBrowserScript(source))
    .flatMap((source) =>
      nodesOfType(source, 'Identifier')
        .filter(({ node }) => STORAGE_TYPES.test(String(node['name'])))
        .map(({ node }) => `${at(source, node)} names ${String(node['name'])}`),
    )

const using = (path: string, specifier: string, clause = 'import { x }') =>
  plant(`${specifier} in ${path}`, `src/${path}`, `${clause} from '${specifier}'\n`)

law(
  'one library, one folder',
  libraries,
  read('src'),
  [
    using('oidc/token/pipeline.ts', 'hono'),
    using('home/prove.ts', 'hono/cookie', 'import type { X }'),
    using('interaction/browser.ts', 'hono'),
    using('home/intent.ts', 'drizzle-orm'),
    using('home/home.ts', 'cloudflare:workers'),
    using('store/durable/sql.ts', 'cloudflare:workers'),
    using('oidc/access-token.ts', 'jose'),
    using('home/prove.ts', '@simplewebauthn/server'),
    using('pages/layout.tsx', 'intl-messageformat'),
    using('methods/password/home.ts', '@phi-ag/argon2'),
    using('kernel/bytes.ts', 'node:buffer'),
    using('home/home.ts', 'a-library-of-tomorrow'),
  ],
  [
    using('oidc/programs/routes.ts', 'hono'),
    using('login/sign-in-page.tsx', 'hono/jsx', 'import type { FC }'),
    using('store/region/people.ts', 'drizzle-orm/d1'),
    using('domain/client.ts', 'valibot'),
    using('cli/seed.ts', 'node:fs'),
  ],
)

law(
  'the platform’s storage types stay in store/ and on the roof',
  storageTypes,
  read('src'),
  [
    plant('D1 in a port', 'src/ports/people.ts', 'export type A = D1Database\n'),
    plant('KV in a room', 'src/oidc/a.ts', 'export const a = (kv: KVNamespace) => kv\n'),
    plant('an object in home/', 'src/home/a.ts', 'export const a = (ctx: DurableObjectState) => ctx\n'),
  ],
  [plant('SQL in store/', 'src/store/durable/sql.ts', 'export type A = DurableObjectStorage\n')],
)
