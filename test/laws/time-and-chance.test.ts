/**
 * ARCHITECTURE, Errors, time, chance: `now` and `random` are handed in; only kernel/ asks the machine. A test that cannot set the
 * clock cannot test an expiry, and a secret from `Math.random` is none. Page scripts run in the browser and have its clock.
 */
import {
  at,
  importsOf,
  isBrowserScript,
  law,
  nodesOf,
  plant,
  read,
  spelled,
  type Node,
  type Source,
} from './source.ts'

const MACHINE =
  /^(?:(?:globalThis\.)?Date\.now|Math\.random|(?:globalThis\.)?(?:crypto\.)?(?:getRandomValues|randomUUID)|performance\.now)$/
const CHANCE_OF_NODE = /^random(?:Bytes|Int|UUID|FillSync|Fill)$/

function asksMachine(source: Source, node: Node): boolean {
  if (node.type === 'MemberExpression') return MACHINE.test(spelled(source, node))
  const isDate = spelled(source, (node['callee'] as Node | undefined) ?? node) === 'Date'
  return (node.type === 'NewExpression' || node.type === 'CallExpression') && isDate
}

const timeAndChance = (sources: readonly Source[]): readonly string[] =>
  sources
    .filter((source) => !source.path.startsWith('src/kernel/') && !isBrowserScript(source))
    .flatMap((source) => [
      ...(/\b(?:Date|Math|crypto|performance|getRandomValues)\b/.test(source.text) ? nodesOf(source) : [])
        .filter(({ node }) => asksMachine(source, node))
        .map(({ node }) => `${at(source, node)} asks the machine: ${spelled(source, node)}`),
      ...importsOf(source)
        .filter(({ names }) => names.some((name) => CHANCE_OF_NODE.test(name)))
        .map((found) => `${at(source, found)} takes chance from ${found.target}`),
    ])

const inRoom = (text: string) => plant(text, 'src/home/a.ts', `export const a = () => ${text}\n`)

law(
  'only kernel/ knows what time it is',
  timeAndChance,
  read('src'),
  [
    inRoom('Date.now()'),
    inRoom('new Date()'),
    inRoom('new Date(0).getDate()'),
    inRoom('Date()'),
    inRoom('Math.random()'),
    inRoom('crypto.getRandomValues(new Uint8Array(1))'),
    inRoom('crypto.randomUUID()'),
    inRoom('performance.now()'),
    plant('a clock passed on', 'src/home/a.ts', 'export const clock = Date.now\n'),
    plant('chance of Node', 'src/cli/a.ts', "import { randomBytes } from 'node:crypto'\n"),
  ],
  [
    plant('the clock itself', 'src/kernel/time.ts', 'export const a = () => Date.now()\n'),
    plant(
      'a date format',
      'src/text/a.ts',
      'export const a = (at: number) => new Intl.DateTimeFormat().format(at)\n',
    ),
  ],
)
