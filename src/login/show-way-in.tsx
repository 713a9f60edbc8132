/** The last page of sign-up and of recovery, shown first or again: the same but for its words, its paths and whose passkey it makes. */
import { sealForm } from '../interaction/sealed-form.ts'
import type { EnrolView } from '../ports/account.ts'
import type { HomeAddress } from '../ports/call.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import type { Arrival } from './arrive.tsx'
import { PATHS } from './paths.ts'
import type { WayInRefusal } from './read-way-in.ts'
import type { SignUp } from './sign-up.ts'
import { WayInPage, type WayInPageProps } from './way-in-page.tsx'

const KINDS = {
  sign_up: { form: 'sign-up', challenge: 'sign-up', action: PATHS.signUpWayIn, back: PATHS.signUp },
  recovery: { form: 'recovery-way-in', challenge: 'enrol', action: PATHS.recoveryWayIn, back: PATHS.signIn },
} as const

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
export function showSignUpWayIn(
  c: HouseContext,
  methods: EdgeMethods,
  arrival: Arrival,
  signUp: SignUp,
  state?: WayInState,
): Promise<Response> {
  const { region, person, name, normalised } = signUp
  const view = { name, label: normalised, exclude: [] }
  const about = { purpose: 'sign_up', address: { region, person }, view, answers: signUp } as const
  return showWayIn(c, methods, arrival, about, state)
}

/** `view` was read for whoever holds the recovery's session; it travels sealed, so that showing the page again costs no hop. */
export const showRecoveryWayIn = (
  c: HouseContext,
  methods: EdgeMethods,
  arrival: Arrival,
  { address, view }: { readonly address: HomeAddress; readonly view: EnrolView },
  state?: WayInState,
): Promise<Response> =>
  showWayIn(c, methods, arrival, { purpose: 'recovery', address, view, answers: view }, state)

async function showWayIn(
  c: HouseContext,
  { passkey }: EdgeMethods,
  { interaction, i, client }: Arrival,
  about: {
    readonly purpose: WayInPageProps['purpose']
    readonly address: HomeAddress
    readonly view: EnrolView
    /** What travels sealed to the next form. */
    readonly answers: object
  },
  { problem, isRefused = false }: WayInState = {},
): Promise<Response> {
  const { edge } = c.var
  const { purpose, address, view, answers } = about
  const { challenge, action, back } = KINDS[purpose]
  const { browser, request } = interaction
  const form = await sealForm(edge, KINDS[purpose].form, browser, answers)
  const enrolling = { purpose: challenge, browser, person: address.person, address, ...view }
  const ceremony = await passkey.creation(edge, enrolling)
  const page = (
    <WayInPage
      frame={frameFor(c, { client, again: { action, fields: { i, form, shown: problem } } })}
      sealed={{ i, form }}
      purpose={purpose}
      passwordAction={action}
      backHref={`${back}?i=${i}`}
      address={view.label}
      problem={problem}
      passkey={{ mode: 'create', action, options: { ...ceremony, isRefused }, script: passkey.script }}
    />
  )
  return html(c, page, { status: problem ? 422 : 200, formTarget: request?.redirectUri })
}
