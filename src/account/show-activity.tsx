/** GET /account/activity: one hop, rendered and forgotten. Applications are named from the configuration of now. */
import { askHome } from '../region/ask-home.ts'
import { html, seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import { ActivityPage } from './activity-page.tsx'
import { applicationName } from './name-applications.ts'
import { ACCOUNT, PATHS } from './paths.ts'
import { present } from './present.tsx'

export async function activityPage(c: HouseContext): Promise<Response> {
  const here = await present(c)
  if (here instanceof Response) return here
  const { edge } = c.var
  const { home, call, session } = here
  const activity = await askHome(edge, () => home.activity(call, { session: session.digest }))
  // The account page knows where a session that is over, or a recovery's, goes on.
  if (!activity.ok) return seeOther(c, ACCOUNT)
  const entries = await Promise.all(
    activity.value.map(async (entry) => ({
      ...entry,
      application: entry.client === undefined ? undefined : await applicationName(edge, entry.client),
    })),
  )
  const frame = frameFor(c, { languageHref: inLanguage(PATHS.activity) })
  return html(c, <ActivityPage frame={frame} entries={entries} accountHref={ACCOUNT} />)
}
