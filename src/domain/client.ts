/**
 * An application that redirects to us, as its registration stands in the global D1. Parsed once where it is loaded, then
 * believed. Algorithms and flags are always stated, nothing is inferred at run time (rule Q1).
 */
import * as v from 'valibot'
import { parseUrl } from '../kernel/url.ts'
import { REGIONS } from './region.ts'
import { BrandNameSchema, ThemeSchema } from './theme.ts'

export const CLIENT_AUTH_METHODS = ['none', 'client_secret_basic', 'client_secret_post'] as const
export type ClientAuthMethod = (typeof CLIENT_AUTH_METHODS)[number]
export const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials'] as const
export type GrantType = (typeof GRANT_TYPES)[number]
export const SIGNING_ALGORITHMS = ['ES256', 'RS256'] as const
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number]

/** Schemes that run or hold content instead of reaching an application: an answer sent there is script or a file of ours. */
export const SCHEMES_OF_CONTENT: readonly string[] = [
  'javascript:',
  'data:',
  'blob:',
  'vbscript:',
  'file:',
  'about:',
]

/** An absolute URI without a fragment (RFC 6749 §3.1.2), because the answer is appended to it; any scheme that reaches an application. */
export const WayBackSchema = v.pipe(
  v.string(),
  v.check((text) => {
    const url = parseUrl(text)
    return url !== undefined && !text.includes('#') && !SCHEMES_OF_CONTENT.includes(url.protocol)
  }, 'is no absolute URI without a fragment'),
)

/** What our pages link to for people to open. */
export const WebLinkSchema = v.pipe(
  v.string(),
  v.check((text) => ['https:', 'http:'].includes(parseUrl(text)?.protocol ?? ''), 'is no web address'),
)

/** The stored record; camelCase, crossing from RFC 7591 names once, in `clientOf` (cli/client-metadata.ts). */
export const ClientSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  name: BrandNameSchema,
  kind: v.picklist(['web', 'spa', 'native', 'machine']),
  isFirstParty: v.boolean(),
  /** The operator has checked who stands behind a third-party application; the consent page says so. */
  isVerified: v.optional(v.boolean(), false),
  isDisabled: v.boolean(),
  authMethod: v.picklist(CLIENT_AUTH_METHODS),
  /** SHA-256 (base64url) of each live secret under the label `client-secret`; two may live while one is rotated. */
  secretDigests: v.array(v.string()),
  redirectUris: v.array(WayBackSchema),
  postLogoutRedirectUris: v.array(WayBackSchema),
  grantTypes: v.array(v.picklist(GRANT_TYPES)),
  scopes: v.array(v.string()),
  /** Scopes that the application can do without: people choose each of them on the consent page. */
  optionalScopes: v.optional(v.array(v.string()), []),
  requirePkce: v.boolean(),
  idTokenAlgorithm: v.picklist(SIGNING_ALGORITHMS),
  accessTokenAlgorithm: v.picklist(SIGNING_ALGORITHMS),
  subjectType: v.picklist(['public', 'pairwise']),
  /** Host that pairwise subjects are computed for (Core §8.1). */
  sector: v.string(),
  /** Claims the registration asks to see in the id token itself; none by default, so that hints carry nothing personal. */
  idTokenClaims: v.array(v.string()),
  /** Origins of a first-party application that may read GET /session with credentials (rule H3). */
  origins: v.array(v.string()),
  defaultRegion: v.optional(v.picklist(REGIONS)),
  homepage: v.optional(WebLinkSchema),
  policyUri: v.optional(WebLinkSchema),
  termsUri: v.optional(WebLinkSchema),
  supportUri: v.optional(WebLinkSchema),
  theme: v.optional(ThemeSchema),
  /** Everything of this client made before this moment is dead, ms (rule Y2). */
  notBefore: v.number(),
})
export type Client = v.InferOutput<typeof ClientSchema>

/** What a Home needs to know of a client to decide; brought by the edge with the configuration version (rule I1). */
export interface ClientFacts {
  readonly id: string
  readonly isFirstParty: boolean
  readonly notBefore: number
  readonly scopes: readonly string[]
  readonly optionalScopes: readonly string[]
  readonly mayOffline: boolean
  readonly subjectType: 'public' | 'pairwise'
  readonly sector: string
}

export const clientFacts = (client: Client): ClientFacts => ({
  id: client.id,
  isFirstParty: client.isFirstParty,
  notBefore: client.notBefore,
  scopes: client.scopes,
  optionalScopes: client.optionalScopes,
  mayOffline: client.scopes.includes('offline_access') && client.grantTypes.includes('refresh_token'),
  subjectType: client.subjectType,
  sector: client.sector,
})
