/**
 * Signed tokens: the algorithms, our signing keys, signing and verifying (RFC 7515, 7519, 8725; rules P3, Q1). `typ` separates id,
 * access and logout tokens, and each verifier demands its own. Only code that holds a Grant of the Home may ask for a token (rule I3);
 * what a claim means, and when keys rotate, is not decided here.
 */
import {
  compactVerify,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose'
import { base64url, concat, fromBase64url, readUint, text as readText, uint, utf8 } from '../kernel/bytes.ts'
import { newId } from '../kernel/ids.ts'
import type { Random } from '../kernel/random.ts'
import { seconds, type Clock } from '../kernel/time.ts'
import { decrypt, encrypt, NONCE_BYTES } from './aead.ts'
import { framed } from './framing.ts'
import type { Keyring } from './keyring.ts'

/** The asymmetric algorithms of the house (RFC 7518 §3.1, RFC 9864); `none` and shared secrets are not on it. */
export const ALGORITHMS = {
  ES256: { kty: 'EC', generate: {} },
  RS256: { kty: 'RSA', generate: { modulusLength: 2048 } },
  PS256: { kty: 'RSA', generate: { modulusLength: 2048 } },
  Ed25519: { kty: 'OKP', generate: {} },
} as const

export type Algorithm = keyof typeof ALGORITHMS
export type TokenType = 'JWT' | 'at+jwt' | 'logout+jwt'
export type Claims = Readonly<Record<string, unknown>>

/** What verifies: one key, and the one algorithm it may be used with (RFC 8725 §3.1). */
export interface VerifyKey {
  readonly kid: string
  readonly alg: Algorithm
  readonly publicKey: CryptoKey
}

/** A signing key as it lies in the global D1; `wrapped` opens with the house's key only. */
export interface SigningKeyRecord {
  readonly kid: string
  readonly alg: Algorithm
  readonly publicJwk: JWK
  readonly wrapped: string
  /** When it begins to sign, ms: one time in the record, so that all isolates switch together (rule P3). */
  readonly signsFrom: number
}

/** A signing key in the isolate's memory; the private part cannot be exported again. */
export interface SigningKey extends VerifyKey {
  readonly publicJwk: JWK
  readonly privateKey: CryptoKey
  readonly signsFrom: number
}

export interface Expected {
  readonly typ: TokenType
  readonly issuer: string
  readonly audience?: string
  readonly now: Clock
  /** An `id_token_hint` may be old (RP-Initiated Logout §2); nothing else may. */
  readonly ignoreExpiry?: boolean
}

const SKEW_SECONDS = 60
const MAX_LETTERS = 16_384
// Keys or rules that a token brings along are its sender's word (RFC 8725 §3.10); `crit` names what we do not know (RFC 7515 §4.1.11).
const REFUSED_HEADERS = ['jku', 'x5u', 'jwk', 'x5c', 'crit'] as const

/** A new key pair with a random id. RSA takes up to 200 ms: never inside a request. */
export async function generateSigningKey(
  alg: Algorithm,
  random: Random,
): Promise<{ kid: string; publicJwk: JWK; privateJwk: JWK }> {
  const pair = await generateKeyPair(alg, { ...ALGORITHMS[alg].generate, extractable: true })
  const kid = newId(random)
  const published = { kid, alg, use: 'sig' }
  return {
    kid,
    publicJwk: { ...(await exportJWK(pair.publicKey)), ...published },
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...published },
  }
}

/** The private key at rest: base64url(house key id 1 ‖ nonce 12 ‖ ciphertext), good for this `kid` only. */
export async function wrapPrivateKey(
  house: Keyring,
  kid: string,
  privateJwk: JWK,
  random: Random,
): Promise<string> {
  const nonce = random(NONCE_BYTES)
  const plain = utf8(JSON.stringify(privateJwk))
  const sealed = await encrypt(await house.aes('signing-key'), nonce, framed(kid), plain)
  return base64url(concat(uint(house.current, 1), nonce, sealed))
}

