/**
 * What every page is given beside its own facts: a voice, a look, this response's nonce, and what its foot line offers.
 * Routes get one from web/frame.ts. Nothing personal stands in it.
 */
import type { Say } from '../text/say.ts'
import type { Theme } from './theme.ts'

export interface Frame {
  readonly say: Say
  readonly theme: Theme
  /** The application this is for; the brand's own name where there is none. */
  readonly app: string
  readonly nonce: string
  readonly foot: Foot
}

export interface Foot {
  /** The other languages this very page can be shown in; empty where showing it again would lose something. */
  readonly languages: readonly {
    readonly tag: string
    readonly name: string
    readonly dir: 'ltr' | 'rtl'
    readonly href: string
  }[]
  readonly privacyHref?: string | undefined
}

/** Hidden fields of a form: sealed things only (rule A9). `i` is the interaction, `form` the answers given so far. */
export interface Sealed {
  readonly i?: string | undefined
  readonly form?: string | undefined
}
