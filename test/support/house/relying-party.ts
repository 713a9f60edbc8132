/**
 * An application as openid-client plays it, over whatever leads to the house: discovery, PKCE, state, nonce, `iss` and signatures are
 * checked by somebody else's code. A test gets whatever it answered, or its refusal.
 */
import * as openid from 'openid-client'
import type { ClientMetadata } from '../../../src/cli/client-metadata.ts'
import type { Fetch, Page } from '../visitor/visitor.ts'

export type Wishes = Readonly<Record<string, string>>
export type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>

/** An authorization request on its way. */
export interface Request {
  readonly url: URL
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** Where the provider is and how it is asked. */
export interface Provider {
  readonly issuer: string
  readonly fetch: Fetch
}

/** What an application knows of itself. */
export interface Registered {
  readonly id: string
  readonly secret: string | undefined
  readonly redirectUri: string
  readonly metadata: { readonly post_logout_redirect_uris?: readonly string[] }
}

/** One that this house has seeded. */
export interface Application extends Registered {
  readonly metadata: ClientMetadata
}

const SCOPE = 'openid profile email'

export class RelyingParty<Known extends Registered = Application> {
  readonly application: Known
  readonly #provider: Provider
  #configuration: Promise<openid.Configuration> | undefined

  constructor(application: Known, provider: Provider) {
    this.application = application
    this.#provider = provider
  }

  configuration(): Promise<openid.Configuration> {
    return (this.#configuration ??= this.#discover())
  }

  async #discover(): Promise<openid.Configuration> {
    const { id, secret } = this.application
    const authentication = secret === undefined ? openid.None() : openid.ClientSecretBasic(secret)
    return openid.discovery(new URL(this.#provider.issuer), id, {}, authentication, {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: (url, { body, ...about }) =>
        this.#provider.fetch(new Request(url, { ...about, redirect: 'manual', ...(body && { body }) })),
    })
  }

  /** `undefined` leaves a usual parameter out. */
  async begin(wishes: Readonly<Record<string, string | undefined>> = {}): Promise<Request> {
    const verifier = openid.randomPKCECodeVerifier()
    const state = openid.randomState()
    const nonce = openid.randomNonce()
    const parameters = {
      scope: SCOPE,
      redirect_uri: this.application.redirectUri,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...wishes,
    }
    const stated = Object.entries(parameters).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    )
    const url = openid.buildAuthorizationUrl(await this.configuration(), Object.fromEntries(stated))
    return { url, verifier, state, nonce }
  }

  /** Trades the code of the answer that a page redirects to, or posts, for tokens; everything is validated. */
  async finish(request: Request, answer: Page, wishes: { readonly maxAge?: number } = {}): Promise<Tokens> {
    return openid.authorizationCodeGrant(await this.configuration(), callbackOf(answer), {
      pkceCodeVerifier: request.verifier,
      expectedState: request.state,
      expectedNonce: request.nonce,
      idTokenExpected: true,
      ...(wishes.maxAge !== undefined && { maxAge: wishes.maxAge }),
    })
  }

  async refresh(token: string | undefined): Promise<Tokens> {
    return openid.refreshTokenGrant(await this.configuration(), token ?? '')
  }

  async userinfo(tokens: Tokens): Promise<Readonly<Record<string, unknown>>> {
    return openid.fetchUserInfo(await this.configuration(), tokens.access_token, tokens.claims()?.sub ?? '')
  }

  async revoke(token: string, hint?: string): Promise<void> {
    await openid.tokenRevocation(
      await this.configuration(),
      token,
      hint === undefined ? {} : { token_type_hint: hint },
    )
  }

  async clientCredentials(scope: string): Promise<Awaited<ReturnType<typeof openid.clientCredentialsGrant>>> {
    return openid.clientCredentialsGrant(await this.configuration(), { scope })
  }

  async endSessionUrl(parameters: Wishes): Promise<URL> {
    return openid.buildEndSessionUrl(await this.configuration(), parameters)
  }
}

/** Where the house sent the browser: to the application, or to a page of its own. */
export function callbackOf(page: Page): URL {
  const location = page.headers.get('location')
  if (location === null) throw new Error(`no way back to the application, but status ${page.status}`)
  return new URL(location, page.url)
}

/** The error of an authorization response that openid-client finds to be one of this issuer's, for this request. */
export async function refusalOf(
  app: RelyingParty<Registered>,
  request: Request,
  page: Page,
): Promise<string> {
  try {
    await app.finish(request, page)
  } catch (error) {
    if (error instanceof openid.AuthorizationResponseError) return error.error
    throw error
  }
  return 'none'
}

/** What a refused token, userinfo or revocation request was refused with. */
export async function errorOf(asking: Promise<unknown>): Promise<string> {
  try {
    await asking
  } catch (error) {
    if (error instanceof openid.ResponseBodyError) return error.error
    if (error instanceof openid.WWWAuthenticateChallengeError)
      return error.cause[0]?.parameters.error ?? 'unauthenticated'
    throw error
  }
  return 'none'
}
