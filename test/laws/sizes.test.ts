/**
 * ARCHITECTURE, Floors: the median file has fewer than 90 lines, none more than 300 without a reason in its sign ("long because …"),
 * no function more than 60. Every file opens with a sign: what it is and what is not its business.
 */
import { describe, expect, test } from 'vitest'
import { at, law, nodesOf, plant, read, type Planted, type Source } from './source.ts'

const LONGEST_FILE = 300
const LONGEST_FUNCTION = 60
const MEDIAN = 90

const linesOf = ({ text }: Source): number => text.trimEnd().split('\n').length

/** The comment at the top of a file; a program may have its `#!` before it. Empty when the file begins with anything else. */
function signOf({ path, text }: Source): string {
  const body = text.replace(/^#!.*\n/, '')
  const pattern = path.endsWith('.sql') ? /^(?:--.*\n)+/ : /^(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/
  return pattern.exec(body)?.[0] ?? ''
}

const unsigned = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => signOf(source).replaceAll(/[^\p{L}]/gu, '').length < 20)
    .map(({ path }) => `${path} has no sign`)

const tooLong = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => linesOf(source) > LONGEST_FILE && !/\blong because\b/i.test(signOf(source)))
    .map((source) => `${source.path} has ${linesOf(source)} lines`)

const longFunctions = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) =>
    nodesOf(source)
      .filter(({ node }) => /^(?:Function|ArrowFunction)/.test(node.type) && node['body'])
      .map(({ node }) => ({ node, lines: source.text.slice(node.start, node.end).split('\n').length }))
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ node, lines }) => `${at(source, node)} is a function of ${lines} lines`),
  )

function wideMedian(sources: readonly Source[]): readonly string[] {
  const lengths = sources.map(linesOf).toSorted((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0
  return median < MEDIAN ? [] : [`the median file has ${median} lines`]
}

const everything = read('src', /\.(?:tsx?|js|css)$/)
/** Page scripts are wrapped in one function each, which stands for the module. */
const programs = read('src', /\.tsx?$/)
const lines = (count: number): string => 'a()\n'.repeat(count)
const SIGN = '/** What this is, and what is not its business. */\n'

law(
  'every file opens with a sign',
  unsigned,
  [...everything, ...read('migrations', /\.sql$/)],
  [
    plant(
      'an import first',
      'src/oidc/a.ts',
      "import { b } from './b.ts'\n/** A sign that came too late for it. */\n",
    ),
    plant('an empty sign', 'src/oidc/a.ts', '/** . */\nexport const a = 1\n'),
    plant('SQL without a word', 'migrations/global/1.sql', 'CREATE TABLE a (b TEXT);\n'),
  ],
  [
    plant('a sign', 'src/oidc/a.ts', `${SIGN}export const a = 1\n`),
    plant('a program', 'src/cli/a.js', `#!/usr/bin/env node\n${SIGN}a()\n`),
  ],
)

law(
  'no file over 300 lines without a reason',
  tooLong,
  everything,
  [plant('301 lines', 'src/oidc/a.ts', `${SIGN}${lines(300)}`)],
  [
    plant('300 lines', 'src/oidc/a.ts', `${SIGN}${lines(299)}`),
    plant(
      'a reason',
      'src/oidc/a.ts',
      `/** One table. Long because a table is read whole. */\n${lines(400)}`,
    ),
  ],
)

law(
  'no function over 60 lines',
  longFunctions,
  programs,
  [
    plant('a function', 'src/oidc/a.ts', `function b() {\n${lines(59)}}\n`),
    plant('an arrow', 'src/oidc/a.ts', `export const b = () => {\n${lines(59)}}\n`),
    plant('a method', 'src/oidc/a.ts', `export const b = {\n  c() {\n${lines(59)}  },\n}\n`),
  ],
  [plant('60 lines', 'src/oidc/a.ts', `function b() {\n${lines(58)}}\n`)],
)

describe('the median file', () => {
  const of = (...lengths: readonly number[]): Planted['sources'] =>
    lengths.map((length, number) => ({ path: `src/a/${number}.ts`, text: lines(length) }))

  test('has fewer than 90 lines', () => expect(wideMedian(programs)).toEqual([]))
  test('of 90 is caught', () => expect(wideMedian(of(10, 90, 90))).not.toEqual([]))
  test('is not moved by one long file', () => expect(wideMedian(of(10, 80, 280))).toEqual([]))
})
