/**
 * What every page is given, from the request and the application it is for. An application's theme stands over the deployment's
 * own name; its privacy notice is linked, nothing of it is loaded.
 */
import type { Client } from '../domain/client.ts'
import type { Foot, Frame } from '../pages/frame.ts'
import { LOCALES, LOCALE_TAGS, type LocaleTag } from '../text/locales.ts'
import { speaker } from '../text/say.ts'
import type { HouseContext } from './context.ts'

export interface FrameFacts {
  readonly client?: Pick<Client, 'name' | 'theme' | 'policyUri'> | undefined
  /** Path that shows this very page in another language; absent where showing it again would lose something. */
  readonly languageHref?: ((tag: LocaleTag) => string) | undefined
}

export function frameFor(c: HouseContext, { client, languageHref }: FrameFacts = {}): Frame {
  const theme = client?.theme ?? { brandName: c.var.edge.settings.rpName }
  return {
    say: speaker(c.var.locale),
    theme,
    app: client?.name ?? theme.brandName,
    nonce: c.var.nonce,
    foot: {
      languages: languageHref ? otherLanguages(c.var.locale, languageHref) : [],
      privacyHref: client?.policyUri,
    },
  }
}

const otherLanguages = (current: LocaleTag, hrefOf: (tag: LocaleTag) => string): Foot['languages'] =>
  LOCALE_TAGS.filter((tag) => tag !== current && LOCALES[tag].isOffered).map((tag) => {
    const { name, dir } = LOCALES[tag]
    return { tag, name, dir, href: hrefOf(tag) }
  })
