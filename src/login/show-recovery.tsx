/** The first page of recovery, shown first or again: the same whatever is found afterwards (rule C3). */
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor, type PageAgain } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import type { Arrival } from './arrive.tsx'
import { shownAgain } from '../interaction/typed-identifier.ts'
import { PATHS } from './paths.ts'
import { RecoveryPage, type RecoveryPageProps } from './recovery-page.tsx'

export async function showRecovery(
  c: HouseContext,
  { i, client }: Arrival,
  state: Pick<RecoveryPageProps, 'identifier' | 'problem'> = {},
): Promise<Response> {
  const { problem } = state
  const identifier = state.identifier === undefined ? undefined : shownAgain(state.identifier)
  const isAsItWas = identifier === undefined && problem === undefined
  const pageAgain: PageAgain = isAsItWas
    ? { languageHref: inLanguage(`${PATHS.recovery}?i=${i}`) }
    : { again: { action: PATHS.recovery, fields: { i, identifier, shown: problem } } }
  const page = (
    <RecoveryPage
      frame={frameFor(c, { client, ...pageAgain })}
      sealed={{ i }}
      action={PATHS.recovery}
      signInHref={`${PATHS.signIn}?i=${i}`}
      identifier={identifier}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200 })
}
