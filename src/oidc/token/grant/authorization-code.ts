/**
 * The `authorization_code` grant: a client trades its one-time code for tokens (RFC 6749 §4.1.3). The pipeline has authenticated the
 * client and will issue; here we only ask its Home whether this code may be spent. One hop; what does not open costs none (rule G1).
 */
import { clientFacts } from '../../../domain/client.ts'
import type { RedeemRequest } from '../../../ports/grants.ts'
import { homeOf } from '../../../interaction/home-of.ts'
import { askHome } from '../../../region/ask-home.ts'
import { OAuthError } from '../../oauth-error.ts'
import type { Redeem, Redeeming } from '../redeemed.ts'

const SECRET_BYTES = 32

export const redeemCode: Redeem = async (about) => {
  const { edge, client, parameters, call } = about
  const code = parameters.get('code')
  if (code === undefined) throw new OAuthError('code_missing')
  const proof = proofOf(about)
  const opened = await edge.handles.open('code', client.id, code)
  const address = opened && homeOf(opened.address)
  if (!opened || !address) throw new OAuthError('code_malformed')

  const refresh = client.grantTypes.includes('refresh_token') ? edge.random(SECRET_BYTES) : undefined
  const request: RedeemRequest = {
    family: opened.address.family,
    digest: await edge.handles.digest('code', address.person, opened.secret),
    client: clientFacts(client), //          RFC 6749 §4.1.3: issued to this client,
    ...proof, //                             for this redirect_uri, and RFC 7636 §4.6
    ...(refresh && { refresh: await edge.handles.digest('refresh', address.person, refresh) }),
    idTokenClaims: client.idTokenClaims,
  }
  // The Home judges first and spends last: a code used twice has leaked, and what it bought dies (RFC 6749 §4.1.2).
  const outcome = await askHome(edge, () => edge.homes.of(address).redeem(call, request))
  if (!outcome.ok) throw new OAuthError(outcome.why)
  return { by: 'person', grant: outcome.value, address, refresh }
}

/** RFC 7636 §4.1: 43 to 128 unreserved letters. Without a verifier the redirect URI must be said again (RFC 6749 §4.1.3). */
function proofOf({ parameters }: Redeeming): Pick<RedeemRequest, 'redirectUri' | 'verifier'> {
  const redirectUri = parameters.get('redirect_uri')
  const verifier = parameters.get('code_verifier')
  if (verifier !== undefined && !/^[\w.~-]{43,128}$/.test(verifier))
    throw new OAuthError('verifier_malformed')
  if (verifier === undefined && redirectUri === undefined) throw new OAuthError('code_without_redirect_uri')
  return { ...(redirectUri !== undefined && { redirectUri }), ...(verifier !== undefined && { verifier }) }
}
