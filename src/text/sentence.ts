/**
 * What a sentence is: an ICU message, with a note to whoever translates it in the comment above it (PAGES.md, Words).
 * The names of a message's placeholders are read from its text by the type checker, so a forgotten value does not
 * compile. Branch texts of plural and select must therefore hold a space or `#`, never one bare word in braces.
 */

type UpTo<Text extends string, Stop extends string> = Text extends `${infer Head}${Stop}${string}`
  ? Head
  : Text
type Name<Text extends string> = Text extends '' | `${string} ${string}` | `${string}#${string}`
  ? never
  : Text

/** The placeholder names of an ICU message: `'{app} sent {count, plural, other {# mails}}'` → `'app' | 'count'`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Rest}`
  ? Name<UpTo<UpTo<UpTo<Rest, '}'>, '{'>, ','>> | Placeholders<Rest>
  : never
