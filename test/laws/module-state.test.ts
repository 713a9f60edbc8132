/**
 * ARCHITECTURE, Floors (LAW): no module-level `let`, `Map` or `Set` but in the one file that is the isolate's memory. What a request
 * could leave in a module, another person's request could find there. Constant tables are `ReadonlySet` and `ReadonlyMap` by type.
 */
import {
  at,
  isBrowserScript,
  isNode,
  law,
  nodesOf,
  plant,
  read,
  spelled,
  type Node,
  type Seen,
  type Source,
} from './source.ts'

const ISOLATE = 'src/kernel/isolate.ts'
const KEEPERS = /^(?:Map|Set|WeakMap|WeakSet|WeakRef|Array|Date)$/

const isInFunction = ({ parents }: Seen): boolean => parents.some(({ type }) => /Function/.test(type))

/** `new Map()`, `[]` or `{}`: made to be filled later. */
function isToBeFilled(init: unknown): boolean {
  if (!isNode(init)) return false
  if (init.type === 'NewExpression') return KEEPERS.test(String((init['callee'] as Node)['name']))
  const within = init['elements'] ?? init['properties']
  return /^(?:Array|Object)Expression$/.test(init.type) && Array.isArray(within) && within.length === 0
}

/** `const TABLE: ReadonlySet<string> = new Set(…)`. */
const isReadonlyByType = (source: Source, target: unknown): boolean => {
  const annotation = isNode(target) ? target['typeAnnotation'] : undefined
  return (
    isNode(annotation) && /^:\s*(?:Readonly(?:Set|Map|Array)?<|readonly )/.test(spelled(source, annotation))
  )
}

function objection(source: Source, seen: Seen): string | undefined {
  const { node, parents } = seen
  const parent = parents.at(-1)
  if (node.type === 'VariableDeclaration' && node['kind'] !== 'const' && !isInFunction(seen))
    return 'a variable'
  const isConstant = node.type === 'VariableDeclarator' && !isInFunction(seen)
  if (isConstant && isToBeFilled(node['init']) && !isReadonlyByType(source, node['id'])) return 'a keeper'
  const isStatic =
    node.type === 'PropertyDefinition' && node['static'] === true && parent?.type === 'ClassBody'
  return isStatic && !node['readonly'] ? 'a static field' : undefined
}

const moduleState = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => source.path !== ISOLATE && !isBrowserScript(source) && !source.path.endsWith('.d.ts'))
    .flatMap((source) =>
      nodesOf(source).flatMap((seen) => {
        const why = objection(source, seen)
        return why ? [`${at(source, seen.node)} keeps ${why} in its module`] : []
      }),
    )

const inRoom = (what: string, text: string) => plant(what, 'src/oidc/a.ts', text)

law(
  'modules keep nothing',
  moduleState,
  read('src'),
  [
    inRoom('let', 'let count = 0\nexport const next = () => ++count\n'),
    inRoom('an exported let', 'export let count = 0\n'),
    inRoom('var', 'var count = 0\n'),
    inRoom('a Map', 'const seen = new Map<string, number>()\n'),
    inRoom('a Set of constants that anybody may add to', "export const SAFE = new Set(['GET'])\n"),
    inRoom('a WeakMap', 'const seen = new WeakMap()\n'),
    inRoom('an empty list', 'const seen: string[] = []\n'),
    inRoom('an empty record', 'const seen: Record<string, string> = {}\n'),
    inRoom('a static field', 'export class A { static seen = 0 }\n'),
    inRoom('a block at module level', '{ let a = 1; a += 1 }\n'),
  ],
  [
    inRoom('a ReadonlySet', "const SAFE: ReadonlySet<string> = new Set(['GET'])\n"),
    inRoom('a local', 'export const a = () => { let b = 1; const c = new Map(); return c.size + b }\n'),
    plant('the isolate’s memory', ISOLATE, 'const memory = new Map<string, unknown>()\n'),
  ],
)
