/**
 * Shows the sign-in page, first or again. A failing page sets no cookie and differs from another failing one in nonces of fixed
 * length only (rule C6): its sealed field is there whether or not it says anything.
 */
import * as v from 'valibot'
import type { EdgeMethods } from '../ports/methods.ts'
import { openKnownHomes } from '../interaction/known-homes.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { readCookie } from '../web/cookies.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import { shownAgain } from '../interaction/typed-identifier.ts'
import { openForm, sealForm } from '../interaction/sealed-form.ts'
import { PATHS } from './paths.ts'
import { SignInPage, type SignInPageProps } from './sign-in-page.tsx'

export type SignInState = Pick<SignInPageProps, 'identifier' | 'problem' | 'notice'> & {
  /** The home cookie led to a home that refused: the next try asks everybody. */
  readonly isHintIgnored?: boolean
  /** The passkey just sent belongs to no account: the browser is told to stop offering it. */
  readonly hasUnknownPasskey?: boolean
}

/** What the page's own field carries besides the interaction. */
const Carried = v.object({ isHintIgnored: v.boolean() })

export async function showSignIn(
  c: HouseContext,
  { passkey }: EdgeMethods,
  { interaction, i, client, isRestarted }: Arrival,
  state: SignInState = {},
): Promise<Response> {
  const { edge } = c.var
  const { problem, isHintIgnored = false, notice = isRestarted ? 'restarted' : undefined } = state
  const identifier = state.identifier === undefined ? undefined : shownAgain(state.identifier)
  const form = await sealForm(edge, 'sign-in', interaction.browser, { isHintIgnored })
  const ceremony = await passkey.request(edge, { purpose: 'sign-in', browser: interaction.browser })
  const again = { action: PATHS.signIn, fields: { i, form, identifier, shown: problem } }
  const isAsItWas = identifier === undefined && problem === undefined
  const pageAgain = isAsItWas ? { languageHref: inLanguage(`${PATHS.signIn}?i=${i}`) } : { again }
  const [newest] = await openKnownHomes(edge, readCookie(c.req.raw, 'home'))
  const page = (
    <SignInPage
      frame={frameFor(c, { client, ...pageAgain })}
      sealed={{ i, form }}
      action={PATHS.signIn}
      signUpHref={`${PATHS.signUp}?i=${i}`}
      recoveryHref={`${PATHS.recovery}?i=${i}`}
      identifier={identifier}
      problem={problem}
      notice={notice}
      lastUsed={newest?.lastUsed}
      passkey={{
        mode: 'get',
        action: PATHS.passkey,
        options: { ...ceremony, isRefused: state.hasUnknownPasskey === true },
        freshHref: PATHS.passkeyChallenge,
        script: passkey.script,
      }}
    />
  )
  return html(c, page, { status: problem ? 422 : 200, formTarget: interaction.request?.redirectUri })
}

export async function isHintIgnored(
  c: HouseContext,
  browser: string,
  form: string | undefined,
): Promise<boolean> {
  const carried = await openForm(c.var.edge, 'sign-in', browser, Carried, form ?? '')
  return carried?.isHintIgnored ?? false
}
