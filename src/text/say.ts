/**
 * Says sentences by id, in one language. Values are filled in by ICU, never glued; in a right-to-left language each text value is
 * isolated (UAX #9), so that a name or an address keeps its own direction. Dates, numbers and relative times are Intl's.
 * Nothing here escapes HTML: whoever renders does.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import { remember } from '../kernel/isolate.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.ts'
import { english, type SentenceId, type ValuesOf } from './en.ts'
import { DEFAULT_LOCALE, LOCALES, localeNamed, type Locale, type LocaleTag } from './locales.ts'

export interface Say {
  /** The sentence as text. Every placeholder must be given; the type checker knows them. */
  <Id extends SentenceId>(id: Id, ...values: ValuesOf<Id, string | number>): string
  /** The sentence in pieces, for values that are not text (an element in a page). */
  parts<Id extends SentenceId, Node>(
    id: Id,
    ...values: ValuesOf<Id, string | number | Node>
  ): (string | Node)[]
  readonly locale: Locale
  /** `3 May 2027`, by UTC. */
  date(at: number): string
  /** `3 May at 14:32 UTC`. */
  moment(at: number): string
  /** `3 May 2027 at 14:32 UTC`. */
  dateTime(at: number): string
  /** `2 days ago`, `in 5 minutes`; rounded towards now. */
  relative(at: number, now: number): string
}

/** The voice of a language; an unknown tag speaks English. */
export function speaker(tag: string): Say {
  const locale = LOCALES[localeNamed(tag) ?? DEFAULT_LOCALE]
  return remember(`text:${locale.tag}`, () => build(locale))
}

function build(locale: Locale): Say {
  // The conditional types of Say are for its callers; inside, the values are whatever they were given.
  const plain = ((id: SentenceId, values?: Values): string => {
    const { message, selectors } = compiled(locale, id)
    return String(message.format(guarded(locale, selectors, values)))
  }) as Say
  const parts = ((id: SentenceId, values?: Values) => {
    const { message, selectors } = compiled(locale, id)
    return message.formatToParts(guarded(locale, selectors, values)).map((part): unknown => part.value)
  }) as Say['parts']
  return Object.assign(plain, { ...times(inIntl(locale)), parts, locale })
}

/** Latin digits in every language, Arabic too: a count, a date and the code in a mail read alike, and in one direction. */
const inIntl = ({ tag }: Locale): string => `${tag}-u-nu-latn`

type Values = Readonly<Record<string, unknown>>

const compiled = (locale: Locale, id: SentenceId) =>
  remember(`text:${locale.tag}:${id}`, () => {
    const text = locale.message(id) ?? LOCALES[languageOf(locale.tag)].message(id) ?? english[id]
    const message = new IntlMessageFormat(text, inIntl(locale), undefined, { ignoreTag: true })
    return { message, selectors: selectorsOf(message.getAst()) }
  })

const languageOf = (tag: string): LocaleTag => localeNamed(tag.split('-')[0] ?? '') ?? DEFAULT_LOCALE

/** Placeholders that choose a branch: their values are compared, not shown, so they must not be isolated. */
function selectorsOf(message: ReturnType<IntlMessageFormat['getAst']>): readonly string[] {
  return message.flatMap((element) =>
    'options' in element
      ? [element.value, ...Object.values(element.options).flatMap((option) => selectorsOf(option.value))]
      : [],
  )
}

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

function guarded(locale: Locale, selectors: readonly string[], values: Values = {}): Record<string, string> {
  const isolated = Object.entries(values).map(([name, value]) => {
    const isShown = typeof value === 'string' && locale.dir === 'rtl' && !selectors.includes(name)
    return [name, isShown ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value]
  })
  return Object.fromEntries(isolated) as Record<string, string>
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
]

function times(tag: string): Pick<Say, 'date' | 'moment' | 'dateTime' | 'relative'> {
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  return {
    date: (at) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(at),
    moment: (at) => new Intl.DateTimeFormat(tag, MOMENT).format(at),
    dateTime: (at) => new Intl.DateTimeFormat(tag, { ...MOMENT, year: 'numeric' }).format(at),
    relative: (at, now) => {
      const [unit, size] =
        STEPS.find(([, length]) => Math.abs(at - now) >= length) ?? (['second', SECOND] as const)
      return relative.format(Math.trunc((at - now) / size), unit)
    },
  }
}

const MOMENT = {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  timeZone: 'UTC',
  timeZoneName: 'short',
} as const satisfies Intl.DateTimeFormatOptions
