/**
 * PAGES, Words: every sentence has an id; every id in text/ is said somewhere, and whatever is said exists. A sentence that nobody
 * says is still translated by somebody.
 */
import { at, isNode, law, literal, nodesOf, nodesOfType, read, type Node, type Source } from './source.ts'

const ENGLISH = 'src/text/english/'
/** A translation repeats every id, and says none of them (laws/languages). */
const OTHERS = 'src/text/languages/'

/** The keys of the sentence tables. */
const idsOf = (source: Source): readonly string[] =>
  nodesOfType(source, 'Property').flatMap(({ node }) => literal(node['key']) ?? [])

/** Whoever translates needs to know where a sentence stands: a comment of its own, on the line above it. */
const withoutNote = (source: Source): readonly string[] => {
  const lines = source.text.split('\n')
  return nodesOfType(source, 'Property')
    .filter(({ node }) => {
      const above = source.text.slice(0, node.start).split('\n').length - 2
      return !/^\s*\/\/ \S.{3,}/.test(lines[above] ?? '')
    })
    .map(({ node }) => `${at(source, node)} has no note for translators`)
}

/** All texts of a file, and the beginnings of those that are put together (`code.sent.${purpose}`). */
const wordsOf = (source: Source) => {
  const words = nodesOf(source).flatMap(({ node }) => literal(node) ?? [])
  const beginnings = nodesOfType(source, 'TemplateLiteral').flatMap(({ node }) => {
    const [first] = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
    return first?.value.cooked.includes('.') ? [first.value.cooked] : []
  })
  return { words, beginnings }
}

/** The literals in the first argument of `say(…)` and `say.parts(…)`, both sides of a choice included. */
const saidIn = (source: Source): readonly { readonly id: string; readonly node: Node }[] =>
  nodesOfType(source, 'CallExpression').flatMap(({ node }) => {
    const callee = source.text.slice((node['callee'] as Node).start, (node['callee'] as Node).end)
    const [first] = node['arguments'] as readonly unknown[]
    return /(?:^|\.)say(?:\.parts)?$/.test(callee) ? choices(first).map((id) => ({ id, node })) : []
  })

function choices(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  if (node.type === 'ConditionalExpression')
    return [...choices(node['consequent']), ...choices(node['alternate'])]
  const word = literal(node)
  return word === undefined ? [] : [word]
}

function sentences(sources: readonly Source[]): readonly string[] {
  const ids = sources.filter(({ path }) => path.startsWith(ENGLISH)).flatMap(idsOf)
  const speakers = sources.filter(({ path }) => !path.startsWith(ENGLISH) && !path.startsWith(OTHERS))
  const spoken = speakers.map(wordsOf)
  const words = new Set(spoken.flatMap((said) => said.words))
  const beginnings = spoken.flatMap((said) => said.beginnings)
  return [
    ...sources.filter(({ path }) => path.startsWith(ENGLISH)).flatMap(withoutNote),
    ...ids
      .filter((id) => !words.has(id) && !beginnings.some((beginning) => id.startsWith(beginning)))
      .map((id) => `${id} is never said`),
    ...ids.filter((id, number) => ids.indexOf(id) !== number).map((id) => `${id} stands twice`),
    ...speakers.flatMap((source) =>
      saidIn(source)
        .filter(({ id }) => !ids.includes(id))
        .map(({ id, node }) => `${at(source, node)} says ${id}, which does not exist`),
    ),
  ]
}

const TABLE = {
  path: `${ENGLISH}login.ts`,
  text: "export const login = {\n  // The first\n  'a.one': 'One',\n  // The second\n  'a.two': 'Two',\n}\n",
}
const planted = (what: string, text: string, more: readonly Source[] = []) => ({
  what,
  sources: [TABLE, ...more, { path: 'src/login/a.tsx', text }],
})

law(
  'every sentence is said, and every said one exists',
  sentences,
  read('src', /\.tsx?$/),
  [
    planted('a sentence that nobody says', "say('a.one')\n"),
    planted('an id that does not exist', "say('a.one'); say('a.two'); say('a.three')\n"),
    planted('the other side of a choice', "say('a.one'); say(b ? 'a.two' : 'a.four')\n"),
    planted('an id in pieces', "say('a.one'); frame.say.parts('a.two'); frame.say.parts('a.five', {})\n"),
    {
      what: 'a sentence without a note',
      sources: [
        { ...TABLE, text: TABLE.text.replace('  // The second\n', '') },
        { path: 'src/login/a.tsx', text: "say('a.one'); say('a.two')\n" },
      ],
    },
    planted('a sentence that is only translated', "say('a.one')\n", [
      { path: `${OTHERS}german.ts`, text: "const sentences = { 'a.one': 'Eins', 'a.two': 'Zwei' }\n" },
    ]),
    planted('an id in two tables', "say('a.one'); say('a.two')\n", [{ ...TABLE, path: `${ENGLISH}mail.ts` }]),
  ],
  [
    planted('all of them', "say('a.one'); say.parts('a.two')\n"),
    planted('an id from a table of reasons', "const WHY = { x: 'a.one', y: 'a.two' }\n"),
    planted('an id that is put together', 'say(`a.${which}`)\n'),
  ],
)
