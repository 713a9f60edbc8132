/**
 * What every page is given beside its own facts: a voice, a look, this response's nonce, and what its foot line offers.
 * Routes get one from web/frame.ts. Nothing personal stands in it.
 */
import type { Say } from '../text/say.ts'
import type { Theme } from '../domain/theme.ts'

export interface Frame {
  readonly say: Say
  readonly theme: Theme
  /** The application this is for; the brand's own name where there is none. */
  readonly app: string
  readonly nonce: string
  readonly foot: Foot
}

export interface Foot {
  /** Absent on a page that sends itself before anybody reads it. */
  readonly languages?: LanguageSwitch | undefined
  /** The application's own pages, elsewhere: its home, terms, privacy notice and support. */
  readonly corner: readonly { readonly href: string; readonly text: string }[]
}

/** A language as it calls itself. */
export interface LanguageName {
  readonly tag: string
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
}

/** This very page in another language, without script and without losing anything. */
export interface LanguageSwitch {
  readonly spoken: LanguageName
  readonly others: readonly LanguageName[]
  readonly again: ((tag: string) => string) | Again
}

/** Posts what a page was made of back to where its own form goes: for pages that have no address, or that would lose what was typed. */
export interface Again {
  readonly action: string
  /** Sealed things, the person's own fields but secrets, and `shown`: which of its states the page was in. */
  readonly fields: Readonly<Record<string, string | undefined>>
}

/** What the switch sends, by link and by form. */
export const LOCALE_FIELD = 'locale'

/** Hidden fields of a form: sealed things only (rule A9). `i` is the interaction, `form` the answers given so far. */
export interface Sealed {
  readonly i?: string | undefined
  readonly form?: string | undefined
}
