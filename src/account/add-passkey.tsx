/** GET and POST /account/passkeys: one more passkey, after a fresh proof. The ids to exclude are this signed-in person's own (rule B7). */
import type { EnrolView } from '../ports/account.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import { openForm, sealForm } from '../interaction/sealed-form.ts'
import { EnrolViewSchema } from '../interaction/shapes.ts'
import { askHome } from '../region/ask-home.ts'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { AddPasskeyPage, addPasskeyProblem, type AddPasskeyPageProps } from './add-passkey-page.tsx'
import { applyChange, askToProve } from './apply.tsx'
import { ACCOUNT, PATHS, SIGN_IN } from './paths.ts'
import { present, receive, type Present } from './present.tsx'

export const addPasskeyPage =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const here = await present(c)
    if (here instanceof Response) return here
    const { home, call, session } = here
    const view = await askHome(c.var.edge, () => home.enrol(call, { session: session.digest }))
    if (view.ok) return show(c, methods, here, view.value)
    return view.why === 'proof_too_old' ? askToProve(c, 'passkeys') : seeOther(c, SIGN_IN)
  }

export const addPasskey =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const posted = await receive(c, 'account-passkey')
    if (posted instanceof Response) return posted
    const { fields, session, interaction } = posted
    const { browser } = interaction
    const view = await openForm(c.var.edge, 'account-passkey', browser, EnrolViewSchema, fields['form'] ?? '')
    if (!view) return seeOther(c, PATHS.addPasskey)
    if (posted.isSwitch)
      return show(c, methods, posted, view, { problem: addPasskeyProblem(fields['shown']) })
    const about = { purpose: 'enrol', browser, person: session.address.person } as const
    const answer = await methods.passkey.readRegistration(c.var.edge, about, fields['response'] ?? '')
    // A late challenge restarts without a word (rule B6); the passkey made for it is nobody's all the same.
    if (!answer.ok && answer.why === 'late') return show(c, methods, posted, view, { isRefused: true })
    if (!answer.ok) return show(c, methods, posted, view, REFUSED)

    const change = { kind: 'add', credential: answer.value } as const
    const result = await applyChange(c, posted, { change, notice: 'passkey_added', purpose: 'passkeys' })
    if (result instanceof Response) return result
    return show(c, methods, posted, view, result === 'passkey_known' ? { problem: result } : REFUSED)
  }

/** `isRefused`: the passkey just made is not kept, so the browser is told to forget it. */
interface State {
  readonly problem?: AddPasskeyPageProps['problem']
  readonly isRefused?: boolean
}

const REFUSED: State = { problem: 'passkey_refused', isRefused: true }

async function show(
  c: HouseContext,
  { passkey }: EdgeMethods,
  { i, session, interaction }: Present,
  view: EnrolView,
  { problem, isRefused = false }: State = {},
): Promise<Response> {
  const { edge } = c.var
  const { browser } = interaction
  const { address } = session
  const about = { purpose: 'enrol', browser, person: address.person, address, ...view } as const
  const ceremony = await passkey.creation(edge, about)
  const form = await sealForm(edge, 'account-passkey', browser, view)
  const again = { action: PATHS.addPasskey, fields: { i, form, shown: problem } }
  const page = (
    <AddPasskeyPage
      frame={frameFor(c, { again })}
      sealed={{ i, form }}
      cancelHref={ACCOUNT}
      problem={problem}
      passkey={{
        mode: 'create',
        action: PATHS.addPasskey,
        options: { ...ceremony, isRefused },
        script: passkey.script,
      }}
    />
  )
  return html(c, page, { status: problem ? 422 : 200 })
}
