/**
 * A fresh proof before a sensitive change: by passkey or password, judged and counted by the Home like any sign-in, without minting.
 * The challenge is sealed for this person, and another person's passkey is refused before anybody is asked (rule B6).
 */
import * as v from 'valibot'
import type { PersonId } from '../kernel/ids.ts'
import type { Proof } from '../ports/sign-in.ts'
import type { EdgeMethods } from '../ports/methods.ts'
import { browserDigest } from '../crypto/browser-digest.ts'
import { askAsOfNow } from '../region/ask-home.ts'
import { proveRequest } from '../interaction/proposals.ts'
import { openForm, sealForm } from '../interaction/sealed-form.ts'
import { html, seeOther } from '../web/answer.ts'
import { sessionOf } from '../web/browser.ts'
import { browserCookie } from '../web/browser-cookie.ts'
import type { HouseContext } from '../web/context.ts'
import { holdUntil } from '../web/floor.ts'
import { singleQuery } from '../web/form.ts'
import { frameFor } from '../web/frame.ts'
import { addressOf } from './address-of.ts'
import { FreshProofPage, freshProofProblem, type FreshProofPageProps } from './fresh-proof-page.tsx'
import {
  ACCOUNT,
  isPurpose,
  PROVE,
  PROVE_CHALLENGE,
  PROVE_PASSKEY,
  PURPOSES,
  purposeNamed,
  SIGN_IN,
  type Purpose,
} from './paths.ts'
import { giveCookies, present, receive, type Posted, type Present } from './present.tsx'
import { viewOf } from './show-account.tsx'

/** What the page shows again without asking the Home. */
const Shown = v.object({
  purpose: v.custom<Purpose>(isPurpose),
  account: v.string(),
  hasPassword: v.boolean(),
  hasPasskey: v.boolean(),
})
type Shown = v.InferOutput<typeof Shown>

export const proveAgainPage =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const here = await present(c)
    if (here instanceof Response) return here
    const view = await viewOf(c, here)
    if (view instanceof Response) return view
    const query = singleQuery(c.req.url)
    const has = (wanted: string) => view.credentials.some(({ method }) => method === wanted)
    return show(c, methods, here, {
      purpose: purposeNamed(query.ok ? query.value.values['for'] : undefined),
      account: addressOf(view),
      hasPassword: has('password'),
      hasPasskey: has('passkey'),
    })
  }

export const proveByPassword =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const received = await receiveProof(c, 'prove-password')
    if (received instanceof Response) return received
    const { posted, shown } = received
    if (posted.isSwitch) return show(c, methods, posted, shown, freshProofProblem(posted.fields['shown']))
    const password = posted.fields['password'] ?? ''
    if (password === '') return show(c, methods, posted, shown, 'password_missing')
    const proved = await prove(c, posted, { method: 'password', password })
    if (proved.ok) return seeOther(c, PURPOSES[shown.purpose])
    return show(c, methods, posted, shown, 'refused')
  }

export const proveByPasskey =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const received = await receiveProof(c, 'prove-passkey')
    if (received instanceof Response) return received
    const { posted, shown } = received
    const about = stepUp(posted)
    const answer = await methods.passkey.readAssertion(c.var.edge, about, posted.fields['response'] ?? '')
    if (!answer.ok && answer.why === 'late') return show(c, methods, posted, shown)
    const isTheirs = answer.ok && answer.value.address.person === about.person
    if (!isTheirs) return show(c, methods, posted, shown, 'passkey_failed')
    const proved = await prove(c, posted, answer.value.proof)
    if (proved.ok) return seeOther(c, PURPOSES[shown.purpose])
    return show(c, methods, posted, shown, 'passkey_failed', proved.why === 'unknown_credential')
  }

/** A fresh challenge for a page that stood open; no hop. */
export const freshStepUp =
  ({ passkey }: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const session = await sessionOf(c)
    const cookie = browserCookie(c)
    c.header('Cache-Control', 'no-store')
    if (!session || cookie === undefined) return c.json({ location: SIGN_IN })
    const interaction = { browser: await browserDigest(cookie) }
    return c.json(await passkey.request(c.var.edge, stepUp({ interaction, session })))
  }

async function receiveProof(
  c: HouseContext,
  step: string,
): Promise<{ readonly posted: Posted; readonly shown: Shown } | Response> {
  const posted = await receive(c, step)
  if (posted instanceof Response) return posted
  const form = posted.fields['form'] ?? ''
  const shown = await openForm(c.var.edge, 'account-proof', posted.interaction.browser, Shown, form)
  return shown ? { posted, shown } : seeOther(c, PROVE)
}

interface Standing {
  readonly interaction: Pick<Present['interaction'], 'browser'>
  readonly session: Present['session']
}

const stepUp = ({ interaction, session }: Standing) => ({
  purpose: 'step-up' as const,
  browser: interaction.browser,
  person: session.address.person satisfies PersonId,
})

/** One hop; a success gives the session a new id (rule H4), a failure waits for the floor (rule C2). */
async function prove(c: HouseContext, posted: Posted, proof: Proof) {
  const { edge } = c.var
  const { session, call, home, start } = posted
  const request = await proveRequest(edge, call, posted, session.address, { proof })
  const outcome = await askAsOfNow(edge, call, (current) => home.prove(current, request))
  if (outcome.ok) await giveCookies(c, posted, outcome.value)
  else await holdUntil(edge, { start, slowestLeg: 0 })
  return outcome
}

async function show(
  c: HouseContext,
  { passkey }: EdgeMethods,
  here: Present,
  shown: Shown,
  problem?: FreshProofPageProps['problem'],
  isRefused = false,
): Promise<Response> {
  const { edge } = c.var
  const { i } = here
  const form = await sealForm(edge, 'account-proof', here.interaction.browser, shown)
  const ceremony = await passkey.request(edge, stepUp(here))
  const offered = {
    mode: 'get',
    action: PROVE_PASSKEY,
    options: { ...ceremony, isRefused },
    freshHref: PROVE_CHALLENGE,
    script: passkey.script,
  } as const
  const page = (
    <FreshProofPage
      frame={frameFor(c, { again: { action: PROVE, fields: { i, form, shown: problem } } })}
      sealed={{ i, form }}
      passwordAction={shown.hasPassword ? PROVE : undefined}
      passkey={shown.hasPasskey ? offered : undefined}
      account={shown.account}
      recoveryHref="/recovery"
      cancelHref={ACCOUNT}
      problem={problem}
    />
  )
  return html(c, page, { status: problem ? 422 : 200 })
}
