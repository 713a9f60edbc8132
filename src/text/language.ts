/**
 * What a language beside English brings, in one file under languages/. A sentence that English does not have does not compile; one
 * that a language lacks is said in English, and a law names it (test/laws/languages).
 */
import type { SentenceId } from './en.ts'

export interface Language {
  /** BCP 47; also the `lang` of pages and mails. */
  readonly tag: string
  /** The language's name in itself, for the list of languages. */
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** Id → ICU message; the notes to translators stand in English's files. */
  readonly sentences: Readonly<Partial<Record<SentenceId, string>>>
}
