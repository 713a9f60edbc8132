/**
 * The language of a request: what the person chose on our pages, what the application asked for, what the browser prefers
 * (text/negotiate.ts). The choice is a cookie of its own and says nothing about anybody.
 */
import { localeNamed, type LocaleTag } from '../text/locales.ts'
import { negotiate } from '../text/negotiate.ts'
import { giveCookie, readCookie } from './cookies.ts'
import type { HouseContext } from './context.ts'

/** The query parameter of the links in the foot line. */
export const LOCALE_PARAMETER = 'locale'

export function localeOf(request: Request, uiLocales?: string): LocaleTag {
  const query = new URL(request.url).searchParams
  const chosen = localeNamed(query.get(LOCALE_PARAMETER) ?? '') ?? readCookie(request, 'locale')
  return negotiate({
    chosen,
    uiLocales: uiLocales ?? query.get('ui_locales') ?? undefined,
    acceptLanguage: request.headers.get('accept-language') ?? undefined,
  })
}

/** What the application asked for travels in the sealed request, and is followed once that is open; the person's choice outranks it. */
export function followWish(c: HouseContext, uiLocales: string | undefined): void {
  c.set('locale', localeOf(c.req.raw, uiLocales))
}

/** Keeps a choice made by a link of the foot line; anything that is no language of ours is passed over. */
export function rememberLocale(c: HouseContext): void {
  const chosen = localeNamed(new URL(c.req.url).searchParams.get(LOCALE_PARAMETER) ?? '')
  if (chosen) giveCookie(c, 'locale', chosen)
}

/** A link to `path` in another language. `path` is ours and carries nothing personal (rule A9). */
export const inLanguage =
  (path: string) =>
  (tag: LocaleTag): string =>
    `${path}${path.includes('?') ? '&' : '?'}${LOCALE_PARAMETER}=${tag}`
