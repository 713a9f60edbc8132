/**
 * What every page is given, from the request and the application it is for. An application's theme stands over the deployment's
 * own name; its own pages are linked, nothing of it is loaded. No page is without a way to another language.
 */
import type { Client } from '../domain/client.ts'
import type { Again, Foot, Frame, LanguageName, LanguageSwitch } from '../pages/frame.ts'
import { LOCALES, LOCALE_TAGS, type LocaleTag } from '../text/locales.ts'
import { speaker, type Say } from '../text/say.ts'
import type { HouseContext } from './context.ts'

export type FrameFacts = PageAgain & {
  readonly client?: (Pick<Client, 'theme'> & Cornered) | undefined
}

type Cornered = Pick<Client, 'name' | 'homepage' | 'termsUri' | 'policyUri' | 'supportUri'>

/** How this very page is shown in another language. */
export type PageAgain =
  /** It can be asked for, at a path that tells nothing: see `inLanguage`. */
  | { readonly languageHref: (tag: string) => string }
  /** Its own form's handler shows it again (web/posted-form.ts, `isSwitch`). */
  | { readonly again: Again }
  /** Nobody reads it. */
  | { readonly sendsItself: true }

export function frameFor(c: HouseContext, facts: FrameFacts): Frame {
  const { client } = facts
  const theme = client?.theme ?? c.var.edge.settings.theme
  const say = speaker(c.var.locale)
  return {
    say,
    theme,
    app: client?.name ?? theme.brandName,
    nonce: c.var.nonce,
    foot: {
      languages: languagesOf(c.var.locale, facts),
      corner: client ? cornerOf(say, client) : [],
    },
  }
}

/** Web addresses, as the client's record was checked for (domain/client.ts). */
export function cornerOf(
  say: Say,
  { name: app, homepage, termsUri, policyUri, supportUri }: Cornered,
): Foot['corner'] {
  const links = [
    [homepage, say('foot.home', { app })],
    [termsUri, say('foot.terms')],
    [policyUri, say('foot.privacy')],
    [supportUri, say('foot.support')],
  ] as const
  return links.flatMap(([href, text]) => (href === undefined ? [] : [{ href, text }]))
}

function languagesOf(spoken: LocaleTag, facts: PageAgain): LanguageSwitch | undefined {
  if ('sendsItself' in facts) return undefined
  return {
    spoken: nameOf(spoken),
    others: LOCALE_TAGS.filter((tag) => tag !== spoken && LOCALES[tag].isOffered).map(nameOf),
    again: 'again' in facts ? facts.again : facts.languageHref,
  }
}

function nameOf(of: LocaleTag): LanguageName {
  const { tag, name, dir } = LOCALES[of]
  return { tag, name, dir }
}
