/**
 * Discovery (OpenID Connect Discovery §3, RFC 8414 §2), computed from the tables that the endpoints run on, so it cannot lie. One
 * document for both addresses: what one specification does not know, it ignores.
 */
import { ACR_VALUES } from '../../domain/assurance.ts'
import { CLIENT_AUTH_METHODS, SIGNING_ALGORITHMS } from '../../domain/client.ts'
import { SCOPES } from '../../domain/scope.ts'
import { LOCALES } from '../../text/locales.ts'
import { CHALLENGE_METHODS } from '../authorize/check/code-challenge.ts'
import { PROMPTS } from '../authorize/check/prompt.ts'
import { RESPONSE_MODES } from '../authorize/check/response-mode.ts'
import { RESPONSE_TYPES } from '../authorize/check/response-type.ts'
import { ENDPOINTS } from '../endpoints.ts'
import { GRANTS } from '../token/grants.ts'

/** For metadata and keys: an hour in any cache; a new key waits at least a day before it signs (rule P3). */
export const PUBLIC_HEADERS = { 'Cache-Control': 'public, max-age=3600' } as const

/** Core §2: what an id token says beside the claims of scopes. */
const TOKEN_CLAIMS = ['iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'sid'] as const

export function metadata(issuer: string): Readonly<Record<string, unknown>> {
  const at = (endpoint: keyof typeof ENDPOINTS): string => `${issuer}${ENDPOINTS[endpoint]}`
  return {
    issuer,
    authorization_endpoint: at('authorization'),
    token_endpoint: at('token'),
    userinfo_endpoint: at('userinfo'),
    revocation_endpoint: at('revocation'),
    end_session_endpoint: at('logout'),
    jwks_uri: at('jwks'),
    response_types_supported: RESPONSE_TYPES,
    response_modes_supported: RESPONSE_MODES,
    grant_types_supported: Object.keys(GRANTS),
    scopes_supported: Object.keys(SCOPES),
    claims_supported: [...new Set([...Object.values(SCOPES).flat(), ...TOKEN_CLAIMS])],
    claim_types_supported: ['normal'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
    token_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
    revocation_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
    code_challenge_methods_supported: CHALLENGE_METHODS,
    prompt_values_supported: PROMPTS,
    acr_values_supported: ACR_VALUES,
    ui_locales_supported: Object.values(LOCALES).flatMap(({ tag, isOffered }) => (isOffered ? [tag] : [])),
    authorization_response_iss_parameter_supported: true,
    claims_parameter_supported: false,
    request_parameter_supported: false,
    // Discovery §3: its default is true.
    request_uri_parameter_supported: false,
  }
}
