/**
 * A change to the account, one hop: asked of the Home with the session that this browser shows. What the person hears of a refusal is
 * one table; refusals that belong to a form's own page go back to the caller.
 */
import type { PasswordFault } from '../domain/password-rules.ts'
import type { Change, ChangeRefusal } from '../ports/account.ts'
import { askAsOfNow } from '../region/ask-home.ts'
import { changeRequest } from '../interaction/proposals.ts'
import { seeOther } from '../web/answer.ts'
import type { HouseContext } from '../web/context.ts'
import { noteRpId } from '../web/first-passkey.ts'
import type { AccountNotice, AccountProblem } from './account-page.tsx'
import { ACCOUNT, PROVE, SIGN_IN, type Purpose } from './paths.ts'
import { giveCookies, type Posted } from './present.tsx'

/** What only the page with the form can show. */
export type FormRefusal =
  | PasswordFault
  | 'passkey_refused'
  | 'passkey_known'
  | 'code_refused'
  | 'identifier_taken'
  | 'identifier_known'

export interface Wanted {
  readonly change: Change
  readonly notice: AccountNotice
  /** Where a fresh proof would lead back to. */
  readonly purpose: Purpose
}

/** The answer, or what the form's own page must say. */
export async function applyChange(
  c: HouseContext,
  posted: Posted,
  { change, notice, purpose }: Wanted,
): Promise<Response | FormRefusal> {
  const { home, session, call } = posted
  const request = await changeRequest(c.var.edge, posted, session, change)
  const changed = await askAsOfNow(c.var.edge, call, (current) => home.change(current, request))
  if (!changed.ok) return refusal(c, changed.why, purpose)
  if (change.kind === 'add') noteRpId(c, change.credential)
  if (changed.value.opened) await giveCookies(c, posted, changed.value.opened)
  return withNotice(c, notice)
}

function refusal(
  c: HouseContext,
  why: Exclude<ChangeRefusal, 'configuration_stale'>,
  purpose: Purpose,
): Response | FormRefusal {
  switch (why) {
    case 'no_session':
      return seeOther(c, SIGN_IN)
    case 'proof_too_old':
      return askToProve(c, purpose)
    case 'last_way_in':
      return withProblem(c, 'last_way_in')
    case 'unknown_credential':
    case 'unknown_identifier':
    case 'primary_stays':
    case 'overtaken':
      return withProblem(c, 'changed')
    case 'passkey_refused':
    case 'passkey_known':
    case 'code_refused':
    case 'identifier_taken':
    case 'identifier_known':
    case 'password_too_short':
    case 'password_too_long':
    case 'password_too_common':
    case 'password_too_personal':
      return why
  }
}

export const askToProve = (c: HouseContext, purpose: Purpose): Response =>
  seeOther(c, `${PROVE}?for=${purpose}`)

/** Words of ours from a closed list; the account page shows nothing that is not on it. */
const withNotice = (c: HouseContext, notice: AccountNotice): Response =>
  seeOther(c, `${ACCOUNT}?notice=${notice}`)

export const withProblem = (c: HouseContext, problem: AccountProblem): Response =>
  seeOther(c, `${ACCOUNT}?problem=${problem}`)
