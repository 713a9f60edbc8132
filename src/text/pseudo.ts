/**
 * A language made from English to prove the machinery (PAGES.md): accented so that a sentence outside the table shows,
 * 40 % longer so that a page that only fits English breaks, bracketed so that clipped or glued text shows.
 * It works on the parsed message: placeholders, plurals and selects cannot be harmed.
 */
import { IntlMessageFormat } from 'intl-messageformat'

type Message = ReturnType<IntlMessageFormat['getAst']>
type Element = Message[number]

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    'aàbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzžAÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽ',
  ).flatMap((letter, index, all) => (index % 2 === 0 ? [[letter, all[index + 1] ?? letter]] : [])),
)
const FILLER = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const LONGER = 0.4

/** The pseudo form of an English ICU message, parsed. */
export function pseudo(text: string): Message {
  const parsed = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()
  return [literal('['), ...parsed.map(accented), literal(`${padding(lettersOf(parsed))}]`)]
}

function accented(element: Element): Element {
  if ('options' in element) {
    const options = Object.entries(element.options).map(
      ([name, option]) => [name, { ...option, value: option.value.map(accented) }] as const,
    )
    return { ...element, options: Object.fromEntries<(typeof options)[number][1]>(options) }
  }
  return isLiteral(element)
    ? literal(Array.from(element.value, (letter) => ACCENTS[letter] ?? letter).join(''))
    : element
}

/** Letters that a translator would translate; of several branches, the longest. */
function lettersOf(message: Message): number {
  return message.reduce((sum, element) => {
    if (isLiteral(element)) return sum + element.value.length
    if (!('options' in element)) return sum
    return sum + Math.max(...Object.values(element.options).map((option) => lettersOf(option.value)))
  }, 0)
}

function padding(letters: number): string {
  const wanted = Math.ceil(letters * LONGER)
  let filler = ''
  for (let word = 0; filler.length < wanted; word++) filler += ` ${FILLER[word % FILLER.length] ?? ''}`
  return filler
}

type Literal = Extract<Element, { type: 0 }>
const isLiteral = (element: Element): element is Literal => (element.type as number) === 0
const literal = (value: string): Literal => ({ type: 0, value })
