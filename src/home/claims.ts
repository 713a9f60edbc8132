/** Userinfo's question: does what this token lives by still live, and what may its client see now (rules G6, Y1)? */
import { ok, no, type Outcome } from '../kernel/outcome.ts'
import type { Call } from '../ports/call.ts'
import type { ClaimsRequest } from '../ports/grants.ts'
import { mayLive } from './families.ts'
import type { HomeTools } from './home.ts'
import { answered } from './mint.ts'
import { readClaims } from './person-claims.ts'
import { somebody, subjectSecrets } from './self.ts'
import { settle } from './settle.ts'
import { subjectFor } from './subjects.ts'

export async function claims(
  home: HomeTools,
  _call: Call,
  request: ClaimsRequest,
): Promise<Outcome<Readonly<Record<string, unknown>>, 'dead'>> {
  await settle(home)
  const who = await somebody(home)
  if (!who || !isServed(home, request)) return no('dead')
  const granted = request.client.isFirstParty ? request.scopes : answered(home, request.client).granted
  const scopes = request.scopes.filter(
    (scope) => granted.includes(scope) && request.client.scopes.includes(scope),
  )
  const released = await readClaims(home, who, scopes)
  const sub = await subjectFor(await subjectSecrets(who), request.client)
  // Asked again after the awaits: a sign-out meanwhile must not be answered with claims (rule J7).
  return isServed(home, request) ? ok({ ...released, sub }) : no('dead')
}

function isServed(home: HomeTools, request: ClaimsRequest): boolean {
  const family = home.store.family(request.family)
  return (
    family?.state === 'live' && family.client === request.client.id && mayLive(home, family, request.client)
  )
}
