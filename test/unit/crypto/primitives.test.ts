/** The functions that stand directly on WebCrypto, against published vectors (RECIPES of other people's making, not ours). */
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt } from '../../../src/crypto/aead.ts'
import { digest, hmac, sha256 } from '../../../src/crypto/digest.ts'
import { framed } from '../../../src/crypto/framing.ts'
import { hkdf } from '../../../src/crypto/hkdf.ts'
import { same } from '../../../src/crypto/same.ts'
import { hex, utf8, type Bytes } from '../../../src/kernel/bytes.ts'
import gcmVectors from '../../vectors/aes-256-gcm.json' with { type: 'json' }
import ourVectors from '../../vectors/derivations.json' with { type: 'json' }
import hkdfVectors from '../../vectors/hkdf-sha256.json' with { type: 'json' }
import hmacVectors from '../../vectors/hmac-sha256.json' with { type: 'json' }
import shaVectors from '../../vectors/sha256.json' with { type: 'json' }
import { filled, tampered, unhex } from './fixtures.ts'

test.each(shaVectors.cases)('SHA-256 of $name (FIPS 180)', async ({ text, times, digest: expected }) => {
  expect(hex(await sha256(utf8(text.repeat(times))))).toBe(expected)
})

test.each(hmacVectors.cases)('HMAC-SHA-256, $name (RFC 4231 §4)', async ({ key, data, mac }) => {
  expect(hex(await hmac(unhex(key), unhex(data)))).toBe(mac)
})

test.each(hkdfVectors.cases)('HKDF-SHA-256, $name (RFC 5869)', async ({ ikm, salt, info, length, okm }) => {
  expect(hex(await hkdf(unhex(ikm), unhex(salt), unhex(info), length))).toBe(okm)
})

describe('AES-256-GCM', () => {
  const importKey = (bytes: Bytes): Promise<CryptoKey> =>
    crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

  test.each(gcmVectors.cases)('$name, both ways (NIST GCM)', async (vector) => {
    const key = await importKey(unhex(vector.key))
    const [nonce, associated] = [unhex(vector.nonce), unhex(vector.associated)]
    const sealed = await encrypt(key, nonce, associated, unhex(vector.plain))
    expect(hex(sealed)).toBe(vector.cipher + vector.tag)
    const plain = await decrypt(key, nonce, associated, sealed)
    expect(plain && hex(plain)).toBe(vector.plain)
  })

  test('a turned bit anywhere, another nonce, other associated data: undefined', async () => {
    const key = await importKey(filled(1))
    const [nonce, associated] = [filled(2, 12), utf8('place')]
    const sealed = await encrypt(key, nonce, associated, utf8('plain'))
    for (let at = 0; at < sealed.length; at++)
      expect(await decrypt(key, nonce, associated, tampered(sealed, at))).toBeUndefined()
    expect(await decrypt(key, filled(3, 12), associated, sealed)).toBeUndefined()
    expect(await decrypt(key, nonce, utf8('other'), sealed)).toBeUndefined()
    expect(await decrypt(await importKey(filled(9)), nonce, associated, sealed)).toBeUndefined()
  })

  test('what is shorter than a tag or has no nonce is refused without asking the cipher', async () => {
    const key = await importKey(filled(1))
    expect(await decrypt(key, filled(2, 12), filled(0, 0), filled(0, 15))).toBeUndefined()
    expect(await decrypt(key, filled(0, 0), filled(0, 0), filled(0, 40))).toBeUndefined()
  })

  test('our own mistake, a key that may not decrypt, is not taken for a bad ciphertext', async () => {
    const key = await crypto.subtle.importKey('raw', filled(1), 'AES-GCM', false, ['encrypt'])
    await expect(decrypt(key, filled(2, 12), filled(0, 0), filled(0, 40))).rejects.toThrow()
  })
})

describe('labelled digests', () => {
  test('known answer', async () => {
    const { parts, digest: expected } = ourVectors.cases.digest
    expect(hex(await digest('browser', ...parts.map(unhex)))).toBe(expected)
  })

  test('another label, another cut, another order: another digest', async () => {
    const digests = await Promise.all([
      digest('browser', utf8('ab'), utf8('c')),
      digest('browser', utf8('a'), utf8('bc')),
      digest('browser', utf8('abc')),
      digest('browser', utf8('c'), utf8('ab')),
      digest('browser', utf8('ab'), utf8('c'), utf8('')),
      digest('session-name', utf8('ab'), utf8('c')),
    ])
    expect(new Set(digests.map(hex)).size).toBe(6)
  })
})

test('framing: lengths of four bytes before each part', () => {
  expect(hex(framed('ab', Uint8Array.of(7)))).toBe('0000000261620000000107')
  expect(hex(framed())).toBe('')
})

describe('comparison in constant time', () => {
  test('equal only when every byte is', () => {
    const bytes = filled(7, 40)
    expect(same(bytes, filled(7, 40))).toBe(true)
    for (let at = 0; at < bytes.length; at++) expect(same(bytes, tampered(bytes, at))).toBe(false)
  })

  test.each([
    ['longer', filled(7, 3), filled(7, 4)],
    ['shorter', filled(7, 4), filled(7, 3)],
    ['ending in zeros', filled(0, 2), filled(0, 3)],
    ['nothing against zeros', filled(0, 0), filled(0, 1)],
  ])('another length is unequal: %s', (_, a, b) => {
    expect(same(a, b)).toBe(false)
  })

  test('nothing equals nothing', () => {
    expect(same(filled(0, 0), filled(0, 0))).toBe(true)
  })
})
