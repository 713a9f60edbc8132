import {
  sign as nodeSign,
  verify as nodeVerify,
  createPrivateKey,
  createPublicKey,
  constants,
} from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { compactVerify } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  ALGORITHMS,
  generateSigningKey,
  importSigningKey,
  importVerifyKey,
  signerOf,
  signJwt,
  verifyJwt,
  wrapPrivateKey,
  type Algorithm,
  type Claims,
  type Expected,
  type SigningKey,
  type SigningKeyRecord,
} from '../../../src/crypto/jws.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { base64url, fromBase64url, text, utf8 } from '../../../src/kernel/bytes.ts'
import rfc from '../../vectors/jws-es256.json' with { type: 'json' }
import wrapping from '../../vectors/signing-key.json' with { type: 'json' }
import { counted, ringOf, scripted, tampered, unhex } from './fixtures.ts'

const NAMES = Object.keys(ALGORITHMS) as Algorithm[]
const NOW = 1_795_000_000
const ISSUER = 'https://id.example.com'
const HOUSE = ringOf(1)
const CLAIMS = { iss: ISSUER, aud: 'app', sub: 'somebody', iat: NOW, exp: NOW + 600 }
const EXPECTED: Expected = { typ: 'JWT', issuer: ISSUER, audience: 'app', now: () => NOW * 1_000 }

interface Made {
  key: SigningKey
  privateJwk: JsonWebKey
  record: SigningKeyRecord
}
const made = new Map<Algorithm, Made>()
const of = (alg: Algorithm): Made => made.get(alg)!

beforeAll(async () => {
  const random = counted()
  for (const alg of NAMES) {
    const { kid, publicJwk, privateJwk } = await generateSigningKey(alg, random)
    const wrapped = await wrapPrivateKey(HOUSE, kid, privateJwk, random)
    const record = { kid, alg, publicJwk, wrapped, signsFrom: 0 }
    made.set(alg, {
      key: await importSigningKey(HOUSE, record),
      privateJwk,
      record,
    })
  }
})

