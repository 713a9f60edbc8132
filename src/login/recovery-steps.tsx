/**
 * Recovery up to the right code: an address, a mailed code, "send again". One page whatever was found, under the floor; while a region
 * is silent the page says so to everyone (rules C2, C3). The session that follows may add one way in and nothing else.
 */
import type { HouseContext } from '../web/context.ts'
import { mayPass } from '../web/network-bucket.ts'
import { holdUntil } from '../web/floor.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { emailKey } from '../region/identifier-key.ts'
import { arrive, receive, type Posted } from './arrive.tsx'
import { readIdentifier, type TypedIdentifier } from '../interaction/typed-identifier.ts'
import { readCode } from '../interaction/mailed-code.ts'
import { mailCode, recover, RecoverySchema, startRecovery, type Recovery } from './recovery.ts'
import { PATHS } from './paths.ts'
import { openForm } from '../interaction/sealed-form.ts'
import { codeProblem } from '../pages/code-page.tsx'
import { recoveryProblem } from './recovery-page.tsx'
import { showCode } from './show-code.tsx'
import { showRecovery } from './show-recovery.tsx'
import { recovered } from './signed-in.tsx'

export async function recoveryPage(c: HouseContext): Promise<Response> {
  const arrival = await arrive(c)
  return arrival instanceof Response ? arrival : showRecovery(c, arrival)
}

export async function askRecovery(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'recovery')
  if (posted instanceof Response) return posted
  const { identifier } = posted.fields
  if (posted.isRestarted) return showRecovery(c, posted, { identifier })
  if (posted.isSwitch)
    return showRecovery(c, posted, { identifier, problem: recoveryProblem(posted.fields['shown']) })
  const typed = readIdentifier(identifier)
  if (!typed.ok) return showRecovery(c, posted, { identifier, problem: typed.why })
  return sendCode(c, posted, typed.value, false)
}

/** A new row with a code of its own, within the person's allowance of a day (rule E). */
export async function sendRecoveryAgain(c: HouseContext): Promise<Response> {
  const received = await receiveRecovery(c, 'recovery-again')
  if (received instanceof Response) return received
  const { typed, normalised } = received.recovery
  return sendCode(c, received.posted, { typed, normalised }, true)
}

async function sendCode(
  c: HouseContext,
  posted: Posted,
  identifier: TypedIdentifier,
  wasSentAgain: boolean,
): Promise<Response> {
  const { edge, visit } = c.var
  const { start, call, client, i } = posted
  const onward = { href: `${PATHS.recovery}?i=${i}` }
  if (!(await mayPass(edge, visit.address, 'mails'))) return messageAnswer(c, 'too_many', { client, onward })
  const { recovery, isRegionSilent } = await startRecovery(edge, call, identifier)
  await mailCode(edge, posted, recovery)
  await holdUntil(edge, { start, slowestLeg: recovery.slowest })
  return showCode(c, posted, 'recovery', recovery, { wasSentAgain, isRegionSilent })
}

export async function takeRecoveryCode(c: HouseContext): Promise<Response> {
  const received = await receiveRecovery(c, 'recovery-code')
  if (received instanceof Response) return received
  const { posted, recovery } = received
  if (posted.isSwitch)
    return showCode(c, posted, 'recovery', recovery, { problem: codeProblem(posted.fields['shown']) })
  const { edge } = c.var
  const code = readCode(posted.fields['code'])
  if (code === undefined) return showCode(c, posted, 'recovery', recovery, { problem: 'code_missing' })
  const right = await recover(edge, posted, recovery, code)
  if (right.ok) {
    const { inner } = await emailKey(edge.houseKeys, recovery.normalised)
    return recovered(c, posted, { ...right.value, inner })
  }
  await holdUntil(edge, { start: posted.start, slowestLeg: recovery.slowest })
  return showCode(c, posted, 'recovery', recovery, { problem: 'code_refused' })
}

async function receiveRecovery(
  c: HouseContext,
  step: string,
): Promise<{ readonly posted: Posted; readonly recovery: Recovery } | Response> {
  const posted = await receive(c, step)
  if (posted instanceof Response) return posted
  const form = posted.fields['form'] ?? ''
  const recovery = await openForm(c.var.edge, 'recovery', posted.interaction.browser, RecoverySchema, form)
  return recovery && !posted.isRestarted ? { posted, recovery } : showRecovery(c, posted)
}
