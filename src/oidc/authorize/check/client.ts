/** `client_id` names a client that lives (RFC 6749 §4.1.1). Until it does, nobody is redirected: the answer is a page (§3.1.2.4). */
import type { Client } from '../../../domain/client.ts'
import type { Configuration } from '../../../ports/configuration.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Parameters } from '../../parameters.ts'

export async function checkClient(parameters: Parameters, configuration: Configuration): Promise<Client> {
  if (parameters.isDoubled('client_id')) throw new OAuthError('client_id_doubled')
  const id = parameters.get('client_id')
  if (id === undefined) throw new OAuthError('client_id_missing')
  const client = await configuration.client(id)
  if (!client) throw new OAuthError('client_not_found')
  return client
}
