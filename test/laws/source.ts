/**
 * What every law reads: the files of the repository as texts and as syntax trees, and `law`, which states a law together with the
 * violations it must catch. A checker is a function from sources to sentences about violations, so that a planted text meets
 * exactly the code that judges the house.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { describe, expect, test } from 'vitest'

export const ROOT = resolve(import.meta.dirname, '../..')

export interface Source {
  /** From the repository's root: `src/oidc/routes.ts`. */
  readonly path: string
  readonly text: string
}

/** A node of the syntax tree (ESTree with TypeScript), read as plain data. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** A node in its place. */
export class Seen {
  readonly node: Node
  readonly #parent: Seen | undefined

  constructor(node: Node, parent: Seen | undefined) {
    this.node = node
    this.#parent = parent
  }

  /** Outermost first; told only when asked, because few laws ask. */
  get parents(): readonly Node[] {
    return this.#parent ? [...this.#parent.parents, this.#parent.node] : []
  }
}

export interface Planted {
  readonly what: string
  readonly sources: readonly Source[]
}

/** States a law: it holds for `house`, catches each planted violation, and leaves what is harmless alone. */
export function law(
  title: string,
  check: (sources: readonly Source[]) => readonly string[],
  house: readonly Source[],
  planted: readonly Planted[],
  harmless: readonly Planted[] = [],
): void {
  describe(title, () => {
    test('holds', () => expect(check(house)).toEqual([]))
    test.each(planted)('catches $what', ({ sources }) => expect(check(sources)).not.toEqual([]))
    if (harmless.length > 0)
      test.each(harmless)('leaves $what alone', ({ sources }) => expect(check(sources)).toEqual([]))
  })
}

/** A violation that does not exist: one text at one path. */
export const plant = (what: string, path: string, text: string): Planted => ({
  what,
  sources: [{ path, text }],
})

/** All files under a folder or at a path, in order of their names. */
export function read(path: string, pattern = /\.(?:ts|tsx|js)$/): readonly Source[] {
  const full = resolve(ROOT, path)
  if (!statSync(full).isDirectory()) return [{ path, text: readFileSync(full, 'utf8') }]
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .toSorted()
    .map((name) => ({ path: `${path}/${name}`, text: readFileSync(resolve(full, name), 'utf8') }))
}

export const isBrowserScript = ({ path }: Source): boolean => path.endsWith('.browser.js')

const trees = new WeakMap<Source, readonly Seen[]>()

/** A file that does not parse is nobody's to judge: it throws. */
function parsed(source: Source) {
  const result = parseSync(source.path, source.text)
  if (result.errors.length > 0) throw new SyntaxError(`${source.path}: ${result.errors[0]?.message ?? ''}`)
  return result
}

/** Every node of a file, parents before children. */
export function nodesOf(source: Source): readonly Seen[] {
  const known = trees.get(source)
  if (known) return known
  const { program } = parsed(source)
  const seen: Seen[] = []
  // The parser's own types are a union of two hundred; a law asks for a few fields and checks what it finds.
  gather(program as unknown as Node, undefined, seen)
  trees.set(source, seen)
  return seen
}

/** A hundred thousand nodes are read in each law: hence loops, and no lists in between. */
function gather(node: Node, parent: Seen | undefined, all: Seen[]): void {
  const seen = new Seen(node, parent)
  all.push(seen)
  for (const field in node) {
    const value = node[field]
    if (!Array.isArray(value)) {
      if (isNode(value)) gather(value, seen, all)
      continue
    }
    for (const child of value as unknown[]) if (isNode(child)) gather(child, seen, all)
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

export const nodesOfType = (source: Source, ...types: readonly string[]): readonly Seen[] =>
  nodesOf(source).filter(({ node }) => types.includes(node.type))

/** `src/a.ts:12`. */
export const at = (source: Source, { start }: { readonly start: number }): string =>
  `${source.path}:${source.text.slice(0, start).split('\n').length}`

/** The letters of a node as they stand in the file. */
export const spelled = (source: Source, node: Node): string => source.text.slice(node.start, node.end)

/** The text of a string literal, or undefined for any other node. */
export const literal = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined

export interface Import {
  /** A path from the root for our own files, else a package's specifier. */
  readonly target: string
  readonly isOwn: boolean
  readonly names: readonly string[]
  readonly start: number
}

/**
 * Everything a file imports: `import`, `export … from`, `import()` and `import('…').Type`; types count as much as values. The
 * parser lists most of it without a tree; the tree is read only where an `import(` stands.
 */
export function importsOf(source: Source): readonly Import[] {
  const { module } = parsed(source)
  const imports = module.staticImports.map(({ start, moduleRequest, entries }) =>
    importOf(source, moduleRequest.value, start, entries),
  )
  const passedOn = module.staticExports.flatMap(({ start, entries }) =>
    entries
      .slice(0, 1)
      .flatMap(({ moduleRequest }) =>
        moduleRequest ? [importOf(source, moduleRequest.value, start, entries)] : [],
      ),
  )
  const inside = /\bimport\s*\(/.test(source.text)
    ? nodesOfType(source, 'ImportExpression', 'TSImportType').map(({ node }) =>
        importOf(source, literal(node['source']) ?? literal(node['argument']) ?? '', node.start, []),
      )
    : []
  return [...imports, ...passedOn, ...inside]
}

type Entries = readonly { readonly importName: { readonly kind: string; readonly name: string | null } }[]

function importOf(source: Source, specifier: string, start: number, entries: Entries): Import {
  const isOwn = specifier.startsWith('.')
  const target = isOwn ? posix.join(posix.dirname(source.path), specifier) : specifier
  return {
    target,
    isOwn,
    start,
    names: entries.map(
      ({ importName }) => importName.name ?? (importName.kind === 'Default' ? 'default' : '*'),
    ),
  }
}
