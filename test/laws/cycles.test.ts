/**
 * No circle of imports between files, types included (ARCHITECTURE, Floors): two files in a circle are one file that nobody may read
 * alone.
 */
import { importsOf, law, read, type Source } from './source.ts'

/** Each circle once, by the way round it, found by walking from every file that has not been walked. */
function cycles(sources: readonly Source[]): readonly string[] {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ isOwn }) => isOwn)
        .map(({ target }) => target),
    ]),
  )
  const finished = new Set<string>()
  const found: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    if (finished.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...way, path])
    finished.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

const chain = (what: string, ...links: readonly (readonly [string, string])[]) => ({
  what,
  sources: links.map(([path, text]) => ({ path: `src/${path}`, text })),
})

law(
  'no circle of imports',
  cycles,
  read('src'),
  [
    chain(
      'two files',
      ['a/a.ts', "import { b } from './b.ts'\n"],
      ['a/b.ts', "import { a } from './a.ts'\n"],
    ),
    chain(
      'three files, one link a type',
      ['a/a.ts', "import { b } from '../b/b.ts'\n"],
      ['b/b.ts', "import type { C } from './c.ts'\n"],
      ['b/c.ts', "export { a } from '../a/a.ts'\n"],
    ),
    chain('a file and itself', ['a/a.ts', "import { a } from './a.ts'\n"]),
  ],
  [
    chain(
      'a diamond',
      ['a/a.ts', "import { b } from './b.ts'\nimport { c } from './c.ts'\n"],
      ['a/b.ts', "import { d } from './d.ts'\n"],
      ['a/c.ts', "import { d } from './d.ts'\n"],
      ['a/d.ts', 'export const d = 1\n'],
    ),
  ],
)
