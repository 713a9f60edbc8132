/** POST /account/passkeys/name: from the list it asks for the name, from its own page it gives it. No fresh proof: nothing signs in otherwise. */
import { readName } from '../domain/name.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { withProblem } from './apply.tsx'
import { apply } from './confirmation.tsx'
import { ACCOUNT, PATHS } from './paths.ts'
import { receive, type Present } from './present.tsx'
import { RenamePage, renameProblem, type RenamePageProps } from './rename-page.tsx'
import { viewOf } from './show-account.tsx'

export async function renamePasskey(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'account-passkey-name')
  if (posted instanceof Response) return posted
  const { credential = '', name: typed } = posted.fields
  if (posted.isSwitch && typed !== undefined)
    return show(c, posted, { credential, name: typed, problem: renameProblem(posted.fields['shown']) })
  if (typed !== undefined) {
    const name = readName(typed)
    if (!name.ok) return show(c, posted, { credential, name: typed, problem: name.why })
    const change = { kind: 'rename', credential, name: name.value } as const
    return apply(c, posted, { change, notice: 'passkey_named', purpose: 'account' })
  }
  const view = await viewOf(c, posted)
  if (view instanceof Response) return view
  const found = view.credentials.find(({ id, method }) => id === credential && method === 'passkey')
  return found ? show(c, posted, { credential, name: found.name }) : withProblem(c, 'changed')
}

async function show(
  c: HouseContext,
  { i }: Present,
  given: Pick<RenamePageProps, 'credential' | 'name' | 'problem'>,
): Promise<Response> {
  const { credential, name, problem } = given
  const again = { action: PATHS.renamePasskey, fields: { i, credential, name, shown: problem } }
  const page = (
    <RenamePage
      frame={frameFor(c, { again })}
      sealed={{ i }}
      action={PATHS.renamePasskey}
      cancelHref={ACCOUNT}
      {...given}
    />
  )
  return html(c, page, { status: given.problem ? 422 : 200 })
}
