/**
 * What applications know a person and a session by. Neither is the person id; a pairwise subject differs per sector, and `sid` per
 * client, so that two applications cannot compare what they hold (rules G1b, X).
 */
import { hmac } from '../crypto/digest.ts'
import type { ClientFacts } from '../domain/client.ts'
import { base64url, concat, fromBase64url, utf8 } from '../kernel/bytes.ts'
import type { SubjectSecrets } from './self.ts'

/** OpenID Connect Core §8.1: public, or HMAC(subject key, sector). */
export async function subjectFor(
  secrets: SubjectSecrets,
  client: Pick<ClientFacts, 'subjectType' | 'sector'>,
): Promise<string> {
  if (client.subjectType === 'public') return secrets.public
  return base64url((await keyed(secrets, 'sector', utf8(client.sector))).slice(0, 24))
}

/** HMAC(subject key, session ‖ client): never the cookie's secret or its digest (rule X). */
export async function sidFor(
  secrets: SubjectSecrets,
  session: Uint8Array,
  clientId: string,
): Promise<string> {
  return base64url((await keyed(secrets, 'sid', concat(session, utf8(clientId)))).slice(0, 24))
}

const keyed = (secrets: SubjectSecrets, use: string, data: Uint8Array): Promise<Uint8Array> =>
  hmac(fromBase64url(secrets.key) ?? new Uint8Array(0), concat(utf8(`${use}\0`), data))
