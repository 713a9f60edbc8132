/**
 * An application of the dev house in plain requests: where it sends people and what it does with what comes back. Only its traffic
 * matters here; whether tokens are right is the journeys' and the conformance suite's business.
 */
import { sha256 } from '../../../src/crypto/digest.ts'
import type { LocalClient } from '../../../src/cli/dev/local-file.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import type { VisitorFacts } from '../visitor/visitor.ts'
import { randomWord } from './canaries.ts'
import type { WatchedHouse } from './watched-house.ts'

export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
}

export class App {
  readonly #house: WatchedHouse
  readonly #client: LocalClient
  /** Where the application's own server is; its users' addresses are not its own. */
  readonly #server: VisitorFacts = { address: '192.0.2.10', userAgent: 'shop/1.0' }
  readonly #verifier = `${randomWord()}${randomWord()}`

  constructor(house: WatchedHouse, isFirstParty: boolean) {
    const client = house.dev.local.clients.find(
      ({ kind, first_party }) => kind === 'web' && first_party === isFirstParty,
    )
    if (!client) throw new Error('the dev house has no such web client')
    this.#house = house
    this.#client = client
  }

  get redirectUri(): string {
    return this.#client.redirect_uris[0] ?? ''
  }

  get id(): string {
    return this.#client.client_id
  }

  get postLogoutUri(): string {
    return this.#client.post_logout_redirect_uris[0] ?? ''
  }

  /** The query of an authorization request. */
  async request(more: Readonly<Record<string, string>> = {}): Promise<string> {
    return new URLSearchParams({
      client_id: this.id,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: 'openid profile email offline_access',
      state: randomWord(),
      nonce: randomWord(),
      code_challenge: base64url(await sha256(utf8(this.#verifier))),
      code_challenge_method: 'S256',
      ...more,
    }).toString()
  }

  async redeem(location: string | null): Promise<Tokens> {
    const code = new URL(location ?? 'about:blank').searchParams.get('code')
    if (code === null) throw new Error('the application was sent no code')
    return this.#token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.redirectUri,
      code_verifier: this.#verifier,
    })
  }

  refresh({ refresh_token }: Tokens): Promise<Tokens> {
    return this.#token({ grant_type: 'refresh_token', refresh_token })
  }

  /** Posts to an endpoint of programs, as this client. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const { client_secret = '' } = this.#client
    const credentials = `${encodeURIComponent(this.id)}:${encodeURIComponent(client_secret)}`
    return this.#house.fetch(
      path,
      {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { authorization: `Basic ${btoa(credentials)}`, accept: 'application/json' },
      },
      this.#server,
    )
  }

  async userinfo({ access_token }: Tokens): Promise<Readonly<Record<string, unknown>>> {
    const headers = { authorization: `Bearer ${access_token}`, accept: 'application/json' }
    const posted = await this.#house.fetch('/userinfo', { method: 'POST', headers }, this.#server)
    const answer = await this.#house.fetch('/userinfo', { headers }, this.#server)
    if (posted.status !== 200 || answer.status !== 200) throw new Error('userinfo was refused')
    return (await answer.json()) as Readonly<Record<string, unknown>>
  }

  async #token(fields: Readonly<Record<string, string>>): Promise<Tokens> {
    const answer = await this.post('/token', fields)
    if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}`)
    return (await answer.json()) as Tokens
  }
}
