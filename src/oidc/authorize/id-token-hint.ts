/**
 * `id_token_hint` (Core §3.1.2.1): a token we issued to this very client says who is expected. It may have expired. It is a wish and no
 * authority: it proves nobody's presence, it only makes everybody else prove theirs. One that we did not issue is refused.
 */
import { verifyJwt } from '../../crypto/jws.ts'
import type { Edge } from '../../ports/edge.ts'
import { OAuthError } from '../oauth-error.ts'

export async function subjectOfHint(
  edge: Edge,
  hint: string | undefined,
  clientId: string,
): Promise<string | undefined> {
  if (hint === undefined) return undefined
  const claims = await verifyJwt(await edge.configuration.keys(), hint, {
    typ: 'JWT',
    issuer: edge.settings.issuer,
    audience: clientId,
    now: edge.clock,
    ignoreExpiry: true,
  })
  if (typeof claims?.['sub'] !== 'string') throw new OAuthError('id_token_hint_refused')
  return claims['sub']
}
