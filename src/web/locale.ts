/**
 * The language of a request: what the application asked for, what the person chose before, what the browser prefers
 * (text/negotiate.ts). A switch on a page outranks them all, on that page and for the rest of the login: the request is sealed anew in
 * that language. It is kept as a cookie of its own for later visits, and says nothing about anybody.
 */
import { LOCALE_FIELD } from '../pages/frame.ts'
import { localeNamed, type LocaleTag } from '../text/locales.ts'
import { negotiate } from '../text/negotiate.ts'
import { dropCookie, giveCookie, readCookie } from './cookies.ts'
import type { HouseContext } from './context.ts'

export function localeOf(request: Request, uiLocales?: string): LocaleTag {
  const query = new URL(request.url).searchParams
  return (
    localeNamed(query.get(LOCALE_FIELD) ?? '') ??
    negotiate({
      uiLocales: uiLocales ?? query.get('ui_locales') ?? undefined,
      chosen: readCookie(request, 'locale'),
      acceptLanguage: request.headers.get('accept-language') ?? undefined,
    })
  )
}

/**
 * What the application asked for travels in the sealed request, and is followed once that is open. Answers the wish to go on with,
 * which is the person's where they have just switched.
 */
export function followWish(c: HouseContext, uiLocales: string | undefined): string | undefined {
  const { switchedTo } = c.var
  if (switchedTo === undefined) c.set('locale', localeOf(c.req.raw, uiLocales))
  return switchedTo ?? uiLocales
}

/** A switch by a link of the foot line, for pages that can be asked for. */
export function rememberLocale(c: HouseContext): void {
  switchLocale(c, new URL(c.req.url).searchParams.get(LOCALE_FIELD) ?? undefined)
}

/** Speaks the language that is named from here on, and keeps it for later visits; false for what is no language of ours. */
export function switchLocale(c: HouseContext, named: string | undefined): boolean {
  const tag = localeNamed(named ?? '')
  if (tag === undefined) return false
  giveCookie(c, 'locale', tag)
  c.set('switchedTo', tag)
  c.set('locale', tag)
  return true
}

/**
 * The language that a signed-in person chose for themselves, where neither this request nor this browser says otherwise. The browser keeps it,
 * so that pages that ask no Home speak it too.
 */
export function followPerson(c: HouseContext, locale: string | undefined): void {
  const query = new URL(c.req.url).searchParams
  const isSaid = query.has(LOCALE_FIELD) || query.has('ui_locales') || readCookie(c.req.raw, 'locale')
  const chosen = localeNamed(locale ?? '')
  if (isSaid || !chosen) return
  c.set('locale', chosen)
  giveCookie(c, 'locale', chosen)
}

/** Keeps what a person has just chosen, or forgets it where they leave it to the browser. */
export function keepLocale(c: HouseContext, chosen: LocaleTag | null): void {
  if (chosen) giveCookie(c, 'locale', chosen)
  else dropCookie(c, 'locale')
}

/** A link to `path` in another language. `path` is ours and carries nothing personal (rule A9). */
export const inLanguage =
  (path: string) =>
  (tag: string): string =>
    `${path}${path.includes('?') ? '&' : '?'}${LOCALE_FIELD}=${tag}`
