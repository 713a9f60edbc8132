/** The first and the last page of sign-up, shown first or again. What was answered travels sealed to this browser and nowhere else (rule A9). */
import type { EdgeMethods } from '../ports/methods.ts'
import { suggestedRegion } from '../region/countries.ts'
import { html, type PageAnswer } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import type { WayInRefusal } from './read-way-in.ts'
import { shownAgain } from './identifier.ts'
import { sealForm } from '../interaction/sealed-form.ts'
import type { SignUp } from './sign-up.ts'
import { SignUpPage, type SignUpPageProps } from './sign-up-page.tsx'
import { WayInPage, type WayInPageProps } from './way-in-page.tsx'

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
      frame={frameFor(c, { client, languageHref: inLanguage(`/sign-up?i=${i}`) })}
      sealed={{ i }}
      action="/sign-up"
      signInHref={`/login?i=${i}`}
      identifier={identifier === undefined ? undefined : shownAgain(identifier)}
      name={name === undefined ? undefined : shownAgain(name)}
      region={region}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200, ...answer })
}

/** `isRefused`: a passkey was made for this page and is not kept, so the browser is told to forget it. */
export interface WayInState {
  readonly problem?: WayInPageProps['problem']
  readonly isRefused?: boolean
}

/** After a form that brought no usable way in; a late challenge restarts without a word (rule B6). */
export const stateAfter = (why: WayInRefusal): WayInState => ({
  ...(why !== 'late' && { problem: why }),
  isRefused: why !== 'password_missing',
})

/** `excludeCredentials` stays empty: nobody is signed in, and a new person has no passkey (rule B7). */
export async function showSignUpWayIn(
  c: HouseContext,
  { passkey }: EdgeMethods,
  { interaction, i, client }: Arrival,
  signUp: SignUp,
  { problem, isRefused = false }: WayInState = {},
): Promise<Response> {
  const { edge } = c.var
  const { region, person, name, normalised } = signUp
  const ceremony = await passkey.creation(edge, {
    purpose: 'sign-up',
    browser: interaction.browser,
    person,
    address: { region, person },
    name,
    label: normalised,
    exclude: [],
  })
  return html(
    c,
    <WayInPage
      frame={frameFor(c, { client })}
      sealed={{ i, form: await sealForm(edge, 'sign-up', interaction.browser, signUp) }}
      purpose="sign_up"
      passwordAction="/sign-up/way-in"
      backHref={`/sign-up?i=${i}`}
      address={normalised}
      problem={problem}
      passkey={{
        mode: 'create',
        action: '/sign-up/way-in',
        options: { ...ceremony, isRefused },
        script: passkey.script,
      }}
    />,
    { status: problem ? 422 : 200, formTarget: interaction.request?.redirectUri },
  )
}
