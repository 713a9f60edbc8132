/**
 * Sign-up up to the proved address: the form, the mailed code, "send again". Each page costs nothing until its form is posted;
 * the step that takes the address is two hops and held to the floor, whatever was found (rule C2).
 */
import { isRegion } from '../domain/region.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import type { HouseContext } from '../web/context.ts'
import { mayPass } from '../web/network-bucket.ts'
import { holdUntil } from '../web/floor.ts'
import { messageAnswer } from '../web/message-answer.ts'
import { arrive, receive, type Posted } from './arrive.tsx'
import { readCode } from '../interaction/mailed-code.ts'
import { codeProblem } from '../pages/code-page.tsx'
import { PATHS } from './paths.ts'
import { openForm } from '../interaction/sealed-form.ts'
import { showCode } from './show-code.tsx'
import { showSignUp } from './show-sign-up.tsx'
import { signUpProblem } from './sign-up-page.tsx'
import { showSignUpWayIn } from './show-way-in.tsx'
import { askForCode, directoryOf, newSignUp, readAnswers, SignUpSchema, type SignUp } from './sign-up.ts'

const RETRY_AFTER = 60

export async function signUpPage(c: HouseContext): Promise<Response> {
  const arrival = await arrive(c)
  return arrival instanceof Response ? arrival : showSignUp(c, arrival)
}

export async function takeAddress(c: HouseContext): Promise<Response> {
  const posted = await receive(c, 'sign-up')
  if (posted instanceof Response) return posted
  const { identifier, name, region } = posted.fields
  const typed = { identifier, name, ...(region !== undefined && isRegion(region) && { region }) }
  if (posted.isRestarted) return showSignUp(c, posted, typed)
  if (posted.isSwitch)
    return showSignUp(c, posted, { ...typed, problem: signUpProblem(posted.fields['shown']) })
  const answers = readAnswers({ identifier, name, region })
  if (!answers.ok) return showSignUp(c, posted, { ...typed, problem: answers.why })
  const signUp = await newSignUp(c.var.edge, posted.call.requestNumber, answers.value)
  return sendCode(c, posted, signUp, false)
}

/** A new row with a code of its own: the one before is no longer named by anything. */
export async function sendSignUpAgain(c: HouseContext): Promise<Response> {
  const received = await receiveSignUp(c, 'sign-up-again')
  if (received instanceof Response) return received
  const { posted, signUp } = received
  const again = await newSignUp(c.var.edge, posted.call.requestNumber, signUp)
  return sendCode(c, posted, again, true)
}

async function sendCode(
  c: HouseContext,
  posted: Posted,
  signUp: SignUp,
  wasSentAgain: boolean,
): Promise<Response> {
  const { edge, visit } = c.var
  if (!(await mayPass(edge, visit.address, 'mails'))) return tooMany(c, posted)
  const { slowest, isRegionSilent } = await askForCode(edge, posted.call, signUp)
  await holdUntil(edge, { start: posted.start, slowestLeg: slowest })
  if (!isRegionSilent) return showCode(c, posted, 'sign_up', signUp, { wasSentAgain })
  const { typed, name, region } = signUp
  const state = { identifier: typed, name, region, problem: 'waiting' } as const
  return showSignUp(c, posted, state, { status: 503, retryAfter: RETRY_AFTER })
}

const tooMany = (c: HouseContext, { i, client }: Posted): Response | Promise<Response> =>
  messageAnswer(c, 'too_many', { client, onward: { href: `${PATHS.signUp}?i=${i}` } })

/** A right code makes the Directory's row say "proved"; our seal never does (rules A1, A2). */
export const takeSignUpCode =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const received = await receiveSignUp(c, 'sign-up-code')
    if (received instanceof Response) return received
    const { posted, signUp } = received
    if (posted.isSwitch)
      return showCode(c, posted, 'sign_up', signUp, { problem: codeProblem(posted.fields['shown']) })
    const { edge, visit } = c.var
    if (!(await mayPass(edge, visit.address, 'mails'))) return tooMany(c, posted)
    const code = readCode(posted.fields['code'])
    if (code === undefined) return showCode(c, posted, 'sign_up', signUp, { problem: 'code_missing' })
    const asked = edge.clock()
    const { row, person } = signUp
    const proved = await directoryOf(edge, signUp).proveSignUp({ row, code, person })
    if (proved.ok) return showSignUpWayIn(c, methods, posted, signUp)
    await holdUntil(edge, { start: posted.start, slowestLeg: edge.clock() - asked })
    return showCode(c, posted, 'sign_up', signUp, { problem: 'code_refused' })
  }

/** A form of the steps after the first; one whose answers do not open begins sign-up again, with the request kept (rule A4). */
export async function receiveSignUp(
  c: HouseContext,
  step: string,
): Promise<{ readonly posted: Posted; readonly signUp: SignUp } | Response> {
  const posted = await receive(c, step)
  if (posted instanceof Response) return posted
  const form = posted.fields['form'] ?? ''
  const signUp = await openForm(c.var.edge, 'sign-up', posted.interaction.browser, SignUpSchema, form)
  return signUp && !posted.isRestarted ? { posted, signUp } : showSignUp(c, posted)
}
