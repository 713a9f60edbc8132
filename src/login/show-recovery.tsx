/** The pages of recovery, shown first or again. They are the same whatever was found; who is meant travels sealed (rules C3, A9). */
import type { HomeAddress } from '../ports/call.ts'
import type { EnrolView } from '../ports/account.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import { shownAgain } from './identifier.ts'
import { RecoveryPage, type RecoveryPageProps } from './recovery-page.tsx'
import { sealForm } from '../interaction/sealed-form.ts'
import type { WayInState } from './show-sign-up.tsx'
import { WayInPage } from './way-in-page.tsx'

export async function showRecovery(
  c: HouseContext,
  { i, client }: Arrival,
  { identifier, problem }: Pick<RecoveryPageProps, 'identifier' | 'problem'> = {},
): Promise<Response> {
  const page = (
    <RecoveryPage
      frame={frameFor(c, { client, languageHref: inLanguage(`/recovery?i=${i}`) })}
      sealed={{ i }}
      action="/recovery"
      signInHref={`/login?i=${i}`}
      identifier={identifier === undefined ? undefined : shownAgain(identifier)}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200 })
}

/** `view` was read for whoever holds the recovery's session; it travels sealed, so that showing the page again costs no hop. */
export async function showRecoveryWayIn(
  c: HouseContext,
  { passkey }: EdgeMethods,
  { interaction, i, client }: Arrival,
  { address, view }: { readonly address: HomeAddress; readonly view: EnrolView },
  { problem, isRefused = false }: WayInState = {},
): Promise<Response> {
  const { edge } = c.var
  const { browser } = interaction
  const about = { purpose: 'enrol', browser, person: address.person, address, ...view } as const
  const ceremony = await passkey.creation(edge, about)
  return html(
    c,
    <WayInPage
      frame={frameFor(c, { client })}
      sealed={{ i, form: await sealForm(edge, 'recovery-way-in', browser, view) }}
      purpose="recovery"
      passwordAction="/recovery/way-in"
      backHref={`/login?i=${i}`}
      address={view.label}
      problem={problem}
      passkey={{
        mode: 'create',
        action: '/recovery/way-in',
        options: { ...ceremony, isRefused },
        script: passkey.script,
      }}
    />,
    { status: problem ? 422 : 200, formTarget: interaction.request?.redirectUri },
  )
}
