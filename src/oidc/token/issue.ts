/**
 * From a Grant to signed tokens, and from nothing else (rule I3): access token (RFC 9068), id token (Core §2), refresh token (rule G1).
 * The access token's `jti` is a handle that carries its Home's address, sealed, so userinfo and revocation find it (rule G1b).
 */
import { signerOf, signJwt, type Claims, type SigningKey, type TokenType } from '../../crypto/jws.ts'
import type { Client, SigningAlgorithm } from '../../domain/client.ts'
import { newId } from '../../kernel/ids.ts'
import { SECOND, seconds } from '../../kernel/time.ts'
import type { HomeAddress } from '../../ports/call.ts'
import type { Edge } from '../../ports/edge.ts'
import type { Grant } from '../../ports/grants.ts'
import { OAuthError } from '../oauth-error.ts'
import type { MachineGrant } from './machine-grant.ts'
import type { Redeemed } from './redeemed.ts'

const SECRET_BYTES = 32

export interface Tokens {
  readonly accessToken: string
  readonly expiresIn: number
  readonly scopes: readonly string[]
  readonly idToken?: string
  readonly refreshToken?: string
}

export async function issue(edge: Edge, client: Client, redeemed: Redeemed): Promise<Tokens> {
  const { scopes } = redeemed.grant
  const accessToken =
    redeemed.by === 'person'
      ? await personalAccessToken(edge, client, redeemed.grant, redeemed.address)
      : await machineAccessToken(edge, client, redeemed.grant)
  const tokens = { accessToken, expiresIn: edge.policy.accessTokenLife / SECOND, scopes }
  if (redeemed.by === 'machine') return tokens
  const { grant, address, refresh } = redeemed
  return {
    ...tokens,
    ...(scopes.includes('openid') && { idToken: await idToken(edge, client, grant) }),
    ...(refresh && { refreshToken: await refreshToken(edge, client, grant, address, refresh) }),
  }
}

/** RFC 9068 §2.2: with what is known of the person's sign-in (§2.2.1). */
async function personalAccessToken(
  edge: Edge,
  client: Client,
  grant: Grant,
  address: HomeAddress,
): Promise<string> {
  const { family, generation, issuedAt } = grant
  const jti = await edge.handles.mint('access', client.id, edge.random(SECRET_BYTES), {
    ...address,
    family,
    generation,
    issuedAt,
  })
  return accessToken(edge, client, grant, { sub: grant.sub, jti, ...assurance(grant) })
}

/** RFC 9068 §2.2 `sub`: where nobody is there, the client itself. */
const machineAccessToken = (edge: Edge, client: Client, grant: MachineGrant): Promise<string> =>
  accessToken(edge, client, grant, { sub: grant.clientId, jti: newId(edge.random) })

const accessToken = (
  edge: Edge,
  client: Client,
  grant: Grant | MachineGrant,
  claims: Claims,
): Promise<string> =>
  sign(edge, client.accessTokenAlgorithm, 'at+jwt', {
    ...times(edge, edge.policy.accessTokenLife),
    // RFC 9068 §3: the default resource is ourselves (userinfo, account).
    aud: edge.settings.issuer,
    client_id: client.id,
    scope: grant.scopes.join(' '),
    ...claims,
  })

/** Core §2. Claims that a registration asks for come first, so that none can stand in for a claim of the protocol. */
const idToken = (edge: Edge, client: Client, grant: Grant): Promise<string> =>
  sign(edge, client.idTokenAlgorithm, 'JWT', {
    ...grant.idTokenClaims,
    ...times(edge, edge.policy.idTokenLife),
    sub: grant.sub,
    aud: client.id,
    sid: grant.sid,
    ...assurance(grant),
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
  })

/** The same text in every repetition: its secret is derived, its issue time the Home's (rules G1, G3). */
const refreshToken = (
  edge: Edge,
  client: Client,
  grant: Grant,
  address: HomeAddress,
  secret: Uint8Array,
): Promise<string> =>
  edge.handles.mint('refresh', client.id, secret, {
    ...address,
    family: grant.family,
    generation: grant.generation,
    issuedAt: grant.issuedAt,
  })

const assurance = ({ authTime, acr, amr }: Grant): Claims => ({ auth_time: seconds(authTime), acr, amr })

function times(edge: Edge, life: number): Claims {
  const now = edge.clock()
  return { iss: edge.settings.issuer, iat: seconds(now), exp: seconds(now + life) }
}

async function sign(
  edge: Edge,
  algorithm: SigningAlgorithm,
  typ: TokenType,
  claims: Claims,
): Promise<string> {
  const key: SigningKey | undefined = signerOf(await edge.configuration.keys(), algorithm, edge.clock())
  if (!key) throw new OAuthError('no_signing_key')
  return signJwt(key, typ, claims)
}
