/** What a code or a token lives by: its family, and without `offline_access` its session too (rules G6, Y2). */
import { same } from '../crypto/same.ts'
import type { ClientFacts } from '../domain/client.ts'
import type { FamilyRow } from '../ports/home-store.ts'
import type { GrantFacts } from '../ports/grants.ts'
import type { HomeTools } from './home.ts'
import { readClaims } from './person-claims.ts'
import { subjectSecrets, type Somebody } from './self.ts'
import { isLive } from './sessions.ts'
import { sidFor, subjectFor } from './subjects.ts'

/** False when the session it belongs to has ended, or the client was made anew since. */
export function mayLive(home: HomeTools, family: FamilyRow, client: Pick<ClientFacts, 'notBefore'>): boolean {
  if (family.createdAt < client.notBefore) return false
  if (family.isOffline && family.state !== 'code') return true
  const session = home.store.sessions().find((row) => same(row.id, family.session))
  return session !== undefined && isLive(home, session)
}

/** Past its idle or absolute end, by the deployment's policy (rule G5). */
export const isPastItsTime = (home: HomeTools, family: FamilyRow): boolean =>
  home.now() - family.createdAt > home.policy.refreshAbsolute ||
  home.now() - family.rotatedAt > home.policy.refreshIdle

/** Facts of a grant that need crypto: subject, sid, and claims the registration wants in the id token. */
export async function grantOf(
  home: HomeTools,
  who: Somebody,
  family: FamilyRow,
  client: ClientFacts,
  idTokenClaims: readonly string[],
): Promise<Omit<GrantFacts, 'generation' | 'issuedAt'>> {
  const secrets = await subjectSecrets(who)
  const wanted = idTokenClaims.length > 0 ? await readClaims(home, who, family.scopes) : {}
  return {
    sub: await subjectFor(secrets, client),
    sid: await sidFor(secrets, family.session, client.id),
    scopes: family.scopes,
    ...(family.nonce !== null && { nonce: family.nonce }),
    authTime: family.authTime,
    acr: family.acr,
    amr: family.amr,
    family: family.id,
    idTokenClaims: Object.fromEntries(
      Object.entries(wanted).filter(([name]) => idTokenClaims.includes(name)),
    ),
  }
}
