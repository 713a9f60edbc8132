/**
 * The table of languages. A message is looked up regional → language → English, so nobody ever reads an id; what a language lacks is
 * named by a law (test/laws/languages). To add a language: one file under languages/ and one line here.
 */
import { english, type SentenceId } from './en.ts'
import type { Language } from './language.ts'
import { arabic } from './languages/arabic.ts'
import { german } from './languages/german.ts'
import { pseudo } from './pseudo.ts'

export interface Locale {
  /** BCP 47; also the `lang` of the page. */
  readonly tag: string
  /** The language's name in itself, for the list of languages. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Shown in the list of languages and matched to what a browser prefers; others must be asked for by name. */
  readonly isOffered: boolean
  /** The ICU message (text, or already parsed), or undefined where this language lacks it. */
  readonly message: (id: SentenceId) => string | ReturnType<typeof pseudo> | undefined
}

const offered = ({ tag, name, dir, sentences }: Language): Locale => ({
  tag,
  name,
  dir,
  isOffered: true,
  message: (id) => sentences[id],
})

/** For tests of layout, in both directions: who means one names it. */
const invented = (tag: string, name: string, dir: Locale['dir']): Locale => ({
  tag,
  name,
  dir,
  isOffered: false,
  message: (id) => pseudo(english[id]),
})

const TABLE = {
  en: offered({ tag: 'en', name: 'English', dir: 'ltr', sentences: english }),
  de: offered(german),
  ar: offered(arabic),
  'en-XA': invented('en-XA', 'Ƥšéûđö', 'ltr'),
  'en-XR': invented('en-XR', 'Ƥšéûđö (right to left)', 'rtl'),
} as const satisfies Readonly<Record<string, Locale>>

export type LocaleTag = keyof typeof TABLE

export const LOCALES: Readonly<Record<LocaleTag, Locale>> = TABLE
export const DEFAULT_LOCALE: LocaleTag = 'en'
export const LOCALE_TAGS = Object.keys(LOCALES) as readonly LocaleTag[]

/** The tag of ours that `text` names exactly, whatever its case. */
export const localeNamed = (text: string): LocaleTag | undefined =>
  LOCALE_TAGS.find((tag) => tag.toLowerCase() === text.toLowerCase())
