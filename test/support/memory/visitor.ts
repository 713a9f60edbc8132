/**
 * The edge's end of the contract, reduced to what a test of Homes needs: it makes secrets, digests and request numbers, and knows the
 * tokens it was given. Works against the house in memory and against real objects alike; pages, seals and protocols are not here.
 */
import { bucketOf, innerIndex } from '../../../src/crypto/blind-index.ts'
import { digest, hmac, sha256 } from '../../../src/crypto/digest.ts'
import type { Keyring } from '../../../src/crypto/keyring.ts'
import type { ClientFacts } from '../../../src/domain/client.ts'
import { INDEX_GENERATION, type IdentifierKey } from '../../../src/domain/identifier.ts'
import { REGIONS, type Region } from '../../../src/domain/region.ts'
import { base64url, utf8 } from '../../../src/kernel/bytes.ts'
import { newId, newPersonId } from '../../../src/kernel/ids.ts'
import { MINUTE } from '../../../src/kernel/time.ts'
import type { Random } from '../../../src/kernel/random.ts'
import type { Call, HomeAddress } from '../../../src/ports/call.ts'
import type { Directories } from '../../../src/ports/directories.ts'
import type { Change, ChangeRequest } from '../../../src/ports/account.ts'
import type { RedeemRequest, RefreshRequest } from '../../../src/ports/grants.ts'
import type { Home, Homes } from '../../../src/ports/homes.ts'
import type {
  BirthRequest,
  MintRequest,
  NewCredential,
  Proof,
  ProveRequest,
} from '../../../src/ports/sign-in.ts'
import { bucketOfRow } from '../../../src/region/bucket.ts'
import type { PasskeyResponse } from './doubles.ts'

/** RFC 7636 Appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
export const REDIRECT = 'https://shop.example/callback'
export const LONG_ENOUGH = 'a password of many letters'

/** The outside that a visitor reaches. */
export interface Scene {
  readonly homes: Homes
  readonly directories: Directories
  readonly houseKeys: Keyring
  readonly random: Random
  /** The edge's clock. */
  readonly now: () => number
  /** The newest six digits mailed to an address, once mails have left. */
  readonly codeTo: (address: string) => Promise<string | undefined>
}

export const aClient = (over: Partial<ClientFacts> = {}): ClientFacts => ({
  id: 'shop',
  isFirstParty: true,
  notBefore: 0,
  scopes: ['openid', 'email', 'offline_access'],
  optionalScopes: [],
  mayOffline: true,
  subjectType: 'pairwise',
  sector: 'shop.example',
  ...over,
})

/** A stand-in authenticator with one passkey. */
export interface Authenticator {
  readonly id: string
  readonly secret: string
  signCount: number
}

/** A sign-up that may be born: its row was proved for this person to be. */
export interface ProvedSignUp {
  readonly address: HomeAddress
  readonly email: string
  readonly row: string
}

export interface Tokens {
  readonly family: string
  readonly generation: number
  readonly secret: Uint8Array
}

/** What was minted, as the application got it. */
export interface Code {
  readonly family: string
  readonly secret: Uint8Array
  readonly client: ClientFacts
}

