/**
 * Client authentication (RFC 6749 §2.3, §3.2.1): exactly one method, the one the client registered. Secrets are compared as digests, in
 * constant time, and an unknown client costs the same work as a wrong secret, so neither answer nor time tells which clients exist.
 */
import { digest } from '../../crypto/digest.ts'
import { same } from '../../crypto/same.ts'
import type { Client } from '../../domain/client.ts'
import { fromBase64url, utf8 } from '../../kernel/bytes.ts'
import type { Configuration } from '../../ports/configuration.ts'
import { OAuthError } from '../oauth-error.ts'
import { CLIENT_AUTH, methodsUsed, type Presented } from './methods.ts'

/** Two live secrets while one is rotated; so many are always compared. */
const SLOTS = 2
const NOBODYS_DIGEST = new Uint8Array(32)

/** The authenticated client. Throws OAuthError. */
export async function authenticateClient(
  presented: Presented,
  configuration: Configuration,
): Promise<Client> {
  const [method, second] = methodsUsed(presented)
  if (second) throw new OAuthError('client_auth_twice')
  if (!method) throw new OAuthError('client_auth_missing')
  const shown = CLIENT_AUTH[method].read(presented)
  if (!shown) throw new OAuthError('client_auth_malformed')
  const client = await configuration.client(shown.clientId)
  const isSecretGood =
    shown.secret === undefined ? method === 'none' : await isLiveSecret(client, shown.secret)
  if (!client || client.authMethod !== method || !isSecretGood) throw new OAuthError('client_auth_refused')
  // A `client_id` beside other credentials may stand there, but must not name somebody else (RFC 6749 §3.2.1).
  const named = presented.parameters.get('client_id')
  if (named !== undefined && named !== client.id) throw new OAuthError('client_auth_id_mismatch')
  return client
}

async function isLiveSecret(client: Client | undefined, secret: string): Promise<boolean> {
  const shown = await digest('client-secret', utf8(secret))
  const stored = client?.secretDigests ?? []
  let isGood = false
  for (let slot = 0; slot < SLOTS; slot++) {
    const live = fromBase64url(stored[slot] ?? '')
    const isSame = same(live?.length === NOBODYS_DIGEST.length ? live : NOBODYS_DIGEST, shown)
    isGood = (isSame && live?.length === NOBODYS_DIGEST.length) || isGood
  }
  return isGood
}
