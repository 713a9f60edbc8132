/**
 * Rule P1: the edge reads house keys, a region's objects read that region's keys, and `wire.ts` hands each side its own view. A city
 * that held a region's key could read everybody who lives there.
 */
import { at, law, nodesOf, plant, read, type Node, type Seen, type Source } from './source.ts'

const WIRE = 'src/wire.ts'
/** Which function of wire.ts builds which side. */
const EDGE_SIDE = ['edgeOf']
const REGION_SIDE = ['homePartsOf', 'directoryPartsOf']

const SPELLED = {
  house: /^HOUSE_KEYS$/,
  region: /^REGION_KEYS_[A-Z]+$/,
}
/** Who may spell the names of the secrets at all: the list of bindings, the wiring, and the programs that make or use a local house. */
const SPELLERS = /^src\/(?:config\.ts|wire\.ts|cli\/)/
/** Where the key rings may be named once they are made. */
const HOLDERS = {
  houseKeys: /^src\/(?!home\/|crypto\/vault|methods\/[^/]+\/home\.ts|ports\/home|objects\.ts)/,
  regionKeys: /^src\/(?:home\/|wire\.ts$|cli\/)/,
} as const

const wordOf = (node: Node): string | undefined => {
  if (node.type === 'Identifier') return String(node['name'])
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
}

/** The function of the module that a node stands in. */
const functionAround = ({ parents }: Seen): string => {
  const found = parents.find(({ type }) => type === 'FunctionDeclaration' || type === 'VariableDeclarator')
  const name = (found?.['id'] as Node | undefined)?.['name']
  return typeof name === 'string' ? name : ''
}

function objection(source: Source, seen: Seen): string | undefined {
  const word = wordOf(seen.node)
  if (word === undefined) return undefined
  const isHouse = SPELLED.house.test(word)
  if ((isHouse || SPELLED.region.test(word)) && !SPELLERS.test(source.path)) return `spells ${word}`
  if (word === 'houseKeys' && !HOLDERS.houseKeys.test(source.path)) return 'holds house keys in a region'
  if (word === 'regionKeys' && !HOLDERS.regionKeys.test(source.path)) return 'holds region keys at the edge'
  if (source.path !== WIRE) return undefined
  const side = functionAround(seen)
  if ((isHouse || word === 'houseKeys') && !EDGE_SIDE.includes(side)) return `gives house keys to ${side}`
  const isRegions = word === 'regionKeys' || word === 'secret' || SPELLED.region.test(word)
  return isRegions && !REGION_SIDE.includes(side) ? `gives region keys to ${side}` : undefined
}

/** The objects never build the edge's view, the worker never a region's. */
function builders(source: Source): readonly string[] {
  const foreign = { 'src/objects.ts': EDGE_SIDE, 'src/worker.ts': REGION_SIDE }[source.path] ?? []
  return nodesOf(source)
    .filter(({ node }) => node.type === 'Identifier' && foreign.includes(String(node['name'])))
    .map(({ node }) => `${at(source, node)} builds the other side`)
}

const keyClasses = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter(({ text }) => /HOUSE_KEYS|REGION_KEYS|houseKeys|regionKeys|PartsOf|edgeOf/.test(text))
    .flatMap((source) => [
      ...nodesOf(source).flatMap((seen) => {
        const why = objection(source, seen)
        return why ? [`${at(source, seen.node)} ${why}`] : []
      }),
      ...builders(source),
    ])

const wired = (what: string, text: string) => plant(what, WIRE, `${text}\n`)

law(
  'each side gets its own keys',
  keyClasses,
  read('src', /\.tsx?$/),
  [
    wired(
      'a region’s key at the edge',
      'export function edgeOf(env) { return { a: env[REGION_BINDINGS.eu.secret], regionKeys: 1 } }',
    ),
    wired('a region’s key by its name', 'export function edgeOf(env) { return env.REGION_KEYS_EU }'),
    wired('the house’s key in a Home', 'export function homePartsOf(env) { return env.HOUSE_KEYS }'),
    wired(
      'the house’s key in a Directory',
      'export const directoryPartsOf = (env) => ({ houseKeys: env.a })',
    ),
    wired('a key for both', 'const both = (env) => env.HOUSE_KEYS'),
    plant('a room that reads a secret', 'src/oidc/a.ts', "export const a = (env) => env['HOUSE_KEYS']\n"),
    plant('a page that holds a region’s keys', 'src/login/a.tsx', 'export const a = (b) => b.regionKeys\n'),
    plant('a Home that holds the house’s', 'src/home/a.ts', 'export const a = (b) => b.houseKeys\n'),
    plant('an object that builds an edge', 'src/objects.ts', 'export const a = edgeOf\n'),
    plant('a worker that builds a Home', 'src/worker.ts', 'export const a = homePartsOf\n'),
  ],
  [
    wired('the edge’s view', 'export function edgeOf(env) { return { houseKeys: env.HOUSE_KEYS } }'),
    wired(
      'a Home’s view',
      'export function homePartsOf(env) { return { regionKeys: env[REGION_BINDINGS.eu.secret] } }',
    ),
  ],
)
