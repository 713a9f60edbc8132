/**
 * POST /sign-up/way-in: the last step, one call. The Home spends the proved row, claims, looks and is born, then opens the session and
 * mints, all in one hop (rules F1–F6, A2). A claim that was lost meanwhile is answered with "sign in instead".
 */
import type { EdgeMethods } from '../ports/methods.ts'
import type { BirthRefusal, NewCredential } from '../ports/sign-in.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { emailKey } from '../region/identifier-key.ts'
import { askAsOfNow } from '../region/ask-home.ts'
import { proposalsFor } from '../interaction/proposals.ts'
import type { HouseContext } from '../web/context.ts'
import { noteRpId } from '../web/first-passkey.ts'
import type { SignedIn } from './attempt.ts'
import type { Posted } from './arrive.tsx'
import { mintFor } from './continuation.ts'
import { readWayIn } from './read-way-in.ts'
import { showSignIn } from './show-sign-in.tsx'
import { showSignUp } from './show-sign-up.tsx'
import { showSignUpWayIn, stateAfter } from './show-way-in.tsx'
import type { SignUp } from './sign-up.ts'
import { receiveSignUp } from './sign-up-steps.tsx'
import { signedIn } from './signed-in.tsx'
import { wayInProblem } from './way-in-page.tsx'

export const beBorn =
  (methods: EdgeMethods) =>
  async (c: HouseContext): Promise<Response> => {
    const received = await receiveSignUp(c, 'sign-up-way-in')
    if (received instanceof Response) return received
    const { posted, signUp } = received
    if (posted.isSwitch)
      return showSignUpWayIn(c, methods, posted, signUp, { problem: wayInProblem(posted.fields['shown']) })
    const about = { purpose: 'sign-up', browser: posted.interaction.browser, person: signUp.person } as const
    const wayIn = await readWayIn(c.var.edge, methods, about, posted.fields)
    if (!wayIn.ok) return showSignUpWayIn(c, methods, posted, signUp, stateAfter(wayIn.why))

    const key = await emailKey(c.var.edge.houseKeys, signUp.normalised)
    const born = await birth(c, posted, signUp, { key, credential: wayIn.value })
    if (!born.ok) return refused(c, methods, { posted, signUp }, born.why)
    noteRpId(c, wayIn.value)
    return signedIn(c, posted, { ...born.value, inner: key.inner })
  }

async function birth(
  c: HouseContext,
  { call, browser, proposals, continuation }: Posted,
  signUp: SignUp,
  {
    key,
    credential,
  }: { readonly key: Awaited<ReturnType<typeof emailKey>>; readonly credential: NewCredential },
): Promise<Outcome<SignedIn, Exclude<BirthRefusal, 'configuration_stale'>>> {
  const { edge } = c.var
  const address = { region: signUp.region, person: signUp.person }
  const request = {
    signUp: signUp.row,
    identifier: { key, value: signUp.normalised },
    name: signUp.name,
    acceptedTerms: edge.policy.termsVersion,
    credential,
    ...(await proposalsFor(edge, proposals, signUp.person, browser)),
  }
  const outcome = await askAsOfNow(edge, call, async (current) =>
    edge.homes.of(address).birth(current, { ...request, ...(await mintFor(edge, continuation, address)) }),
  )
  return outcome.ok ? { ok: true, value: { opened: outcome.value, address } } : outcome
}

function refused(
  c: HouseContext,
  methods: EdgeMethods,
  { posted, signUp }: { readonly posted: Posted; readonly signUp: SignUp },
  why: Exclude<BirthRefusal, 'configuration_stale'>,
): Promise<Response> {
  switch (why) {
    case 'sign_up_gone':
      return showSignUp(c, posted, { identifier: signUp.typed, name: signUp.name, region: signUp.region })
    // The address is proved to be this person's, so they may hear that it has an account (rule F6).
    case 'taken':
    case 'already_born':
      return showSignIn(c, methods, posted, { identifier: signUp.typed, hasUnknownPasskey: true })
    case 'passkey_refused':
      return showSignUpWayIn(c, methods, posted, signUp, { problem: 'passkey_failed', isRefused: true })
    case 'password_too_short':
    case 'password_too_long':
    case 'password_too_common':
    case 'password_too_personal':
      return showSignUpWayIn(c, methods, posted, signUp, { problem: why })
  }
}
