/** domain/events.ts is a closed union: every verb in it is announced by some Home, and no Home announces another. */
import { law, literal, nodesOf, nodesOfType, read, type Node, type Source } from './source.ts'

const EVENTS = 'src/domain/events.ts'

const verbsOf = (source: Source | undefined): readonly string[] => {
  const list = source && nodesOfType(source, 'ArrayExpression')[0]?.node
  return ((list?.['elements'] ?? []) as readonly Node[]).flatMap((element) => literal(element) ?? [])
}

const facts = (sources: readonly Source[]): readonly string[] => {
  const verbs = verbsOf(sources.find(({ path }) => path === EVENTS))
  const announced = new Set(
    sources
      .filter(({ path }) => path.startsWith('src/home/'))
      .flatMap((source) => nodesOf(source).flatMap(({ node }) => literal(node) ?? [])),
  )
  if (verbs.length === 0) return [`${EVENTS} lists nothing`]
  return verbs.filter((verb) => !announced.has(verb)).map((verb) => `${verb} is never announced`)
}

const planted = (what: string, home: string, elsewhere = '') => ({
  what,
  sources: [
    { path: EVENTS, text: "export const FACT_VERBS = ['a.done', 'b.done'] as const\n" },
    { path: 'src/home/a.ts', text: home },
    { path: 'src/account/a.ts', text: elsewhere },
  ],
})

law(
  'every fact is announced by somebody',
  facts,
  [...read(EVENTS), ...read('src/home')],
  [
    planted('a verb that nobody announces', "fact(home, call, 'a.done')\n"),
    planted('a verb that is only read', "fact(home, call, 'a.done')\n", "const READ = ['b.done']\n"),
    { what: 'an empty list', sources: [{ path: EVENTS, text: 'export const FACT_VERBS = []\n' }] },
  ],
  [planted('one of two by a choice', "fact(home, call, isNew ? 'a.done' : 'b.done')\n")],
)