export function visitorOf(scene: Scene) {
  const { random, homes, directories } = scene
  const secret = (): Uint8Array => random(32)
  const call = (over: Partial<Call> = {}): Call => ({
    requestId: newId(random),
    requestNumber: random(16),
    configVersion: 1,
    visit: { address: '192.0.2.7', userAgent: 'Test', place: 'Testville' },
    locale: 'en',
    brand: { name: 'Northwind' },
    ...over,
  })
  const home = (address: HomeAddress): Home => homes.of(address)

  const keyOf = async (email: string): Promise<IdentifierKey> => ({
    type: 'email',
    inner: await innerIndex(scene.houseKeys, 'email', email),
    generation: INDEX_GENERATION,
  })
  /** Everybody who is found under an address, one per region at most. */
  const holdersOf = async (email: string): Promise<readonly HomeAddress[]> => {
    const key = await keyOf(email)
    const bucket = await bucketOf(key.inner)
    const found = await Promise.all(
      REGIONS.map(async (region) => ({ region, person: await directories.of(region, bucket).find(key) })),
    )
    return found.flatMap(({ region, person }) => (person ? [{ region, person }] : []))
  }

  const passkeyProof = (
    { person }: HomeAddress,
    { id, secret: shared, signCount }: Authenticator,
    challenge = random(32),
  ): NewCredential & { readonly method: 'passkey' } => ({
    method: 'passkey',
    response: {
      id,
      secret: shared,
      person,
      challenge: base64url(challenge),
      signCount,
    } satisfies PasskeyResponse,
    challenge,
    challengeExpires: scene.now() + 5 * MINUTE,
    origins: ['https://login.example'],
    rpId: 'login.example',
  })

  const mint = (client: ClientFacts, code: Code, over: Partial<MintRequest> = {}) =>
    digest('handle-digest', utf8('code'), code.secret).then((codeDigest): MintRequest => ({
      client,
      redirectUri: REDIRECT,
      scopes: client.scopes,
      codeChallenge: CHALLENGE,
      prompt: [],
      requestedAt: scene.now(),
      demandedTerms: 1,
      code: { family: code.family, digest: codeDigest },
      ...over,
    }))
  const newCode = (client: ClientFacts): Code => ({ family: newId(random), secret: secret(), client })

  return {
    call,
    home,
    secret,
    keyOf,
    holdersOf,
    passkeyProof,
    mint,
    newCode,
    authenticator: (signCount = 0): Authenticator => ({
      id: newId(random),
      secret: newId(random),
      signCount,
    }),

    /** Steps 1 to 3 of a sign-up: a row, a mailed code, and the row proved. Undefined when no mail came. */
    async proveAddress(
      email: string,
      region: Region,
      row = newId(random),
    ): Promise<ProvedSignUp | undefined> {
      const directory = directories.of(region, bucketOfRow(row))
      await directory.openSignUp(call(), { row, mailTo: email, brand: { name: 'Northwind' }, locale: 'en' })
      const code = await scene.codeTo(email)
      const address = { region, person: newPersonId(random) }
      if (code === undefined) return undefined
      const proved = await directory.proveSignUp({ row, code, person: address.person })
      return proved.ok ? { address, email, row } : undefined
    },
    async birthRequest(
      signUp: ProvedSignUp,
      credential: NewCredential,
      over: Partial<BirthRequest> = {},
    ): Promise<BirthRequest> {
      return {
        signUp: signUp.row,
        identifier: { key: await keyOf(signUp.email), value: signUp.email },
        name: 'Ada',
        acceptedTerms: 1,
        credential,
        session: { digest: secret() },
        device: { presented: [], fresh: secret() },
        ...over,
      }
    },
    proveRequest: (proof: Proof, over: Partial<ProveRequest> = {}): ProveRequest => ({
      proof,
      unlock: { id: secret(), url: 'https://login.example/unlock?t=x' },
      session: { digest: secret() },
      device: { presented: [], fresh: secret() },
      ...over,
    }),
    changeRequest: (
      session: Uint8Array,
      change: Change,
      over: Partial<ChangeRequest> = {},
    ): ChangeRequest => ({
      session,
      change,
      fresh: { digest: secret() },
      device: { presented: [], fresh: secret() },
      ...over,
    }),
    async redeemRequest(
      code: Code,
      refresh: Uint8Array,
      over: Partial<RedeemRequest> = {},
    ): Promise<RedeemRequest> {
      return {
        family: code.family,
        digest: await digest('handle-digest', utf8('code'), code.secret),
        client: code.client,
        redirectUri: REDIRECT,
        verifier: VERIFIER,
        refresh: await sha256(refresh),
        idTokenClaims: [],
        ...over,
      }
    },
    async refreshRequest(tokens: Tokens, client: ClientFacts, salt = random(16)): Promise<RefreshRequest> {
      return {
        family: tokens.family,
        generation: tokens.generation,
        digest: await sha256(tokens.secret),
        client,
        proposal: { salt, keyId: 1, digest: await sha256(await successorOf(tokens, salt)) },
        idTokenClaims: [],
      }
    },
    successorOf,
  }
}

/** The next secret, from the presented one and the salt that the Home accepted (rule G3). */
export const successorOf = ({ secret }: Pick<Tokens, 'secret'>, salt: Uint8Array): Promise<Uint8Array> =>
  hmac(secret, salt)

export type Visitor = ReturnType<typeof visitorOf>
