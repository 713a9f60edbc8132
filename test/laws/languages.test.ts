/**
 * PAGES, Words: what a language lacks is named, sentence by sentence, and so is what it has too much, and where it says something else
 * than English does. How a language counts is its own: the plural rules of its tag say which branches it must write.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import { importsOf, isNode, law, literal, nodesOfType, read, type Planted, type Source } from './source.ts'

const ENGLISH = 'src/text/english/'
const LANGUAGES = 'src/text/languages/'
const TABLE = 'src/text/locales.ts'

/** What is rightly spelled as in English. */
const ALIKE = new Set(['de field.name', 'de account.you.name', 'de account.passkey.unnamed'])

interface Spoken {
  readonly path: string
  readonly tag: string
  readonly sentences: ReadonlyMap<string, string>
}

const sentencesOf = (sources: readonly Source[]): ReadonlyMap<string, string> =>
  new Map(
    sources.flatMap((source) =>
      nodesOfType(source, 'Property').flatMap(({ node }): readonly (readonly [string, string])[] => {
        const [id, text] = [literal(node['key']), literal(node['value'])]
        return id === undefined || text === undefined ? [] : [[id, text]]
      }),
    ),
  )

/** The value of `tag: '…'`. */
const tagOf = (source: Source): string =>
  nodesOfType(source, 'Property').flatMap(({ node }) => {
    const { key, value } = node as { key?: unknown; value?: unknown }
    return isNode(key) && key['name'] === 'tag' ? (literal(value) ?? []) : []
  })[0] ?? ''

type Message = ReturnType<IntlMessageFormat['getAst']>
const parsed = (text: string): Message =>
  new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()

/**
 * Every value that a sentence shows or chooses by, each with the choices that lead there: `known=both: place`. The branches of a plural
 * are no part of it.
 */
function values(message: Message, where = ''): readonly string[] {
  return message.flatMap((element): readonly string[] => {
    if ('options' in element) {
      const branches = Object.entries(element.options).flatMap(([name, { value }]) => {
        if ('pluralType' in element) return values(value, where)
        const there = `${where}${element.value}=${name}: `
        return [there, ...values(value, there)]
      })
      return [`${where}${element.value}`, ...branches]
    }
    return 'value' in element && (element.type as number) !== 0 ? [`${where}${element.value}`] : []
  })
}

const SMALL_NUMBERS = Array.from({ length: 201 }, (_, number) => number)

/**
 * A plural writes every branch that the rules of its language tell apart, and no other. Numbers that have a branch of their own (`=0`)
 * need no second one, and a branch for more than one number says which.
 */
function miscounted(message: Message, tag: string): readonly string[] {
  const rules = new Intl.PluralRules(tag)
  return message.flatMap((element): readonly string[] => {
    if (!('options' in element)) return []
    const { options } = element
    const inside = Object.values(options).flatMap(({ value }) => miscounted(value, tag))
    if (!('pluralType' in element)) return inside
    const names = Object.keys(options)
    const categories = rules.resolvedOptions().pluralCategories
    const numbersOf = (category: string) =>
      SMALL_NUMBERS.filter((number) => rules.select(number) === category && !names.includes(`=${number}`))
    const isWhole = (name: string) => options[name]?.value.some(({ type }) => (type as number) === 7)
    return [
      ...inside,
      ...categories
        .filter((category) => !names.includes(category) && numbersOf(category).length > 0)
        .map((category) => `${element.value} has no branch for ${category}`),
      ...names
        .filter((name) => !name.startsWith('=') && !categories.some((category) => category === name))
        .map((name) => `${element.value} never is ${name} in ${tag}`),
      ...names
        .filter((name) => numbersOf(name).length > 1 && !isWhole(name))
        .map((name) => `${element.value} hides which number of ${name} it is`),
    ]
  })
}

const missing = (from: readonly string[], other: readonly string[]): readonly string[] =>
  [...new Set(from)].filter((one) => !other.includes(one))

function differences({ path, tag, sentences }: Spoken, english: Spoken['sentences']): readonly string[] {
  return [...sentences].flatMap(([id, text]) => {
    const original = english.get(id)
    if (original === undefined) return [`${path} has ${id}, which English has not`]
    const [mine, theirs] = [values(parsed(text)), values(parsed(original))]
    const isUntranslated = text === original && !ALIKE.has(`${tag} ${id}`) && /\p{L}/u.test(bare(text))
    return [
      ...missing(theirs, mine).map((value) => `${path} ${id} leaves out ${value}`),
      ...missing(mine, theirs).map((value) => `${path} ${id} invents ${value}`),
      ...miscounted(parsed(text), tag).map((why) => `${path} ${id}: ${why}`),
      ...(isUntranslated ? [`${path} ${id} is English`] : []),
    ]
  })
}

