/**
 * An application's registration in the names of RFC 7591 §2 and OpenID Connect Registration §2, and the record that the
 * house keeps of it. Everything is stated in the record; defaults are applied here and nowhere later (rule Q1).
 * Besides the standard names: `first_party`, `verified`, `optional_scope`, `require_pkce`, `default_region`, `support_uri`, and `theme`
 * (theme-metadata.ts).
 */
import * as v from 'valibot'
import {
  CLIENT_AUTH_METHODS,
  ClientSchema,
  GRANT_TYPES,
  SIGNING_ALGORITHMS,
  WayBackSchema,
  WebLinkSchema,
} from '../domain/client.ts'
import type { Client } from '../domain/client.ts'
import { REGIONS } from '../domain/region.ts'
import { BrandNameSchema, type Theme } from '../domain/theme.ts'
import { ThemeMetadataSchema } from './theme-metadata.ts'

const WaysBack = v.optional(v.array(WayBackSchema), [])

const Metadata = v.object({
  client_name: BrandNameSchema,
  application_type: v.optional(v.picklist(['web', 'native']), 'web'),
  redirect_uris: WaysBack,
  post_logout_redirect_uris: WaysBack,
  token_endpoint_auth_method: v.optional(v.picklist(CLIENT_AUTH_METHODS), 'client_secret_basic'),
  grant_types: v.optional(v.array(v.picklist(GRANT_TYPES)), ['authorization_code']),
  scope: v.optional(v.string(), 'openid profile email'),
  /** Of `scope`, what people may leave out. */
  optional_scope: v.optional(v.string(), ''),
  id_token_signed_response_alg: v.optional(v.picklist(SIGNING_ALGORITHMS), 'ES256'),
  subject_type: v.optional(v.picklist(['public', 'pairwise']), 'public'),
  sector_identifier_uri: v.optional(WebLinkSchema),
  client_uri: v.optional(WebLinkSchema),
  policy_uri: v.optional(WebLinkSchema),
  tos_uri: v.optional(WebLinkSchema),
  support_uri: v.optional(WebLinkSchema),
  theme: v.optional(ThemeMetadataSchema, {}),
  first_party: v.optional(v.boolean(), false),
  verified: v.optional(v.boolean(), false),
  require_pkce: v.optional(v.boolean(), true),
  default_region: v.optional(v.picklist(REGIONS)),
})
/** What every application is told, `openid`, can be left out by nobody. */
export const ClientMetadataSchema = v.pipe(
  Metadata,
  v.forward(
    v.check(({ scope, optional_scope }) =>
      wordsOf(optional_scope).every((word) => word !== 'openid' && wordsOf(scope).includes(word)),
    ),
    ['optional_scope'],
  ),
)
export type ClientMetadata = v.InferOutput<typeof ClientMetadataSchema>

/** What sort of application this is, by how it can keep a secret and what it may ask for. */
export function kindOf(metadata: ClientMetadata): Client['kind'] {
  if (!metadata.grant_types.includes('authorization_code')) return 'machine'
  if (metadata.application_type === 'native') return 'native'
  return metadata.token_endpoint_auth_method === 'none' ? 'spa' : 'web'
}

/** The record of a registration. `secretDigests` as ClientSchema says. @throws when the result is no valid record. */
export function clientOf(
  id: string,
  secretDigests: readonly string[],
  metadata: ClientMetadata,
  theme: Theme,
): Client {
  const origins = metadata.redirect_uris.map(webOrigin).filter((origin) => origin !== undefined)
  return v.parse(ClientSchema, {
    id,
    name: metadata.client_name,
    kind: kindOf(metadata),
    isFirstParty: metadata.first_party,
    isVerified: metadata.verified,
    isDisabled: false,
    authMethod: metadata.token_endpoint_auth_method,
    secretDigests,
    redirectUris: metadata.redirect_uris,
    postLogoutRedirectUris: metadata.post_logout_redirect_uris,
    grantTypes: metadata.grant_types,
    scopes: wordsOf(metadata.scope),
    optionalScopes: wordsOf(metadata.optional_scope),
    requirePkce: metadata.require_pkce,
    idTokenAlgorithm: metadata.id_token_signed_response_alg,
    accessTokenAlgorithm: 'ES256',
    subjectType: metadata.subject_type,
    sector: sectorOf(metadata),
    idTokenClaims: [],
    origins: metadata.first_party ? [...new Set(origins)] : [],
    defaultRegion: metadata.default_region,
    homepage: metadata.client_uri,
    policyUri: metadata.policy_uri,
    termsUri: metadata.tos_uri,
    supportUri: metadata.support_uri,
    theme,
    notBefore: 0,
  })
}

const wordsOf = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '')

/** Core §8.1: the host of the sector identifier, else of the redirect URIs. */
function sectorOf({ sector_identifier_uri: sector, redirect_uris: redirects }: ClientMetadata): string {
  return URL.parse(sector ?? redirects[0] ?? '')?.host ?? ''
}

/** Where a page of this application can stand; a native application's custom scheme has no such place. */
function webOrigin(uri: string): string | undefined {
  const url = URL.parse(uri)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.origin : undefined
}
