/**
 * After a proof that opened a session: the cookies, then the way on that the Home decided in the same hop (rule I2).
 * Called on success only, and never held (rule C2).
 */
import { sealInteraction, type Interaction } from '../interaction/interaction.ts'
import { codeHandle, responseParameters } from '../interaction/mint.ts'
import { seeOther } from '../web/answer.ts'
import { applicationAnswer } from '../web/application-answer.ts'
import type { HouseContext } from '../web/context.ts'
import { giveSession } from '../web/session-cookies.ts'
import type { Posted } from './arrive.tsx'
import type { SignedIn } from './attempt.ts'
import { ACCOUNT, PATHS } from './paths.ts'

/** `inner` is the index of the identifier that was typed and is now proved. */
export async function signedIn(
  c: HouseContext,
  posted: Posted,
  proved: SignedIn & { readonly inner: Uint8Array | undefined },
): Promise<Response> {
  const interaction = await giveCookies(c, posted, proved)
  const { opened, address } = proved
  const { continuation } = posted
  if (!continuation || !opened.progress) return seeOther(c, ACCOUNT)
  if (opened.progress.step !== 'done') {
    const page = opened.progress.step === 'consent' ? '/consent' : '/authorize'
    return goOn(c, page, interaction)
  }
  const { request, code, client } = continuation
  const text = await codeHandle(c.var.edge, request, address, code, opened.progress.issuedAt)
  return applicationAnswer(c, request, responseParameters(c.var.edge, request, { code: text }), { client })
}

/** A recovery's session may do one thing: its page is next, with the request kept. */
export async function recovered(
  c: HouseContext,
  posted: Posted,
  proved: SignedIn & { readonly inner: Uint8Array | undefined },
): Promise<Response> {
  const interaction = await giveCookies(c, posted, proved)
  return goOn(c, PATHS.recoveryWayIn, interaction)
}

/** A request that opened fits into a seal again; were it not so, the person is still signed in. */
async function goOn(c: HouseContext, path: string, interaction: Interaction): Promise<Response> {
  const sealed = await sealInteraction(c.var.edge, interaction)
  return seeOther(c, sealed === undefined ? ACCOUNT : `${path}?i=${sealed}`)
}

/** Answers the interaction as it is bound to the browser's new cookie. */
const giveCookies = async (
  c: HouseContext,
  { browser, proposals, interaction }: Posted,
  proved: SignedIn & { readonly inner: Uint8Array | undefined },
): Promise<Interaction> => ({
  ...interaction,
  browser: await giveSession(c, browser, { ...proved, proposals }),
})