const bare = (text: string): string => text.replaceAll(/\{\w+\}/g, '')

function languages(sources: readonly Source[]): readonly string[] {
  const english = sentencesOf(sources.filter(({ path }) => path.startsWith(ENGLISH)))
  const others = sources.filter(({ path }) => path.startsWith(LANGUAGES))
  const listed = sources
    .filter(({ path }) => path === TABLE)
    .flatMap((table) => importsOf(table).map(({ target }) => target))
  return [
    ...[...english].flatMap(([id, text]) =>
      miscounted(parsed(text), 'en').map((why) => `${ENGLISH} ${id}: ${why}`),
    ),
    ...others.flatMap((source) => {
      const spoken: Spoken = { path: source.path, tag: tagOf(source), sentences: sentencesOf([source]) }
      const ids = [...spoken.sentences.keys()]
      return [
        ...(listed.includes(source.path) ? [] : [`${source.path} is not in ${TABLE}`]),
        ...missing([...english.keys()], ids).map((id) => `${source.path} lacks ${id}`),
        ...differences(spoken, english),
      ]
    }),
  ]
}

const ORIGINAL = {
  'a.greeting': 'Hello {name}',
  'a.places': '{count, plural, one {Only here.} other {In # places.}}',
  'a.way': '{way, select, key {A key to {app}} other {A word for {app}}}',
  'a.joined': '{title} · {app}',
}
const GERMAN = {
  'a.greeting': 'Hallo {name}',
  'a.places': '{count, plural, one {Nur hier.} other {An # Orten.}}',
  'a.way': '{way, select, key {Ein Schlüssel zu {app}} other {Ein Wort für {app}}}',
  'a.joined': '{title} · {app}',
}
const IN_ARABIC =
  '{count, plural, =0 {لا مكان.} one {هنا فقط.} two {في مكانين.} few {في # أماكن.} many {في # مكانًا.} other {في # مكان.}}'

const table = (path: string, sentences: Readonly<Record<string, string>>, tag = 'de'): Source => ({
  path,
  text: `export const it = { tag: '${tag}', sentences: ${JSON.stringify(sentences)} }\n`,
})
const planted = (
  what: string,
  changes: Readonly<Record<string, string>>,
  { tag = 'de', list = "import { it } from './languages/other.ts'\n" } = {},
): Planted => ({
  what,
  sources: [
    table(`${ENGLISH}a.ts`, ORIGINAL, 'en'),
    table(`${LANGUAGES}other.ts`, { ...GERMAN, ...changes }, tag),
    { path: TABLE, text: list },
  ],
})
const { 'a.greeting': _, ...incomplete } = GERMAN

law(
  'no language lacks a sentence, has one too many or says another thing than English',
  languages,
  read('src/text'),
  [
    {
      what: 'a sentence that is missing',
      sources: [
        table(`${ENGLISH}a.ts`, ORIGINAL, 'en'),
        table(`${LANGUAGES}other.ts`, incomplete),
        { path: TABLE, text: "import { it } from './languages/other.ts'\n" },
      ],
    },
    planted('a sentence too many', { 'a.farewell': 'Tschüs' }),
    planted('a placeholder left out', { 'a.greeting': 'Hallo' }),
    planted('a placeholder by another name', { 'a.greeting': 'Hallo {Name}' }),
    planted('a placeholder lost in one choice', {
      'a.way': '{way, select, key {Ein Schlüssel} other {Ein Wort für {app}}}',
    }),
    planted('a choice left out', { 'a.way': '{way, select, other {Ein Wort für {app}}}' }),
    planted('a choice by another name', {
      'a.way': '{way, select, schlüssel {Ein Schlüssel zu {app}} other {Ein Wort für {app}}}',
    }),
    planted('a plural without the one', { 'a.places': '{count, plural, other {An # Orten.}}' }),
    planted('a branch that the language never takes', {
      'a.places': '{count, plural, one {Nur hier.} few {An # Orten.} other {An # Orten.}}',
    }),
    planted('two branches where Arabic has six', {}, { tag: 'ar' }),
    planted('a number that is not told', {
      'a.places': '{count, plural, one {Nur hier.} other {An vielen Orten.}}',
    }),
    planted('English left as it is', { 'a.greeting': ORIGINAL['a.greeting'] }),
    planted('a file that nobody lists', {}, { list: "import { en } from './en.ts'\n" }),
    {
      what: 'English that counts wrongly',
      sources: [table(`${ENGLISH}a.ts`, { 'a.places': '{count, plural, other {In # places.}}' }, 'en')],
    },
  ],
  [
    planted('a whole language', {}),
    planted('a number with a branch of its own', { 'a.places': IN_ARABIC }, { tag: 'ar' }),
  ],
)
