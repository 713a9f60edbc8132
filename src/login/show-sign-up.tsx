/** The first page of sign-up, shown first or again with what was typed; nothing of it is kept (rule A9). */
import { suggestedRegion } from '../region/countries.ts'
import { html, type PageAnswer } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor, type PageAgain } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import { shownAgain } from '../interaction/typed-identifier.ts'
import { PATHS } from './paths.ts'
import { SignUpPage, type SignUpPageProps } from './sign-up-page.tsx'

type SignUpState = Partial<Pick<SignUpPageProps, 'identifier' | 'name' | 'region' | 'problem'>>

export async function showSignUp(
  c: HouseContext,
  { i, client }: Arrival,
  state: SignUpState = {},
  answer: PageAnswer = {},
): Promise<Response> {
  const { edge, country } = c.var
  const { problem } = state
  const identifier = state.identifier === undefined ? undefined : shownAgain(state.identifier)
  const name = state.name === undefined ? undefined : shownAgain(state.name)
  const region = state.region ?? suggestedRegion(client?.defaultRegion, country, edge.settings.defaultRegion)
  const pageAgain: PageAgain =
    Object.keys(state).length === 0
      ? { languageHref: inLanguage(`${PATHS.signUp}?i=${i}`) }
      : { again: { action: PATHS.signUp, fields: { i, identifier, name, region, shown: problem } } }
  const page = (
    <SignUpPage
      frame={frameFor(c, { client, ...pageAgain })}
      sealed={{ i }}
      action={PATHS.signUp}
      signInHref={`${PATHS.signIn}?i=${i}`}
      identifier={identifier}
      name={name}
      region={region}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200, ...answer })
}
