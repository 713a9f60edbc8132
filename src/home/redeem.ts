/**
 * A client trades its code. Judge first, spend last: who fails a check leaves no mark, so a stranger holding a stale code cannot sign
 * anyone out. A second use by somebody who passes every check means the code has leaked: what it bought dies (RFC 6749 §4.1.2).
 */
import { sha256 } from '../crypto/digest.ts'
import { same } from '../crypto/same.ts'
import { base64url, utf8 } from '../kernel/bytes.ts'
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import { MINUTE } from '../kernel/time.ts'
import type { Call } from '../ports/call.ts'
import type { FamilyRow } from '../ports/home-store.ts'
import type { GrantFacts, RedeemRefusal, RedeemRequest } from '../ports/grants.ts'
import { OVERTAKEN, underOneEpoch } from './epoch.ts'
import { grantOf, mayLive } from './families.ts'
import { isStaleConfiguration, type HomeTools } from './home.ts'
import { fact, post, sealParcel } from './outbox.ts'
import { somebody } from './self.ts'
import { settle } from './settle.ts'

export async function redeem(
  home: HomeTools,
  call: Call,
  request: RedeemRequest,
): Promise<Outcome<GrantFacts, RedeemRefusal>> {
  if (isStaleConfiguration(home, call.configVersion)) return no('configuration_stale')
  await settle(home)
  return underOneEpoch(home, (isCurrent) => spend(home, call, request, isCurrent))
}

async function spend(
  home: HomeTools,
  call: Call,
  request: RedeemRequest,
  isCurrent: () => boolean,
): Promise<Outcome<GrantFacts, RedeemRefusal> | typeof OVERTAKEN> {
  const who = await somebody(home)
  const found = who && home.store.family(request.family)
  if (!found || !same(found.code, request.digest)) return no('code_unknown')
  const refusal = await refusalOf(found, request)
  if (refusal) return no(refusal)
  const grant = await grantOf(home, who, found, request.client, request.idTokenClaims)
  const reuse = await sealParcel(home, who.vault, {
    facts: [fact(home, call, 'code.reused', { clientId: request.client.id })],
  })
  return home.store.transact(() => {
    if (!isCurrent()) return OVERTAKEN
    const now = home.now()
    const family = home.store.family(request.family)
    if (!family) return no('code_unknown')
    if (family.state !== 'code') {
      if (isRepeated(family, call, now)) return ok({ ...grant, generation: 0, issuedAt: family.rotatedAt })
      if (family.state === 'live') {
        home.store.endFamilies([family.id])
        post(home, reuse)
      }
      return no('code_spent')
    }
    if (family.codeUntil <= now) return no('code_expired')
    if (!mayLive(home, family, request.client)) return no('session_ended')
    home.store.putFamily({
      ...family,
      state: 'live',
      current: request.refresh ?? null,
      rotatedAt: now,
      request: call.requestNumber,
      configVersion: call.configVersion,
    })
    return ok({ ...grant, generation: 0, issuedAt: now })
  })
}

/** The edge asks once more under the same number because the answer was lost (rule Z2); a new request has a new number. */
const isRepeated = (family: FamilyRow, call: Call, now: number): boolean =>
  family.state === 'live' &&
  family.generation === 0 &&
  now - family.rotatedAt < MINUTE &&
  same(family.request, call.requestNumber)

/** Checks that leave no mark: client, redirect URI, PKCE in both directions. */
async function refusalOf(family: FamilyRow, request: RedeemRequest): Promise<RedeemRefusal | undefined> {
  if (family.client !== request.client.id) return 'client_mismatch'
  // RFC 6749 §4.1.3; left out it is forgiven only to who proves possession by PKCE (OAuth 2.1 §4.1.3).
  const mayOmit = request.redirectUri === undefined && family.codeChallenge !== null
  if (!mayOmit && family.redirectUri !== request.redirectUri) return 'redirect_mismatch'
  if (family.codeChallenge === null) return request.verifier === undefined ? undefined : 'verifier_mismatch' // RFC 9700 §2.1.1
  const challenge = base64url(await sha256(utf8(request.verifier ?? ''))) // RFC 7636 §4.6
  return same(utf8(challenge), utf8(family.codeChallenge)) ? undefined : 'verifier_mismatch'
}
