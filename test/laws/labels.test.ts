/**
 * crypto/labels.ts: every label is used, and for one thing only; whoever could have one key serve two purposes could make either
 * forge the other. One file makes what stands under a label; a second one is listed here with its reason.
 */
import { at, isNode, law, literal, nodesOf, nodesOfType, read, type Node, type Source } from './source.ts'

const LABELS = 'src/crypto/labels.ts'

/** Labels that two files use for the same thing. */
const IN_TWO_FILES: Readonly<Record<string, readonly string[]>> = {
  // Made when a client is registered, compared when it shows its secret.
  'client-secret': ['src/cli/seed.ts', 'src/oidc/client-auth/authenticate.ts'],
}

/** Functions whose first argument is a label; a table may also give it as `label:`. */
const TAKERS = /^(?:digest|digestOf|mac|aes)$/

function labelsOf(source: Source | undefined): readonly string[] {
  if (!source) return []
  const table = nodesOfType(source, 'ObjectExpression')[0]?.node['properties'] as readonly Node[] | undefined
  return (table ?? []).map(({ key }) => literal(key) ?? String((key as Node)['name']))
}

/** Every literal that stands where a label is taken. */
const usesOf = (source: Source): readonly { readonly label: string; readonly node: Node }[] =>
  nodesOf(source).flatMap(({ node }) => {
    const callee = isNode(node['callee']) ? node['callee'] : undefined
    const named = (isNode(callee?.['property']) ? callee['property'] : callee)?.['name']
    const isCall = node.type === 'CallExpression' && TAKERS.test(String(named))
    const isRow = node.type === 'Property' && (node['key'] as Node)['name'] === 'label'
    const given = isCall ? (node['arguments'] as readonly unknown[])[0] : isRow ? node['value'] : undefined
    const label = literal(given)
    return label === undefined ? [] : [{ label, node }]
  })

function labels(sources: readonly Source[]): readonly string[] {
  const known = labelsOf(sources.find(({ path }) => path === LABELS))
  const uses = sources
    .filter(({ path, text }) => path !== LABELS && known.some((label) => text.includes(`'${label}'`)))
    .flatMap((source) =>
      usesOf(source).map(({ label, node }) => ({ label, source, where: at(source, node) })),
    )
  return known.flatMap((label) => {
    const mine = uses.filter((use) => use.label === label)
    const files = [...new Set(mine.map(({ source }) => source.path))]
    const isOne = files.length < 2 || files.every((file) => IN_TWO_FILES[label]?.includes(file))
    // A file of crypto/ makes and opens what it is about; anywhere else a second use is a second purpose.
    const again = files.filter((file) => {
      const count = mine.filter(({ source }) => source.path === file).length
      return count > 1 && !file.startsWith('src/crypto/')
    })
    return [
      ...(mine.length === 0 ? [`${label} is not used`] : []),
      ...(isOne ? [] : [`${label} is used in ${files.join(' and ')}`]),
      ...again.map((file) => `${label} is used twice in ${file}`),
    ]
  })
}

const planted = (what: string, ...users: readonly (readonly [string, string])[]) => ({
  what,
  sources: [
    {
      path: LABELS,
      text: "export const LABELS = { 'a-key': 'edge: a thing', other: 'home: another' } as const\n",
    },
    ...users.map(([path, text]) => ({ path, text })),
  ],
})
const OTHER = ['src/crypto/other.ts', "export const b = (keys) => keys.aes('other')\n"] as const

law(
  'every label has one use',
  labels,
  read('src', /\.tsx?$/),
  [
    planted('a label that nobody uses', OTHER),
    planted(
      'a label in two rooms',
      OTHER,
      ['src/home/a.ts', "digest('a-key', x)\n"],
      ['src/oidc/a.ts', "keys.mac('a-key', x)\n"],
    ),
    planted('two purposes in one file', OTHER, [
      'src/home/a.ts',
      "vault.mac('a-key', x)\nvault.mac('a-key', y)\n",
    ]),
    planted('a word that only looks like a use', OTHER, ['src/home/a.ts', "say('a-key')\n"]),
  ],
  [
    planted('one use each', OTHER, ['src/home/a.ts', "digest('a-key', x)\n"]),
    planted('wrapping and unwrapping', OTHER, ['src/crypto/a.ts', "k.aes('a-key', x)\nk.aes('a-key', y)\n"]),
    planted('a row of a table', OTHER, [
      'src/crypto/a.ts',
      "export const KINDS = { one: { label: 'a-key' } }\n",
    ]),
  ],
)
