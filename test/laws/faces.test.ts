/**
 * ARCHITECTURE, Floors (LAW): the face of an object has exactly the contract's methods, because every prototype method is callable
 * over RPC, TypeScript's `private` included. Here by the sources; test/contract/faces.test.ts looks at the living classes.
 */
import { at, isNode, law, nodesOfType, read, spelled, type Node, type Source } from './source.ts'

/** Contract interface, its list of verbs, the file both stand in, and the table of functions behind them. */
const FACES = [
  { contract: 'Home', list: 'HOME_VERBS', file: 'src/ports/homes.ts', table: 'HOME' },
  { contract: 'Directory', list: 'DIRECTORY_VERBS', file: 'src/ports/directories.ts', table: 'DIRECTORY' },
] as const
const TABLES = 'src/home/verbs.ts'
const OBJECTS = 'src/objects.ts'

/** What the platform itself calls and does not offer over RPC. */
const PLATFORM_METHODS = ['constructor', 'alarm']

const listOf = (node: unknown): readonly Node[] => (Array.isArray(node) ? node.filter(isNode) : [])
const nameOf = (node: unknown): string => {
  const name = isNode(node) ? (node['name'] ?? node['value']) : undefined
  return typeof name === 'string' ? name : ''
}

function declared(source: Source, type: string, name: string): Node | undefined {
  return nodesOfType(source, type).find(({ node }) => nameOf(node['id']) === name)?.node
}

const methodsOfContract = (source: Source, name: string): readonly string[] => {
  const body = declared(source, 'TSInterfaceDeclaration', name)?.['body']
  return listOf(isNode(body) ? body['body'] : []).map(({ key }) => nameOf(key))
}

/** `['a', 'b'] as const satisfies …` or `{ a, b } as const satisfies …`: what is listed, whatever is said about it. */
function listed(source: Source, name: string): readonly string[] {
  let value = declared(source, 'VariableDeclarator', name)?.['init']
  while (isNode(value) && value['expression']) value = value['expression']
  if (!isNode(value)) return []
  return [
    ...listOf(value['elements']).map(nameOf),
    ...listOf(value['properties']).map(({ key }) => nameOf(key)),
  ]
}

const differ = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || one.toSorted().join() !== other.toSorted().join()

function contracts(sources: readonly Source[]): readonly string[] {
  const tables = sources.find(({ path }) => path === TABLES)
  return FACES.flatMap(({ contract, list, file, table }) => {
    const source = sources.find(({ path }) => path === file)
    if (!source || !tables) return [`${file} or ${TABLES} is missing`]
    const verbs = listed(source, list)
    return [
      ...(differ(verbs, methodsOfContract(source, contract))
        ? [`${list} is not what ${contract} promises`]
        : []),
      ...(differ(verbs, listed(tables, table)) ? [`${table} is not ${list}`] : []),
    ]
  })
}

/** A class of objects.ts may have private fields, a static block that reads the lists, and what the platform calls. */
function isHidden(member: Node): boolean {
  if (member.type === 'StaticBlock') return true
  const key = isNode(member['key']) ? member['key'] : undefined
  if (key?.type === 'PrivateIdentifier') return true
  return member.type === 'MethodDefinition' && PLATFORM_METHODS.includes(nameOf(key))
}

const faces = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter(({ path }) => path === OBJECTS)
    .flatMap((source) => [
      ...nodesOfType(source, 'ClassBody')
        .flatMap(({ node }) => listOf(node['body']))
        .filter((member) => !isHidden(member))
        .map((member) => `${at(source, member)} is callable: ${spelled(source, member).split('\n')[0]}`),
      ...nodesOfType(source, 'ForOfStatement')
        .filter(({ parents }) => parents.some(({ type }) => type === 'StaticBlock'))
        .filter(({ node }) => !FACES.some(({ list }) => list === nameOf(node['right'])))
        .map(({ node }) => `${at(source, node)} makes methods from something else than a list of verbs`),
    ])

const house = read('src/objects.ts')
const ports = [...FACES.flatMap(({ file }) => read(file)), ...read(TABLES)]

const changed = (what: string, path: string, from: string, to: string) => ({
  what,
  sources: [...ports, ...house].map((source) =>
    source.path === path ? { path, text: source.text.replace(from, to) } : source,
  ),
})

law('the lists of verbs are the contracts', contracts, ports, [
  changed('a verb without a promise', 'src/ports/homes.ts', "  'prove',", "  'prove',\n  'impersonate',"),
  changed('a promise without a verb', 'src/ports/homes.ts', "  'prove',", ''),
  changed('a directory verb too many', 'src/ports/directories.ts', "  'find',", "  'find',\n  'list',"),
  changed('a verb without a function', TABLES, '  prove,\n', ''),
])

law('a face has the methods of its list and no others', faces, house, [
  changed('a public method', OBJECTS, '#tools(to', 'tools(to'),
  changed('a method that is private to TypeScript only', OBJECTS, '#tools(to', 'private tools(to'),
  changed('a public field', OBJECTS, 'readonly #memory', 'readonly memory'),
  changed('a handler of requests', OBJECTS, 'override async alarm()', 'override async fetch()'),
  changed('a list of its own', OBJECTS, 'of HOME_VERBS', "of ['prove', 'everything']"),
])
