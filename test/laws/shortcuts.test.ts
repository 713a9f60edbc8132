/**
 * No shortcut is left in the tree: no note to come back later, no switched-off test, no type that says nothing, no compiler silenced.
 * `as unknown as` and a silenced linter rule carry their reason on the line or on the one before.
 */
import { law, nodesOf, plant, read, at, spelled, type Source } from './source.ts'

/** Spelled so that this file does not find itself. */
const NOTES = /\b(?:TO[D]O|FIX[M]E|X{3}|HA[C]K)\b/
const SILENCED = /@ts-(?:ignore|expect-error|nocheck)/
/** Only such a file can hold what the tree is searched for. */
const WORTH_PARSING = /\.(?:skip|only|todo|runIf|fails)|\bany\b|as unknown/
const LINT = /(?:eslint|oxlint)-disable(?!.* -- \S)/

const lineNotes = (source: Source): readonly string[] =>
  source.text.split('\n').flatMap((line, number) => {
    const isFound = [NOTES, SILENCED, LINT].some((pattern) => pattern.test(line))
    return isFound ? [`${source.path}:${number + 1} ${line.trim()}`] : []
  })

/** `test.skip(…)`, `describe.only.each(…)`, `xit(…)`. */
const switchedOff = (source: Source): readonly string[] =>
  nodesOf(source)
    .filter(({ node }) => node.type === 'MemberExpression')
    .filter(({ node }) =>
      /^(?:test|it|describe|suite)\b.*\.(?:skip|only|todo|skipIf|runIf|fails)$/s.test(spelled(source, node)),
    )
    .map(({ node }) => `${at(source, node)} ${spelled(source, node)}`)

const anything = (source: Source): readonly string[] =>
  nodesOf(source)
    .filter(({ node }) => node.type === 'TSAnyKeyword')
    .map(({ node }) => `${at(source, node)} any`)

function unexplained(source: Source): readonly string[] {
  const lines = source.text.split('\n')
  return nodesOf(source)
    .filter(({ node }) => node.type === 'TSAsExpression' && spelled(source, node).endsWith(' as unknown'))
    .filter(({ parents }) => parents.at(-1)?.type === 'TSAsExpression')
    .filter(({ node }) => {
      const line = source.text.slice(0, node.end).split('\n').length
      return !lines
        .slice(Math.max(0, line - 2), line)
        .some((text) => text.includes('//') || /^\s*\*/.test(text))
    })
    .map(({ node }) => `${at(source, node)} as unknown as, without a reason`)
}

const shortcuts = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => {
    const isProgram = /\.tsx?$/.test(source.path) && WORTH_PARSING.test(source.text)
    return [
      ...lineNotes(source),
      ...(isProgram ? [...switchedOff(source), ...anything(source), ...unexplained(source)] : []),
    ]
  })

/** In pieces, so that this file does not find itself. */
const [later, mend, silent, off] = ['TO-DO', 'FIX-ME', 'ig-nore', 'dis-able'].map((word) =>
  word.replace('-', ''),
)
const inTest = (what: string, text: string) => plant(what, 'test/unit/a.test.ts', `${text}\n`)

law(
  'no shortcuts',
  shortcuts,
  [
    ...read('src', /\.(?:tsx?|js|css)$/),
    ...read('test', /\.(?:tsx?|js)$/),
    ...read('migrations', /\.(?:sql|md)$/),
  ],
  [
    inTest('a note for later', `// ${later} later`),
    inTest('a note to mend', `// ${mend} later`),
    inTest('a test that is skipped', "test.skip('a', () => {})"),
    inTest('a test that runs alone', "describe.only('a', () => {})"),
    inTest('a test to be written', "test.todo('a')"),
    inTest('a table of skipped tests', "test.skip.each([1])('a', () => {})"),
    inTest('as any', 'export const a = 1 as any'),
    inTest('a parameter of any', 'export const a = (b: any) => b'),
    inTest('a silenced compiler', `// @ts-${silent}\nexport const a = 1`),
    inTest('a silenced linter', `// eslint-${off}-next-line no-empty\nexport const a = 1`),
    inTest('an unexplained cast', '\n\nexport const a = 1 as unknown as string'),
  ],
  [
    inTest('a cast with its reason', 'export const a = 1 as unknown as string // the wire says so'),
    inTest('the word in a text', "export const a = 'skip only any'"),
  ],
)
