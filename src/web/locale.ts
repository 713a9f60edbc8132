/**
 * The language of a request: what the application asked for, what the person chose before, what the browser prefers
 * (text/negotiate.ts). A switch on a page outranks them all, on that page and for the rest of the login: the request is sealed anew in
 * that language. It is kept as a cookie of its own for later visits, and says nothing about anybody.
 */
import { spokenIn, type Interaction } from '../interaction/interaction.ts'
import { localeNamed, type LocaleTag } from '../text/locales.ts'
import { negotiate } from '../text/negotiate.ts'
import { giveCookie, readCookie } from './cookies.ts'
import type { HouseContext } from './context.ts'

/** The query parameter of the links in the foot line. */
export const LOCALE_PARAMETER = 'locale'

export function localeOf(request: Request, uiLocales?: string): LocaleTag {
  const query = new URL(request.url).searchParams
  const switched = localeNamed(query.get(LOCALE_PARAMETER) ?? '')
  return (
    switched ??
    negotiate({
      uiLocales: uiLocales ?? query.get('ui_locales') ?? undefined,
      chosen: readCookie(request, 'locale'),
      acceptLanguage: request.headers.get('accept-language') ?? undefined,
    })
  )
}

/**
 * What the application asked for travels in the sealed request, and is followed once that is open. Answers the interaction to go on
 * with: where the person has just switched, it is theirs.
 */
export function followWish(c: HouseContext, interaction: Interaction): Interaction {
  const { switchedTo } = c.var
  if (switchedTo !== undefined) return spokenIn(interaction, switchedTo)
  c.set('locale', localeOf(c.req.raw, interaction.request?.uiLocales))
  return interaction
}

/** Keeps a choice made by a link of the foot line; anything that is no language of ours is passed over. */
export function rememberLocale(c: HouseContext): void {
  const named = localeNamed(new URL(c.req.url).searchParams.get(LOCALE_PARAMETER) ?? '')
  if (named) switchTo(c, named)
}

function switchTo(c: HouseContext, tag: LocaleTag): void {
  giveCookie(c, 'locale', tag)
  c.set('switchedTo', tag)
  c.set('locale', tag)
}

/** A link to `path` in another language. `path` is ours and carries nothing personal (rule A9). */
export const inLanguage =
  (path: string) =>
  (tag: LocaleTag): string =>
    `${path}${path.includes('?') ? '&' : '?'}${LOCALE_PARAMETER}=${tag}`
