/**
 * Every way in which a protocol endpoint says no, as one closed table: the operator's reason, unique to its site, and what the wire
 * hears for it. Wire text is fixed, so that input is never repeated (RFC 6749 §5.2 `error_description`), and the same for reasons
 * that must not be told apart.
 */
const DEAD_GRANT = 'The grant is not valid, has expired or was used before.'
const UNKNOWN_CLIENT = 'The client could not be authenticated.'
const DEAD_TOKEN = 'The access token is not valid or has expired.'

/** reason → [error code, description] */
export const REFUSALS = {
  // Reading a request (RFC 6749 §3.1, §3.2)
  body_not_form: ['invalid_request', 'The body must be application/x-www-form-urlencoded.'],
  body_too_large: ['invalid_request', 'The body is too large.'],
  parameter_doubled: ['invalid_request', 'A parameter is given more than once.'],
  parameter_not_utf8: ['invalid_request', 'A parameter is not valid UTF-8.'],

  // Authorization, before the redirect URI is proven: these are pages
  client_id_missing: ['invalid_request', 'client_id is missing.'],
  client_id_doubled: ['invalid_request', 'client_id is given more than once.'],
  client_not_found: ['invalid_client', UNKNOWN_CLIENT],
  redirect_uri_missing: ['invalid_request', 'redirect_uri is missing.'],
  redirect_uri_doubled: ['invalid_request', 'redirect_uri is given more than once.'],
  redirect_uri_unregistered: ['invalid_request', 'redirect_uri is not registered for this client.'],
  interaction_unreadable: ['invalid_request', 'This page can no longer be continued.'],

  // Authorization, after it (RFC 6749 §4.1.2.1, Core §3.1.2.6)
  state_too_large: ['invalid_request', 'state is larger than 2 KB.'],
  request_object: ['request_not_supported', 'request is not supported.'],
  request_uri_given: ['request_uri_not_supported', 'request_uri is not supported.'],
  registration_given: ['registration_not_supported', 'registration is not supported.'],
  response_type_missing: ['invalid_request', 'response_type is missing.'],
  response_type_unknown: ['unsupported_response_type', 'Only response_type=code is supported.'],
  response_mode_unknown: ['invalid_request', 'response_mode must be query or form_post.'],
  grant_not_allowed: ['unauthorized_client', 'The client may not use this grant.'],
  scope_malformed: ['invalid_scope', 'scope is malformed.'],
  scope_without_openid: ['invalid_scope', 'scope must contain openid.'],
  challenge_missing: ['invalid_request', 'code_challenge is required.'],
  challenge_malformed: ['invalid_request', 'code_challenge must be 43 characters of base64url.'],
  challenge_method: ['invalid_request', 'code_challenge_method must be S256.'],
  challenge_method_alone: ['invalid_request', 'code_challenge_method is given without code_challenge.'],
  prompt_unknown: ['invalid_request', 'prompt has an unknown value.'],
  prompt_none_and_more: ['invalid_request', 'prompt=none must stand alone.'],
  max_age_malformed: ['invalid_request', 'max_age must be a whole number of seconds.'],
  id_token_hint_refused: ['invalid_request', 'id_token_hint was not issued here for this client.'],
  request_too_large: ['invalid_request', 'The request is too large for the front channel.'],
  nobody_signed_in: ['login_required', 'Nobody is signed in, or they must sign in again.'],
  consent_not_given: ['consent_required', 'Consent is required.'],
  step_without_page: ['interaction_required', 'The person must settle something first.'],
  person_declined: ['access_denied', 'The person declined.'],
  client_changed: ['unauthorized_client', 'The client may no longer make this request.'],

  // Client authentication (RFC 6749 §2.3, §5.2)
  client_auth_twice: ['invalid_request', 'More than one way of client authentication was used.'],
  client_auth_missing: ['invalid_client', UNKNOWN_CLIENT],
  client_auth_malformed: ['invalid_client', UNKNOWN_CLIENT],
  client_auth_id_mismatch: ['invalid_request', 'client_id differs from the authenticated client.'],
  client_auth_refused: ['invalid_client', UNKNOWN_CLIENT],

  // Token (RFC 6749 §5.2, RFC 7636 §4.6)
  grant_type_missing: ['invalid_request', 'grant_type is missing.'],
  grant_type_unknown: ['unsupported_grant_type', 'grant_type is not supported.'],
  grant_type_not_allowed: ['unauthorized_client', 'The client may not use this grant.'],
  code_missing: ['invalid_request', 'code is missing.'],
  code_malformed: ['invalid_grant', DEAD_GRANT],
  code_without_redirect_uri: ['invalid_request', 'redirect_uri is required without code_verifier.'],
  verifier_malformed: ['invalid_grant', DEAD_GRANT],
  code_unknown: ['invalid_grant', DEAD_GRANT],
  code_spent: ['invalid_grant', DEAD_GRANT],
  code_expired: ['invalid_grant', DEAD_GRANT],
  client_mismatch: ['invalid_grant', DEAD_GRANT],
  redirect_mismatch: ['invalid_grant', DEAD_GRANT],
  verifier_mismatch: ['invalid_grant', DEAD_GRANT],
  session_ended: ['invalid_grant', DEAD_GRANT],
  refresh_token_missing: ['invalid_request', 'refresh_token is missing.'],
  refresh_malformed: ['invalid_grant', DEAD_GRANT],
  family_ended: ['invalid_grant', DEAD_GRANT],
  refresh_client_mismatch: ['invalid_grant', DEAD_GRANT],
  slow_tab: ['invalid_grant', DEAD_GRANT],
  theft: ['invalid_grant', DEAD_GRANT],
  expired: ['invalid_grant', DEAD_GRANT],
  refresh_scope_malformed: ['invalid_scope', 'scope is malformed.'],
  scope_widened: ['invalid_scope', 'scope exceeds what was granted.'],
  machine_is_public: ['unauthorized_client', 'A public client may not use this grant.'],
  machine_scope: ['invalid_scope', 'The client may not have this scope.'],

  // Revocation (RFC 7009 §2.1)
  token_missing: ['invalid_request', 'token is missing.'],

  // UserInfo (RFC 6750 §3.1)
  bearer_missing: ['invalid_token', DEAD_TOKEN],
  bearer_twice: ['invalid_request', 'The access token is sent in more than one way.'],
  bearer_malformed: ['invalid_request', 'The Authorization header is malformed.'],
  bearer_unverified: ['invalid_token', DEAD_TOKEN],
  bearer_client_gone: ['invalid_token', DEAD_TOKEN],
  bearer_without_home: ['invalid_token', DEAD_TOKEN],
  bearer_dead: ['invalid_token', DEAD_TOKEN],
  bearer_without_openid: ['insufficient_scope', 'The access token lacks the scope openid.'],

  // Logout (RP-Initiated Logout §4): pages
  logout_hint_refused: ['invalid_request', 'id_token_hint was not issued here.'],
  logout_client_mismatch: ['invalid_request', 'client_id differs from the audience of id_token_hint.'],
  logout_client_unknown: ['invalid_request', UNKNOWN_CLIENT],
  logout_redirect_without_client: [
    'invalid_request',
    'post_logout_redirect_uri needs id_token_hint or client_id.',
  ],
  logout_redirect_unregistered: [
    'invalid_request',
    'post_logout_redirect_uri is not registered for this client.',
  ],

  // Not the sender's fault (RFC 6749 §4.1.2.1)
  no_signing_key: ['server_error', 'The request could not be completed.'],
  home_silent: ['temporarily_unavailable', 'Try again shortly.'],
} as const satisfies Record<string, readonly [code: string, description: string]>

export type RefusalReason = keyof typeof REFUSALS
export type OAuthErrorCode = (typeof REFUSALS)[RefusalReason][0]
