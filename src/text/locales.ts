/**
 * The table of languages. A message is looked up regional → language → English, so a language may be incomplete; English
 * may not (a test says so). To add a language: one file of sentences and one line here.
 */
import { english, type SentenceId } from './en.ts'
import { pseudo } from './pseudo.ts'

export interface Locale {
  /** BCP 47; also the `lang` of the page. */
  readonly tag: string
  /** The language's name in itself, for the list of languages. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Shown in the list of languages and matched to what a browser prefers; others must be asked for by name. */
  readonly isOffered: boolean
  /** The ICU message (text, or already parsed), or undefined where this language has none yet. */
  readonly message: (id: SentenceId) => string | ReturnType<typeof pseudo> | undefined
}

const TABLE = {
  en: { tag: 'en', name: 'English', dir: 'ltr', isOffered: true, message: (id) => english[id] },
  'en-XR': {
    tag: 'en-XR',
    name: 'Ƥšéûđö (right to left)',
    dir: 'rtl',
    isOffered: false,
    message: (id) => pseudo(english[id]),
  },
} as const satisfies Readonly<Record<string, Locale>>

export type LocaleTag = keyof typeof TABLE

export const LOCALES: Readonly<Record<LocaleTag, Locale>> = TABLE
export const DEFAULT_LOCALE: LocaleTag = 'en'
export const LOCALE_TAGS = Object.keys(LOCALES) as readonly LocaleTag[]

/** The tag of ours that `text` names exactly, whatever its case. */
export const localeNamed = (text: string): LocaleTag | undefined =>
  LOCALE_TAGS.find((tag) => tag.toLowerCase() === text.toLowerCase())
