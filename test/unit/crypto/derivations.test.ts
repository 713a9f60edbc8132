/** What is derived instead of stored: successors, request numbers and their secrets, the MACs of short codes, names of session copies. */
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { successor } from '../../../src/crypto/refresh-successor.ts'
import { requestNumber, secretFor } from '../../../src/crypto/request-number.ts'
import { copyName, openCopy, sealCopy } from '../../../src/crypto/session-copy.ts'
import { macOfCode, sixDigits } from '../../../src/crypto/short-code.ts'
import { openVault } from '../../../src/crypto/vault.ts'
import { base64url, hex, uint } from '../../../src/kernel/bytes.ts'
import vectors from '../../vectors/derivations.json' with { type: 'json' }
import { filled, personOf, ringOf, scripted, unhex } from './fixtures.ts'

const known = keyring(parseRing(vectors.ring))

describe('the next refresh token (rule G3)', () => {
  test('known answer', async () => {
    const { keyId, salt, presented, secret } = vectors.cases.successor
    expect(hex(await successor(known, keyId, unhex(salt), unhex(presented)))).toBe(secret)
  })

  test('is the same from any edge while the key that began it is on the ring', async () => {
    const first = await successor(ringOf(1), 1, filled(3), filled(4))
    expect(await successor(ringOf(2, 1), 1, filled(3), filled(4))).toEqual(first)
    await expect(successor(ringOf(2), 1, filled(3), filled(4))).rejects.toThrow('no key has this id')
  })

  test('needs salt, presented secret and key, all three', async () => {
    const secrets = await Promise.all([
      successor(ringOf(1, 2), 1, filled(3), filled(4)),
      successor(ringOf(1, 2), 2, filled(3), filled(4)),
      successor(ringOf(1, 2), 1, filled(5), filled(4)),
      successor(ringOf(1, 2), 1, filled(3), filled(5)),
      successor(ringOf(1, 2), 1, filled(3, 31), filled(4, 33)),
    ])
    expect(new Set(secrets.map(hex)).size).toBe(5)
  })
})

describe('request numbers (rule Z2)', () => {
  test('known answers', async () => {
    const { requestNumber: number, secretFor: secret } = vectors.cases
    expect(hex(await requestNumber(known, unhex(number.nonce), number.step))).toBe(number.number)
    expect(hex(await secretFor(known, unhex(secret.number), secret.purpose))).toBe(secret.secret)
  })

  test('one form and step is one number; another nonce or step another', async () => {
    const keys = ringOf(1)
    const number = await requestNumber(keys, filled(1, 16), 'password')
    expect(number).toHaveLength(16)
    expect(await requestNumber(keys, filled(1, 16), 'password')).toEqual(number)
    expect(await requestNumber(keys, filled(2, 16), 'password')).not.toEqual(number)
    expect(await requestNumber(keys, filled(1, 16), 'code')).not.toEqual(number)
  })

  test('each purpose has its own secret, which the number alone does not give', async () => {
    const number = filled(1, 16)
    const secret = await secretFor(ringOf(1), number, 'code')
    expect(secret).toHaveLength(32)
    expect(await secretFor(ringOf(1), number, 'code')).toEqual(secret)
    expect(await secretFor(ringOf(1), number, 'session')).not.toEqual(secret)
    expect(await secretFor(ringOf(2), number, 'code')).not.toEqual(secret)
  })
})

describe('six digits', () => {
  test('keep their leading zeros', () => {
    expect(sixDigits(scripted(uint(0, 4)))).toBe('000000')
    expect(sixDigits(scripted(uint(42, 4)))).toBe('000042')
    expect(sixDigits(scripted(uint(999_999, 4)))).toBe('999999')
    expect(sixDigits(scripted(uint(1_000_000, 4)))).toBe('000000')
  })

  test('draws that would favour small codes are thrown away', () => {
    expect(sixDigits(scripted(uint(4_293_999_999, 4)))).toBe('999999')
    expect(sixDigits(scripted(uint(4_294_000_000, 4), uint(7, 4)))).toBe('000007')
    expect(sixDigits(scripted(uint(4_294_967_295, 4), uint(4_294_000_000, 4), uint(8, 4)))).toBe('000008')
  })

  test('are always six digits', () => {
    assert(
      property(integer({ min: 0, max: 4_293_999_999 }), (drawn) => {
        expect(sixDigits(scripted(uint(drawn, 4)))).toMatch(/^\d{6}$/)
      }),
    )
  })
})

describe('the MAC of a code (rule Z3)', () => {
  test('known answer', async () => {
    const { nonce, code, mac } = vectors.cases.macOfCode
    expect(hex(await macOfCode(known, unhex(nonce), code))).toBe(mac)
  })

  test('under a person’s own key as under a ring’s', async () => {
    const vault = await openVault(filled(9), personOf(1), 'eu')
    const mac = await macOfCode(vault, filled(1), '123456')
    expect(mac).toHaveLength(32)
    expect(await macOfCode(vault, filled(1), '123456')).toEqual(mac)
    expect(await macOfCode(ringOf(1), filled(1), '123456')).not.toEqual(mac)
  })

  test('one code under two nonces has two MACs: equal codes do not show', async () => {
    expect(await macOfCode(ringOf(1), filled(1), '123456')).not.toEqual(
      await macOfCode(ringOf(1), filled(2), '123456'),
    )
  })
})

describe('the read-near copy of a session (rule H1)', () => {
  const { sessionDigest, name, secret, nonce, facts, sealed } = vectors.cases.sessionCopy

  test('known answers', async () => {
    expect(await copyName(unhex(sessionDigest))).toBe(name)
    expect(await sealCopy(unhex(secret), facts, scripted(unhex(nonce)))).toBe(sealed)
    expect(await openCopy(unhex(secret), sealed)).toEqual(facts)
  })

  test('is noise without its cookie, and has a name that is not the digest', async () => {
    expect(await openCopy(unhex(sessionDigest), sealed)).toBeUndefined()
    expect(await copyName(filled(1))).not.toBe(await copyName(filled(2)))
    expect(name).not.toContain(base64url(unhex(sessionDigest)))
  })
})
