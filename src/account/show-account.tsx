/** GET /account: one hop, rendered and forgotten. A recovery's session may add a way in and see nothing else. */
import type { AccountView } from '../ports/account.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import { askHome } from '../region/ask-home.ts'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { singleQuery, type Fields } from '../web/form.ts'
import { frameFor } from '../web/frame.ts'
import { followPerson, inLanguage } from '../web/locale.ts'
import { AccountPage, noticeNamed, problemNamed } from './account-page.tsx'
import { addressOf } from './address-of.ts'
import { nameApplications } from './name-applications.ts'
import { ACCOUNT, SIGN_IN } from './paths.ts'
import { present, type Present } from './present.tsx'

const RECOVERY_WAY_IN = '/recovery/way-in'

export const showAccount =
  ({ passkey }: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const { edge } = c.var
    const here = await present(c)
    if (here instanceof Response) return here
    const account = await viewOf(c, here)
    if (account instanceof Response) return account
    const query = singleQuery(c.req.url)
    const asked: Fields = query.ok ? query.value.values : {}
    const signals = await passkey.signals(edge, {
      address: here.session.address,
      name: account.name,
      label: addressOf(account),
      accepted: account.credentials.filter(({ method }) => method === 'passkey').map(({ id }) => id),
    })
    const page = (
      <AccountPage
        frame={frameFor(c, { languageHref: inLanguage(ACCOUNT) })}
        sealed={{ i: here.i }}
        account={account}
        applications={await nameApplications(edge, account.applications)}
        signals={{ script: passkey.signalScript, options: signals }}
        now={edge.clock()}
        notice={noticeNamed(asked['notice'])}
        problem={problemNamed(asked['problem'])}
      />
    )
    return html(c, page)
  }

/** What the Home shows of the person behind the session, or where to go instead. */
export async function viewOf(
  c: HouseContext,
  { home, call, session }: Present,
): Promise<AccountView | Response> {
  const view = await askHome(c.var.edge, () => home.account(call, { session: session.digest }))
  if (!view.ok) return seeOther(c, SIGN_IN)
  if (view.value.purpose === 'recovery') return seeOther(c, RECOVERY_WAY_IN)
  followPerson(c, view.value.locale)
  return view.value
}
