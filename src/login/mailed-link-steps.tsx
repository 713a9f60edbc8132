/**
 * The links in our mails: about a pause (rule E), and to an address that was given up (rule F6). GET shows a page and spends nothing, because
 * mail scanners open links; its button does what the link is for. A handle opens for its own purpose only, and what does not open names no
 * object (rule G1).
 */
import { addDevice } from '../interaction/devices.ts'
import { openMailedLink, type LinkKind } from '../interaction/proposals.ts'
import type { HomeAddress } from '../ports/call.ts'
import { askHome } from '../region/ask-home.ts'
import { html } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { giveCookie } from '../web/cookies.ts'
import { holdUntil } from '../web/floor.ts'
import { singleQuery } from '../web/form.ts'
import { frameFor } from '../web/frame.ts'
import { inLanguage } from '../web/locale.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { arrive, receive, type Posted } from './arrive.tsx'
import { FollowedLinkPage, MailedLinkPage } from './mailed-link-page.tsx'
import { PATHS } from './paths.ts'

interface Link {
  readonly address: HomeAddress
  readonly id: Uint8Array
}

/** What each link does at its person's Home, one hop; false where it is spent or too old. */
const DOES: Readonly<Record<LinkKind, (c: HouseContext, posted: Posted, link: Link) => Promise<boolean>>> = {
  unlock: async (c, { browser, call, proposals }, { address, id }) => {
    const { edge } = c.var
    const device = await edge.handles.digest('device', address.person, proposals.device)
    const outcome = await askHome(edge, () => edge.homes.of(address).unlock(call, { id, device }))
    if (!outcome.ok) return false
    const fresh = { address, secret: proposals.device, issuedAt: outcome.value.deviceIssuedAt }
    giveCookie(c, 'device', await addDevice(edge, browser.devices, fresh))
    return true
  },
  undo: async ({ var: { edge } }, { call }, { address, id }) =>
    (await askHome(edge, () => edge.homes.of(address).undo(call, { id }))).ok,
}

export const mailedLinkPage =
  (kind: LinkKind) =>
  async (c: HouseContext): Promise<Response> => {
    const query = singleQuery(c.req.url)
    const link = query.ok ? query.value.values['t'] : undefined
    if (link === undefined || !(await openMailedLink(c.var.edge, kind, link))) return expired(c)
    const arrival = await arrive(c)
    if (arrival instanceof Response) return arrival
    const sealed = { i: arrival.i, form: link }
    const frame = frameFor(c, { languageHref: inLanguage(`${PATHS[kind]}?t=${link}`) })
    return html(c, <MailedLinkPage frame={frame} kind={kind} sealed={sealed} action={PATHS[kind]} />)
  }

export const followMailedLink =
  (kind: LinkKind) =>
  async (c: HouseContext): Promise<Response> => {
    const posted = await receive(c, kind)
    if (posted instanceof Response) return posted
    const { edge } = c.var
    const { start, fields, isRestarted } = posted
    const link = isRestarted ? undefined : await openMailedLink(edge, kind, fields['form'] ?? '')
    if (!link) return expired(c)
    if (posted.isSwitch) return followed(c, kind, posted)
    const asked = edge.clock()
    if (await DOES[kind](c, posted, link)) return followed(c, kind, posted)
    await holdUntil(edge, { start, slowestLeg: edge.clock() - asked })
    return expired(c)
  }

const expired = (c: HouseContext) => messageAnswer(c, 'expired', { onward: { href: PATHS.signIn } })

/** Its switch comes back here; whoever posts that without having pressed the button sees a sentence, and has done nothing. */
async function followed(c: HouseContext, kind: LinkKind, { i, fields }: Posted): Promise<Response> {
  const again = { action: PATHS[kind], fields: { i, form: fields['form'] } }
  const page = (
    <FollowedLinkPage
      frame={frameFor(c, { again })}
      kind={kind}
      signInHref={PATHS.signIn}
      recoveryHref={PATHS.recovery}
    />
  )
  return html(c, page)
}
