/**
 * LAW nothing personal outside, for logs: a line has a reason in our own words and fields that are counts, durations and names of
 * our own things. No field is ever given a value that is called like something personal, like a secret or like input; nothing but
 * the one adapter writes to the console.
 */
import {
  at,
  isNode,
  law,
  literal,
  nodesOfType,
  plant,
  read,
  spelled,
  type Node,
  type Source,
} from './source.ts'

const FORBIDDEN =
  /^(?:address|addresses|email|mail|to|identifier|value|typed|normalised|inner|phone|username|name|label|given_?name|family_?name|user_?agent|visit|ip|city|place|country|geography|person|self|sub|subject|sid|session|cookie|browser|password|code|secret|token|handle|key|message|stack|cause|url|uri|href|body|form|query|headers?|request|response|input|text|error)$/i

/** Words of our own in spite of their names: an error's class, an outage's place, the random number of a request. */
const OURS = [
  /^error\.name$/,
  /^error\.place$/,
  /\.requestId$/,
  /^error instanceof \w+ \? error\.(?:name|place|reason) : '\w*'$/,
  /^[\w.]+\.(?:length|size|status|reason)$/,
]
/** `const place = error instanceof Outage ? error.place : 'object'`, given on by its name. */
const OURS_BY_FILE: Readonly<Record<string, readonly string[]>> = { 'src/objects.ts': ['place'] }

const CONSOLE_PLACES = /^src\/(?:outside\/log\.ts$|cli\/)/

/** The last word of `c.var.visit.address`, `address` or `address()`. */
function lastWord(node: Node): string {
  if (node.type === 'Identifier') return String(node['name'])
  if (node.type === 'MemberExpression') return lastWord(node['property'] as Node)
  if (node.type === 'CallExpression') return lastWord(node['callee'] as Node)
  return node.type === 'ChainExpression' ? lastWord(node['expression'] as Node) : ''
}

/** Every part of a field's value that could be printed: both sides of a choice, all holes of a template, all operands. */
function parts(node: Node): readonly Node[] {
  const fields = [
    'consequent',
    'alternate',
    'left',
    'right',
    'expression',
    'expressions',
    'arguments',
    'elements',
  ]
  const inner = fields.flatMap((field) => {
    const value = node[field]
    return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []
  })
  return [node, ...inner.flatMap(parts)]
}

const isOurs = (source: Source, node: Node): boolean =>
  OURS.some((pattern) => pattern.test(spelled(source, node))) ||
  (OURS_BY_FILE[source.path] ?? []).includes(spelled(source, node))

/** The properties of what is given as fields, through choices and spreads; anything that is not written out is 'hidden'. */
function writtenOut(fields: Node): readonly (Node | 'hidden')[] {
  if (fields.type === 'ConditionalExpression')
    return [...writtenOut(fields['consequent'] as Node), ...writtenOut(fields['alternate'] as Node)]
  if (fields.type === 'ParenthesizedExpression') return writtenOut(fields['expression'] as Node)
  if (fields.type === 'LogicalExpression') return writtenOut(fields['right'] as Node)
  if (fields.type !== 'ObjectExpression') return ['hidden']
  return (fields['properties'] as readonly Node[]).flatMap((property) =>
    property.type === 'SpreadElement'
      ? writtenOut(property['argument'] as Node)
      : [property['value'] as Node],
  )
}

const personalFields = (source: Source, fields: unknown): readonly string[] =>
  (isNode(fields) ? writtenOut(fields) : []).flatMap((value) => {
    if (value === 'hidden') return ['fields that are not written out']
    return isOurs(source, value)
      ? []
      : parts(value)
          .filter((part) => FORBIDDEN.test(lastWord(part)) && !isOurs(source, part))
          .map((part) => spelled(source, part))
  })

/** `edge.log('warn', 'reason', { … })`. */
const isLogCall = (source: Source, node: Node): boolean =>
  lastWord(node['callee'] as Node) === 'log' &&
  !spelled(source, node['callee'] as Node).startsWith('console.')

/** A reason is a literal, or the `reason` of one of our own refusals. */
function isReason(source: Source, node: unknown): boolean {
  if (!isNode(node)) return false
  if (node.type === 'ConditionalExpression')
    return isReason(source, node['consequent']) && isReason(source, node['alternate'])
  return literal(node) !== undefined || /(?:^|\.)reason$/.test(spelled(source, node))
}

function objections(source: Source, node: Node): readonly string[] {
  const [, reason, fields] = node['arguments'] as readonly unknown[]
  return [
    ...personalFields(source, fields),
    ...(isReason(source, reason) ? [] : ['a reason that is not ours']),
  ]
}

const logging = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap((source) => {
    if (!/\blog\b|\bconsole\b/.test(source.text)) return []
    const isProgram = source.path.startsWith('src/cli/')
    const calls = nodesOfType(source, 'CallExpression').filter(
      ({ node }) => !isProgram && isLogCall(source, node),
    )
    const consoles = nodesOfType(source, 'Identifier').filter(({ node }) => node['name'] === 'console')
    return [
      ...calls.flatMap(({ node }) =>
        objections(source, node).map((what) => `${at(source, node)} logs ${what}`),
      ),
      ...(CONSOLE_PLACES.test(source.path)
        ? []
        : consoles.map(({ node }) => `${at(source, node)} writes to the console`)),
    ]
  })

const logged = (fields: string) =>
  plant(fields, 'src/login/a.ts', `edge.log('warn', 'a_reason', ${fields})\n`)

law(
  'nothing personal is logged',
  logging,
  read('src', /\.tsx?$/),
  [
    logged('{ address }'),
    logged('{ who: visit.address }'),
    logged('{ mail: typed.email }'),
    logged('{ of: identifier }'),
    logged('{ agent: call.visit.userAgent }'),
    logged('{ who: profile.name }'),
    logged('{ who: isKnown ? person : 0 }'),
    logged('{ line: `for ${email}` }'),
    logged('{ line: String(error.message) }'),
    logged('{ what: sha256(address) }'),
    logged('{ ...visit }'),
    logged('visit'),
    logged('{ ...(isKnown ? { who: email } : {}) }'),
    logged('{ token }'),
    plant('a reason made of input', 'src/login/a.ts', "edge.log('warn', `no ${email}`)\n"),
    plant('an error as the reason', 'src/login/a.ts', "edge.log('warn', error.message)\n"),
    plant('the console', 'src/login/a.ts', 'console.log(1)\n'),
    plant('the console, passed on', 'src/store/a.ts', 'export const log = console\n'),
  ],
  [
    logged('{ region, count: rows.length }'),
    logged('{ request: c.var.requestId }'),
    logged("{ name: error instanceof Error ? error.name : 'unknown' }"),
    logged('{ ...(isOutage ? { place: error.place } : { name: error.name }) }'),
    plant('a refusal’s own reason', 'src/oidc/a.ts', "log('info', refusal.reason)\n"),
    plant('a program', 'src/cli/a.ts', 'console.log(1)\n'),
  ],
)
