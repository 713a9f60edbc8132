/**
 * The registrations that a local house starts with, in the names of RFC 7591. The demo application's shops live on
 * 127.0.0.1, another site than the provider's localhost; the first-party single-page one shares the provider's site,
 * as an application that may read GET /session must.
 */
import type { ClientMetadata } from '../client-metadata.ts'
import type { ThemeMetadata } from '../theme-metadata.ts'
import { cycles } from './brands/cycles.ts'
import { harbour } from './brands/harbour.ts'
import { northwind } from './brands/northwind.ts'

const SCOPE = 'openid profile email offline_access'

const USUAL = {
  application_type: 'web',
  redirect_uris: [],
  post_logout_redirect_uris: [],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  scope: SCOPE,
  id_token_signed_response_alg: 'ES256',
  subject_type: 'public',
  optional_scope: '',
  first_party: false,
  verified: false,
  require_pkce: true,
  theme: {},
} as const satisfies Partial<Record<keyof ClientMetadata, unknown>>

/** Those that the demo application plays. */
export const SHOPS = {
  northwind: 'web first-party',
  harbour: 'web third-party',
  cycles: 'web first-party, another brand',
} as const

export const adminClient = (): ClientMetadata => machine('Administration', 'admin')

/** By a name that stays the same between starts. */
export function demoClients(appPort: number): Readonly<Record<string, ClientMetadata>> {
  const app = `http://127.0.0.1:${appPort}`
  return {
    [SHOPS.northwind]: { ...shop(app, 'first-party', 'Northwind Coffee', northwind), first_party: true },
    [SHOPS.harbour]: {
      ...shop(app, 'third-party', 'Harbour Books', harbour),
      subject_type: 'pairwise',
      verified: true,
      optional_scope: 'profile',
    },
    'spa first-party': { ...singlePage('http://localhost:5173', 'Northwind Rewards'), first_party: true },
    'spa third-party': singlePage('http://127.0.0.1:5174', 'Harbour Reader'),
    'native first-party': { ...native('Northwind Till'), first_party: true },
    'native third-party': native('Harbour Shelf'),
    'machine first-party': machine('Northwind Stock', SCOPE),
    [SHOPS.cycles]: { ...shop(app, 'cycles', 'Sunday Cycles', cycles), first_party: true },
  }
}

/** `place` is the shop's own part of the demo application's addresses. */
function shop(app: string, place: string, name: string, theme: ThemeMetadata): ClientMetadata {
  return {
    ...usual(name),
    client_uri: `${app}/shop?as=${place}`,
    tos_uri: `${app}/${place}/terms`,
    policy_uri: `${app}/${place}/privacy`,
    support_uri: `${app}/${place}/support`,
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [`${app}/callback`],
    post_logout_redirect_uris: [`${app}/`],
    theme,
  }
}

function singlePage(origin: string, name: string): ClientMetadata {
  return {
    ...usual(name),
    redirect_uris: [`${origin}/callback`],
    post_logout_redirect_uris: [`${origin}/`],
  }
}

/** RFC 8252 §7.3: a loopback redirect without a port matches every port. */
const native = (name: string): ClientMetadata => ({
  ...usual(name),
  application_type: 'native',
  redirect_uris: ['http://127.0.0.1/callback'],
})

function machine(name: string, scope: string): ClientMetadata {
  return {
    ...usual(name),
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
    first_party: true,
    scope,
  }
}

/** Lists of its own for every registration: the records are compared and stored. */
const usual = (name: string): ClientMetadata => ({
  ...USUAL,
  client_name: name,
  redirect_uris: [],
  post_logout_redirect_uris: [],
  grant_types: [...USUAL.grant_types],
})
