/**
 * ARCHITECTURE, Floors and Style (LAW): no barrels and no folders whose name says nothing, because nearly every import circle comes
 * through one of them; files kebab-case; at the root of the repository only what the card lists.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { importsOf, law, nodesOf, plant, read, ROOT, type Source } from './source.ts'

const EMPTY_WORDS = ['helpers', 'utils', 'common', 'shared', 'services', 'managers', 'lib', 'misc']
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|browser|config|d))?\.[a-z]+$/

/** A file that declares nothing and only passes on what others declare. */
const isBarrel = (source: Source): boolean => {
  const [program] = nodesOf(source)
  const body = program?.node['body'] as readonly { readonly type: string }[]
  const isPassing = body.every(({ type }) => /^(?:Import|ExportAll|ExportNamed)Declaration$/.test(type))
  return isPassing && body.length > 0 && importsOf(source).length === body.length
}

const names = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => {
    const parts = source.path.split('/')
    const file = parts.at(-1) ?? ''
    return [
      ...(file.startsWith('index.') ? [`${source.path} is an index`] : []),
      ...(/\.tsx?$/.test(file) && isBarrel(source) ? [`${source.path} only passes on`] : []),
      ...(KEBAB_CASE.test(file) ? [] : [`${source.path} is not kebab-case`]),
      ...parts
        .map((part) => part.split('.')[0] ?? '')
        .filter((part) => EMPTY_WORDS.includes(part))
        .map((part) => `${source.path}: ${part}`),
    ]
  })

law(
  'no barrels, no empty names, files kebab-case',
  names,
  [...read('src', /\.(?:tsx?|js|css)$/), ...read('test', /\.(?:tsx?|js)$/)],
  [
    plant('an index', 'src/oidc/index.ts', 'export const a = 1\n'),
    plant(
      'a barrel of another name',
      'src/oidc/all.ts',
      "export * from './a.ts'\nexport { b } from './b.ts'\n",
    ),
    plant('a folder utils', 'src/utils/time.ts', 'export const a = 1\n'),
    plant('a file helpers', 'src/oidc/helpers.ts', 'export const a = 1\n'),
    plant('camelCase', 'src/oidc/signOut.ts', 'export const a = 1\n'),
    plant('snake_case', 'src/oidc/sign_out.ts', 'export const a = 1\n'),
  ],
  [plant('a page script', 'src/pages/page.browser.js', 'const a = 1\n')],
)

const CARD = [
  'package.json',
  'package-lock.json',
  'wrangler.toml',
  'tsconfig.json',
  'README.md',
  'LICENSE',
  'src',
  'migrations',
  'test',
]

/** What stands beside the card's list. Dot-files are free; what .gitignore names is not part of the repository. */
const strangers = (entries: readonly Source[]): readonly string[] => {
  const ignored = readFileSync(resolve(ROOT, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''))
  const isIgnored = (name: string): boolean =>
    ignored.some((rule) => rule === name || (rule.startsWith('*.') && name.endsWith(rule.slice(1))))
  return entries
    .map(({ path }) => path)
    .filter((name) => !name.startsWith('.') && !CARD.includes(name) && !isIgnored(name))
}

law(
  'the root holds what the card lists and nothing else',
  strangers,
  readdirSync(ROOT).map((path) => ({ path, text: '' })),
  [plant('a second configuration', 'vite.config.ts', ''), plant('a folder of its own', 'docs', '')],
  [plant('a dot-file', '.prettierrc.json', ''), plant('what is installed', 'node_modules', '')],
)
