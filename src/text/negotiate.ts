/**
 * Which language a page speaks. The application's wish (`ui_locales`, Core §3.1.2.1: a preference that never fails) outranks what the
 * person once chose here, for somebody reads a shop and its login in one language; both outrank the browser's wish
 * (`Accept-Language`, RFC 9110 §12.5.4; matching: RFC 4647 §3.4 lookup). A switch on the page itself is no wish: see web/locale.ts.
 */
import { DEFAULT_LOCALE, LOCALES, LOCALE_TAGS, localeNamed, type LocaleTag } from './locales.ts'

export interface Wishes {
  /** Space-separated tags, best first. */
  readonly uiLocales?: string | undefined
  /** What the person chose on our pages, on an earlier visit. */
  readonly chosen?: string | undefined
  readonly acceptLanguage?: string | undefined
}

/** Unknown, malformed and over-long wishes are passed over; the answer is always one of ours. */
export function negotiate({ uiLocales, chosen, acceptLanguage }: Wishes): LocaleTag {
  const asked = [...(uiLocales ?? '').slice(0, LONGEST_WISH).split(' '), chosen ?? '']
  for (const tag of asked) {
    const found = localeNamed(tag) ?? offered(tag)
    if (found) return found
  }
  for (const tag of preferences((acceptLanguage ?? '').slice(0, LONGEST_WISH))) {
    const found = offered(tag)
    if (found) return found
  }
  return DEFAULT_LOCALE
}

const LONGEST_WISH = 500

/** `de-AT-1996` is tried as it stands, then as `de-AT`, then as `de`. */
function offered(wish: string): LocaleTag | undefined {
  const parts = wish.toLowerCase().split('-')
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join('-')
    const found = LOCALE_TAGS.find((tag) => LOCALES[tag].isOffered && tag.toLowerCase() === prefix)
    if (found) return found
  }
  return undefined
}

function preferences(header: string): readonly string[] {
  return header
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.split(';').map((part) => part.trim())
      const weight = parameters.find((part) => part.startsWith('q='))
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