/** How another implementation (OpenSSL through node:crypto) names what each algorithm is. */
const ELSEWHERE = {
  ES256: { hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  RS256: { hash: 'sha256', options: {} },
  PS256: { hash: 'sha256', options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
  Ed25519: { hash: null, options: {} },
} as const

/** A compact JWS made by the other implementation, with whatever header it is told. */
function forged(alg: Algorithm, header: object, claims: unknown = CLAIMS): string {
  const input = [header, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  const { hash, options } = ELSEWHERE[alg]
  const key = createPrivateKey({ key: of(alg).privateJwk, format: 'jwk' })
  return `${input}.${base64url(nodeSign(hash, utf8(input), { key, ...options }))}`
}

const headerFor = (alg: Algorithm): object => ({ alg, typ: 'JWT', kid: of(alg).key.kid })

test('RFC 7515 A.3: the key imports and verifies; without our typ it is still no token of ours', async () => {
  const key = await importVerifyKey({ kid: 'a3', alg: 'ES256', publicJwk: rfc.jwk })
  const { payload } = await compactVerify(rfc.token, key.publicKey, { algorithms: ['ES256'] })
  expect(text(payload)).toBe(rfc.payload)
  const expected = { typ: 'JWT', issuer: 'joe', now: () => 1_300_819_379_000 } as const
  expect(await verifyJwt([key], rfc.token, expected)).toBeUndefined()
})

describe.each(NAMES)('%s', (alg) => {
  test('what we sign, another implementation verifies', async () => {
    const token = await signJwt(of(alg).key, 'at+jwt', CLAIMS)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const key = createPublicKey({ key: of(alg).record.publicJwk, format: 'jwk' })
    const { hash, options } = ELSEWHERE[alg]
    const isGood = nodeVerify(
      hash,
      utf8(`${header}.${payload}`),
      { key, ...options },
      fromBase64url(signature)!,
    )
    expect(isGood).toBe(true)
    expect(JSON.parse(text(fromBase64url(header)!))).toEqual({ alg, typ: 'at+jwt', kid: of(alg).key.kid })
    expect(JSON.parse(text(fromBase64url(payload)!))).toEqual(CLAIMS)
  })

  test('what another implementation signs, we verify', async () => {
    expect(await verifyJwt([of(alg).key], forged(alg, headerFor(alg)), EXPECTED)).toEqual(CLAIMS)
  })

  test('the published key has no private part, the imported one cannot be exported', async () => {
    const { key, record } = of(alg)
    for (const part of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'])
      expect(record.publicJwk).not.toHaveProperty(part)
    expect(record.publicJwk).toMatchObject({ kid: key.kid, alg, use: 'sig' })
    expect(key.privateKey.extractable).toBe(false)
    expect(JSON.stringify(record)).not.toContain(of(alg).privateJwk.d)
  })

  test('a key of this algorithm is used for no other (RFC 8725 §3.1)', async () => {
    for (const other of NAMES)
      if (other !== alg) {
        const token = forged(alg, { ...headerFor(alg), alg: other })
        expect(
          await verifyJwt(
            NAMES.map((name) => of(name).key),
            token,
            EXPECTED,
          ),
        ).toBeUndefined()
      }
  })
})

describe('header', () => {
  const verified = async (header: object): Promise<boolean> =>
    (await verifyJwt([of('ES256').key], forged('ES256', { ...headerFor('ES256'), ...header }), EXPECTED)) !==
    undefined

  test('control: unchanged it is accepted, also with an unknown member', async () => {
    expect(await verified({})).toBe(true)
    expect(await verified({ x: 1 })).toBe(true)
  })

  test.each([
    [{ typ: 'at+jwt' }],
    [{ typ: 'logout+jwt' }],
    [{ typ: 'jwt' }],
    [{ typ: 'application/JWT' }],
    [{ typ: undefined }],
    [{ kid: 'other' }],
    [{ kid: undefined }],
    [{ alg: 'none' }],
    [{ alg: 'HS256' }],
    [{ alg: 'ES384' }],
    [{ jku: 'https://evil.example/jwks' }],
    [{ x5u: 'https://evil.example/x5u' }],
    [{ jwk: rfc.jwk }],
    [{ x5c: [] }],
    [{ crit: ['exp'], exp: NOW }],
    [{ crit: ['b64'], b64: true }],
  ])('%j is refused (RFC 8725 §3)', async (header) => {
    expect(await verified(header)).toBe(false)
  })

  test.each(['JWT', 'at+jwt', 'logout+jwt'] as const)(
    'a %s passes as nothing else (rule P3)',
    async (typ) => {
      const token = await signJwt(of('ES256').key, typ, CLAIMS)
      for (const other of ['JWT', 'at+jwt', 'logout+jwt'] as const) {
        const claims = await verifyJwt([of('ES256').key], token, { ...EXPECTED, typ: other })
        expect(claims !== undefined).toBe(other === typ)
      }
    },
  )
})

describe('claims', () => {
  const verified = async (change: Claims, expected: Partial<Expected> = {}): Promise<boolean> => {
    const token = await signJwt(of('ES256').key, 'JWT', { ...CLAIMS, ...change })
    return (await verifyJwt([of('ES256').key], token, { ...EXPECTED, ...expected })) !== undefined
  }

  test.each<[string, Claims, Partial<Expected>]>([
    ['as issued', {}, {}],
    ['audience in a list', { aud: ['other', 'app'] }, {}],
    ['60 s after its end, but for a moment', { exp: NOW - 59 }, {}],
    ['made 60 s ahead', { iat: NOW + 60, nbf: NOW + 60 }, {}],
    ['without iat and nbf', { iat: undefined }, {}],
    ['ended, where that is allowed', { exp: NOW - 99_999 }, { ignoreExpiry: true }],
  ])('accepted: %s', async (_, change, expected) => {
    expect(await verified(change, expected)).toBe(true)
  })

  test.each<[string, Claims, Partial<Expected>]>([
    ['ended 60 s ago', { exp: NOW - 60 }, {}],
    ['without an end', { exp: undefined }, {}],
    ['without an end, even where it may have ended', { exp: undefined }, { ignoreExpiry: true }],
    ['an end in text', { exp: String(NOW + 600) }, {}],
    ['not yet begun', { nbf: NOW + 61 }, {}],
    ['not yet begun, where it may have ended', { nbf: NOW + 61 }, { ignoreExpiry: true }],
    ['made in the future', { iat: NOW + 61 }, {}],
    ['a beginning in text', { nbf: '0' }, {}],
    ['another issuer', { iss: 'https://id.example.com/' }, {}],
    ['another issuer, where it may have ended', { iss: 'https://x.example' }, { ignoreExpiry: true }],
    ['no issuer', { iss: undefined }, {}],
    ['another audience', { aud: 'other' }, {}],
    ['an audience that contains ours', { aud: 'app2' }, {}],
    ['audiences without ours', { aud: ['a', 'b'] }, {}],
    ['no audience', { aud: undefined }, {}],
  ])('refused: %s', async (_, change, expected) => {
    expect(await verified(change, expected)).toBe(false)
  })

  test('an audience nobody asked about may be any', async () => {
    const token = await signJwt(of('ES256').key, 'JWT', { ...CLAIMS, aud: 'whoever' })
    const { audience: _, ...expected } = EXPECTED
    expect(await verifyJwt([of('ES256').key], token, expected)).toMatchObject({ aud: 'whoever' })
  })
})

describe('noise never throws', () => {
  test.each([
    ['nothing', ''],
    ['dots', '..'],
    ['no header', '.e30.AA'],
    ['header that is a list', `${base64url(utf8('[]'))}.e30.AA`],
    ['header that is null', `${base64url(utf8('null'))}.e30.AA`],
    ['five parts', 'a.b.c.d.e'],
    ['letters', 'not a token'],
    ['20 KB', 'A'.repeat(20_000)],
  ])('%s', async (_, token) => {
    expect(await verifyJwt([of('ES256').key], token, EXPECTED)).toBeUndefined()
  })

  test.each([[[]], ['text'], [null], [7]])('signed claims that are %j', async (claims) => {
    expect(
      await verifyJwt([of('ES256').key], forged('ES256', headerFor('ES256'), claims), EXPECTED),
    ).toBeUndefined()
  })

  test('one bit turned in any byte of header, claims or signature', async () => {
    const parts = (await signJwt(of('ES256').key, 'JWT', CLAIMS)).split('.')
    for (const [place, part] of parts.entries()) {
      const bytes = fromBase64url(part)!
      for (let at = 0; at < bytes.length; at++) {
        const token = parts.with(place, base64url(tampered(bytes, at))).join('.')
        expect(await verifyJwt([of('ES256').key], token, EXPECTED)).toBeUndefined()
      }
    }
  })

  test('another key under the same kid', async () => {
    const { publicJwk } = await generateSigningKey('ES256', counted())
    const other = await importVerifyKey({ kid: of('ES256').key.kid, alg: 'ES256', publicJwk })
    expect(await verifyJwt([other], await signJwt(of('ES256').key, 'JWT', CLAIMS), EXPECTED)).toBeUndefined()
  })
})

describe('keys at rest', () => {
  test('frozen format, and the unwrapped key signs for the published one', async () => {
    const keys = keyring(parseRing(wrapping.ring))
    const { kid, wrapped, publicJwk, signsFrom } = wrapping.record
    expect(await wrapPrivateKey(keys, kid, wrapping.privateJwk, scripted(unhex(wrapping.nonce)))).toBe(
      wrapped,
    )
    const key = await importSigningKey(keys, { kid, wrapped, publicJwk, signsFrom, alg: 'ES256' })
    expect(await verifyJwt([key], await signJwt(key, 'JWT', CLAIMS), EXPECTED)).toEqual(CLAIMS)
  })

  test.each<[string, Partial<SigningKeyRecord>]>([
    ['another kid', { kid: 'other' }],
    ['no base64url', { wrapped: '+' }],
    ['nothing', { wrapped: '' }],
    ['an unknown key id', { wrapped: base64url(new Uint8Array(60).fill(9)) }],
  ])('%s: refused in words that hold no key', async (_, change) => {
    const { record, privateJwk } = of('ES256')
    const importing = importSigningKey(HOUSE, { ...record, ...change })
    await expect(importing).rejects.toThrow(/^signing key: [a-z ]+$/)
    await expect(importing).rejects.not.toThrow(privateJwk.d)
  })

  test('a retired house key', async () => {
    await expect(importSigningKey(ringOf(2), of('ES256').record)).rejects.toThrow('signing key')
    expect((await importSigningKey(ringOf(2, 1), of('ES256').record)).kid).toBe(of('ES256').key.kid)
  })

  test('a JWK of another sort than its algorithm says', async () => {
    const record = { ...of('RS256').record, alg: 'ES256' } as const
    await expect(importVerifyKey(record)).rejects.toThrow('does not fit')
  })
})

test('the key whose turn it is signs: the latest that has begun, of the algorithm asked for (rule P3)', () => {
  const key = (kid: string, signsFrom: number, alg: Algorithm = 'ES256'): SigningKey => ({
    ...of(alg).key,
    kid,
    signsFrom,
  })
  const keys = [key('next', 300), key('current', 200), key('previous', 100), key('rsa', 250, 'RS256')]
  for (const order of [keys, keys.toReversed()]) {
    expect(signerOf(order, 'ES256', 299)?.kid).toBe('current')
    expect(signerOf(order, 'ES256', 300)?.kid).toBe('next')
    expect(signerOf(order, 'ES256', 99)).toBeUndefined()
    expect(signerOf(order, 'RS256', 250)?.kid).toBe('rsa')
    expect(signerOf(order, 'PS256', 999)).toBeUndefined()
  }
})
