/** GET and POST /account/profile: name and language. The browser keeps the language too, so that the next page speaks it. */
import { readName } from '../domain/name.ts'
import { LOCALES, localeNamed, type LocaleTag } from '../text/locales.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { keepLocale } from '../web/locale.ts'
import { apply } from './confirmation.tsx'
import { ACCOUNT, PATHS } from './paths.ts'
import { present, receive, type Present } from './present.tsx'
import { ProfilePage, profileProblem, type ProfilePageProps } from './profile-page.tsx'
import { viewOf } from './show-account.tsx'

export async function profilePage(c: HouseContext): Promise<Response> {
  const here = await present(c)
  if (here instanceof Response) return here
  const view = await viewOf(c, here)
  if (view instanceof Response) return view
  return show(c, here, { name: view.name, locale: view.locale ?? '' })
}

export async function changeProfile(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-profile')
  if (posted instanceof Response) return posted
  const typed = { name: posted.fields['name'] ?? '', locale: posted.fields['language'] ?? '' }
  if (posted.isSwitch) return show(c, posted, { ...typed, problem: profileProblem(posted.fields['shown']) })
  const name = readName(typed.name)
  if (!name.ok) return show(c, posted, { ...typed, problem: name.why })
  const locale = readLocale(typed.locale)
  if (locale === undefined) return show(c, posted, { ...typed, problem: 'locale_unknown' })
  const change = { kind: 'profile', name: name.value, locale } as const
  keepLocale(c, locale)
  return apply(c, posted, { change, notice: 'profile_saved', purpose: 'account' })
}

/** One that the list offers; null: as the browser says. */
function readLocale(text: string): LocaleTag | null | undefined {
  if (text === '') return null
  const tag = localeNamed(text)
  return tag && LOCALES[tag].isOffered ? tag : undefined
}

async function show(
  c: HouseContext,
  { i }: Present,
  given: Pick<ProfilePageProps, 'name' | 'locale' | 'problem'>,
): Promise<Response> {
  const { name, locale, problem } = given
  const again = { action: PATHS.profile, fields: { i, name, language: locale, shown: problem } }
  const page = (
    <ProfilePage
      frame={frameFor(c, { again })}
      sealed={{ i }}
      action={PATHS.profile}
      cancelHref={ACCOUNT}
      {...given}
    />
  )
  return html(c, page, { status: given.problem ? 422 : 200 })
}