/** Unwraps and imports a key. Throws an Error in plain words when it does not open: that is an operator's mistake. */
export async function importSigningKey(house: Keyring, record: SigningKeyRecord): Promise<SigningKey> {
  const { kid, alg, publicJwk, signsFrom } = record
  const bytes = fromBase64url(record.wrapped) ?? new Uint8Array()
  const id = readUint(bytes.subarray(0, 1))
  if (!house.ids.includes(id)) throw new Error('signing key: no key of the house key ring wrapped it')
  const key = await house.aes('signing-key', undefined, id)
  const nonceEnd = 1 + NONCE_BYTES
  const plain = await decrypt(key, bytes.subarray(1, nonceEnd), framed(kid), bytes.subarray(nonceEnd))
  if (!plain) throw new Error('signing key: it does not open under the house key ring')
  const privateKey = await importKey(JSON.parse(readText(plain)) as JWK, alg)
  return { ...(await importVerifyKey({ kid, alg, publicJwk })), publicJwk, privateKey, signsFrom }
}

/** Imports what verifies. Throws for a JWK that does not fit its algorithm. */
export async function importVerifyKey(
  record: Pick<SigningKeyRecord, 'kid' | 'alg' | 'publicJwk'>,
): Promise<VerifyKey> {
  return { kid: record.kid, alg: record.alg, publicKey: await importKey(record.publicJwk, record.alg) }
}

async function importKey(jwk: JWK, alg: Algorithm): Promise<CryptoKey> {
  const key = jwk.kty === ALGORITHMS[alg].kty && (await importJWK(jwk, alg, { extractable: false }))
  if (!key || key instanceof Uint8Array) throw new Error('key: it does not fit its algorithm')
  return key
}

/** The key whose turn it is to sign with this algorithm, if there is one: the latest that has begun. */
export const signerOf = (keys: readonly SigningKey[], alg: Algorithm, now: number): SigningKey | undefined =>
  keys
    .filter((key) => key.alg === alg && key.signsFrom <= now)
    .reduce<SigningKey | undefined>(
      (latest, key) => (latest && latest.signsFrom >= key.signsFrom ? latest : key),
      undefined,
    )

/** A compact JWS of the claims, with `alg`, `kid` and the `typ` that says which sort of token it is. */
export const signJwt = (key: SigningKey, typ: TokenType, claims: Claims): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, typ, kid: key.kid }).sign(key.privateKey)

/**
 * The claims of a token that one of these keys signed, of the type, issuer and audience expected, live within 60 s of skew;
 * else undefined. Never throws for what a stranger sends.
 */
export async function verifyJwt(
  keys: readonly VerifyKey[],
  token: string,
  expected: Expected,
): Promise<Claims | undefined> {
  const header = token.length <= MAX_LETTERS ? headerOf(token) : undefined
  if (!header || header['typ'] !== expected.typ || REFUSED_HEADERS.some((name) => name in header))
    return undefined
  const key = keys.find((candidate) => candidate.kid === header['kid'] && candidate.alg === header['alg'])
  const claims = key && (await signedClaims(key, token))
  return claims && areAccepted(claims, expected) ? claims : undefined
}

function headerOf(token: string): Claims | undefined {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return undefined
  }
}

async function signedClaims(key: VerifyKey, token: string): Promise<Claims | undefined> {
  try {
    const { payload } = await compactVerify(token, key.publicKey, { algorithms: [key.alg] })
    const claims: unknown = JSON.parse(readText(payload))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Claims)
      : undefined
  } catch {
    return undefined
  }
}

/** RFC 7519 §4.1: issuer, audience and times; `exp` is demanded, because a token without an end has no place here. */
function areAccepted(claims: Claims, { issuer, audience, now, ignoreExpiry = false }: Expected): boolean {
  const time = seconds(now())
  const { iss, aud, exp, nbf, iat } = claims
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  const isPast = (claim: unknown): boolean =>
    claim === undefined || (typeof claim === 'number' && claim <= time + SKEW_SECONDS)
  return (
    iss === issuer &&
    (audience === undefined || audiences.includes(audience)) &&
    typeof exp === 'number' &&
    (ignoreExpiry || time < exp + SKEW_SECONDS) &&
    isPast(nbf) &&
    isPast(iat)
  )
}
