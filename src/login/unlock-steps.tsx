/**
 * The link in the mail about a pause (rule E). GET shows a page and spends nothing, because mail scanners open links; its button gives
 * this browser device trust. The link's handle opens for this purpose only, and what does not open names no object (rule G1).
 */
import { addDevice } from '../interaction/devices.ts'
import { openMailedLink } from '../interaction/proposals.ts'
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
import { PATHS } from './paths.ts'
import { UnlockedPage, UnlockPage } from './unlock-page.tsx'

export async function unlockPage(c: HouseContext): Promise<Response> {
  const query = singleQuery(c.req.url)
  const link = query.ok ? query.value.values['t'] : undefined
  if (link === undefined || !(await openLink(c, link)))
    return messageAnswer(c, 'expired', { onward: { href: PATHS.signIn } })
  const arrival = await arrive(c)
  if (arrival instanceof Response) return arrival
  const sealed = { i: arrival.i, form: link }
  const frame = frameFor(c, { languageHref: inLanguage(`${PATHS.unlock}?t=${link}`) })
  return html(c, <UnlockPage frame={frame} sealed={sealed} action={PATHS.unlock} />)
}

export async function unlock(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'unlock')
  if (posted instanceof Response) return posted
  const { edge } = c.var
  const { start, fields, browser, call, proposals, isRestarted } = posted
  const opened = isRestarted ? undefined : await openLink(c, fields['form'] ?? '')
  if (!opened) return messageAnswer(c, 'expired', { onward: { href: PATHS.signIn } })

  if (posted.isSwitch) return unlocked(c, posted)
  const { address, id } = opened
  const asked = edge.clock()
  const request = {
    id,
    device: await edge.handles.digest('device', address.person, proposals.device),
  }
  const outcome = await askHome(edge, () => edge.homes.of(address).unlock(call, request))
  if (!outcome.ok) {
    await holdUntil(edge, { start, slowestLeg: edge.clock() - asked })
    return messageAnswer(c, 'expired', { onward: { href: PATHS.signIn } })
  }
  const fresh = { address, secret: proposals.device, issuedAt: outcome.value.deviceIssuedAt }
  giveCookie(c, 'device', await addDevice(edge, browser.devices, fresh))
  return unlocked(c, posted)
}

/** Its switch comes back here; whoever posts that without having pressed the button sees a sentence, and has no trust. */
async function unlocked(c: HouseContext, { i, fields }: Posted): Promise<Response> {
  const again = { action: PATHS.unlock, fields: { i, form: fields['form'] } }
  return html(c, <UnlockedPage frame={frameFor(c, { again })} signInHref={PATHS.signIn} />)
}

const openLink = (c: HouseContext, link: string) => openMailedLink(c.var.edge, 'unlock', link)
