/**
 * One registered application as a relying party of the provider, by openid-client: code flow with PKCE, state and nonce,
 * id token verified against the provider's published keys. It knows the provider by its issuer alone.
 */
import * as openid from 'openid-client'
import type { LocalClient } from '../local-file.ts'

/** What must be remembered between leaving for the provider and coming back. */
export interface Pending {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** Seconds, where a fresh proof was asked for: the answer must say that it is one (Core §3.1.3.7, item 11). */
  readonly maxAge?: number
}

export interface SignedIn {
  readonly accessToken: string
  readonly refreshToken: string | undefined
  readonly idToken: string | undefined
  /** Seconds that the access token lives from its answer. */
  readonly expiresIn: number | undefined
  readonly scope: string | undefined
  /** Claims of the verified id token. */
  readonly claims: Readonly<Record<string, unknown>>
}

export interface RelyingParty {
  readonly begin: (wishes: Readonly<Record<string, string>>) => Promise<{ url: URL; pending: Pending }>
  readonly finish: (callback: URL, pending: Pending) => Promise<SignedIn>
  readonly refresh: (before: SignedIn) => Promise<SignedIn>
  readonly userinfo: (signedIn: SignedIn) => Promise<Readonly<Record<string, unknown>>>
  readonly signOutUrl: (signedIn: SignedIn, returnTo: string) => Promise<URL>
}

const SCOPE = 'openid profile email'

export function relyingParty(issuer: string, client: LocalClient, redirectUri: string): RelyingParty {
  const configure = oncePerSuccess(() => discover(issuer, client))
  return {
    begin: async (wishes) => begin(await configure(), redirectUri, wishes),
    finish: async (callback, pending) => {
      const tokens = await openid.authorizationCodeGrant(await configure(), callback, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
        ...(pending.maxAge !== undefined && { maxAge: pending.maxAge }),
      })
      return signedInBy(tokens)
    },
    refresh: async (before) => {
      if (!before.refreshToken) throw new Error('There is no refresh token.')
      const tokens = await openid.refreshTokenGrant(await configure(), before.refreshToken)
      return signedInBy(tokens, before)
    },
    userinfo: async ({ accessToken, claims }) =>
      openid.fetchUserInfo(await configure(), accessToken, String(claims['sub'])),
    signOutUrl: async ({ idToken }, returnTo) =>
      openid.buildEndSessionUrl(await configure(), {
        post_logout_redirect_uri: returnTo,
        ...(idToken && { id_token_hint: idToken }),
      }),
  }
}

async function begin(
  configuration: openid.Configuration,
  redirectUri: string,
  wishes: Readonly<Record<string, string>>,
): Promise<{ url: URL; pending: Pending }> {
  const pending = {
    verifier: openid.randomPKCECodeVerifier(),
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    ...(wishes['max_age'] !== undefined && { maxAge: Number(wishes['max_age']) }),
  }
  const url = openid.buildAuthorizationUrl(configuration, {
    scope: SCOPE,
    ...wishes,
    redirect_uri: redirectUri,
    code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
  })
  return { url, pending }
}

/** Plain http only where the issuer itself is plain http, which is this machine. */
function discover(issuer: string, client: LocalClient): Promise<openid.Configuration> {
  const isPlain = issuer.startsWith('http:')
  return openid.discovery(new URL(issuer), client.client_id, {}, authenticationOf(client), {
    execute: isPlain ? [openid.allowInsecureRequests] : [],
  })
}

function authenticationOf(client: LocalClient): openid.ClientAuth {
  switch (client.token_endpoint_auth_method) {
    case 'client_secret_basic':
      return openid.ClientSecretBasic(client.client_secret)
    case 'client_secret_post':
      return openid.ClientSecretPost(client.client_secret)
    case 'none':
      return openid.None()
  }
}

type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>

function signedInBy(tokens: Tokens, before?: SignedIn): SignedIn {
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? before?.refreshToken,
    idToken: tokens.id_token ?? before?.idToken,
    expiresIn: tokens.expires_in,
    scope: tokens.scope ?? before?.scope,
    claims: tokens.claims() ?? before?.claims ?? {},
  }
}

/** Remembers a success for ever and a failure not at all: the provider may start after the application. */
function oncePerSuccess<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return async () => {
    made ??= make()
    try {
      return await made
    } catch (error) {
      made = undefined
      throw error
    }
  }
}
