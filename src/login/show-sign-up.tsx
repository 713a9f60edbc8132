/** The first page of sign-up, shown first or again with what was typed; nothing of it is kept (rule A9). */
import { suggestedRegion } from '../region/countries.ts'
import { html, type PageAnswer } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import { shownAgain } from './identifier.ts'
import { PATHS } from './paths.ts'
import { SignUpPage, type SignUpPageProps } from './sign-up-page.tsx'

export async function showSignUp(
  c: HouseContext,
  { i, client }: Arrival,
  state: Partial<Pick<SignUpPageProps, 'identifier' | 'name' | 'region' | 'problem'>> = {},
  answer: PageAnswer = {},
): Promise<Response> {
  const { edge, country } = c.var
  const { identifier, name, problem } = state
  const region = state.region ?? suggestedRegion(client?.defaultRegion, country, edge.settings.defaultRegion)
  const page = (
    <SignUpPage
      frame={frameFor(c, { client, languageHref: inLanguage(`${PATHS.signUp}?i=${i}`) })}
      sealed={{ i }}
      action={PATHS.signUp}
      signInHref={`${PATHS.signIn}?i=${i}`}
      identifier={identifier === undefined ? undefined : shownAgain(identifier)}
      name={name === undefined ? undefined : shownAgain(name)}
      region={region}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200, ...answer })
}
