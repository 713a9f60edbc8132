import { describe, expect, test } from 'vitest'
import { handles, type Address, type HandleKind } from '../../../src/crypto/handle.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { base64url, fromBase64url, hex, uint } from '../../../src/kernel/bytes.ts'
import { parsePersonId } from '../../../src/kernel/ids.ts'
import vectors from '../../vectors/handle.json' with { type: 'json' }
import { filled, personOf, ringOf, tampered, unhex } from './fixtures.ts'

const KINDS = [
  'code',
  'refresh',
  'session',
  'device',
  'access',
  'unlock',
  'recovery',
] as const satisfies HandleKind[]
const SECRET = filled(9)
const ADDRESS: Address = {
  region: 'eu',
  person: personOf(5),
  family: base64url(filled(6, 16)),
  generation: 3,
  issuedAt: 1_795_000_000_123,
}

describe('frozen format', () => {
  const made = handles(keyring(parseRing(vectors.ring)))
  test.each(vectors.cases)('$kind', async (vector) => {
    const [kind, secret] = [vector.kind as HandleKind, unhex(vector.secret)]
    const person = parsePersonId(vector.address.person)!
    const address = { ...vector.address, person }
    expect(await made.mint(kind, vector.audience, secret, address)).toBe(vector.text)
    for (const text of [vector.text, vector.underRetiring])
      expect(await made.open(kind, vector.audience, text)).toEqual({ secret, address })
    expect(hex(await made.digest(kind, person, secret))).toBe(vector.digest)
  })
})

describe('one secret that meets two addresses', () => {
  test('gets two nonces, because secrets are derived and one nonce over two plaintexts would give the key away', async () => {
    const made = handles(ringOf(1, 2))
    const texts = await Promise.all(
      [ADDRESS, { ...ADDRESS, person: personOf(6) }].map((address) =>
        made.mint('code', 'app', SECRET, address),
      ),
    )
    const [one, other] = texts.map((text) => hex(fromBase64url(text)!.subarray(33, 45)))
    expect(one).not.toBe(other)
  })
})

describe.each(KINDS)('%s', (kind) => {
  const made = handles(ringOf(1, 2))

  test('opens to its secret and address', async () => {
    for (const address of [ADDRESS, { ...ADDRESS, region: 'ap', family: '', generation: 0, issuedAt: 0 }]) {
      const text = await made.mint(kind, 'app', SECRET, address)
      expect(await made.open(kind, 'app', text)).toEqual({ secret: SECRET, address })
    }
  })

  test('opens for no other kind and no other audience (rule G1)', async () => {
    const text = await made.mint(kind, 'app', SECRET, ADDRESS)
    for (const other of KINDS) if (other !== kind) expect(await made.open(other, 'app', text)).toBeUndefined()
    for (const other of ['', 'other', 'ap', 'app '])
      expect(await made.open(kind, other, text)).toBeUndefined()
  })

  test('with one bit turned in any byte it does not open, the secret’s included', async () => {
    const bytes = fromBase64url(await made.mint(kind, 'app', SECRET, ADDRESS))!
    for (let at = 0; at < bytes.length; at++)
      expect(await made.open(kind, 'app', base64url(tampered(bytes, at)))).toBeUndefined()
  })
})

describe('what an application can see', () => {
  const made = handles(ringOf(1))

  test('all handles have one length', async () => {
    for (const kind of KINDS)
      for (const address of [ADDRESS, { ...ADDRESS, family: '', generation: 0 }])
        expect(await made.mint(kind, 'any', SECRET, address)).toHaveLength(140)
  })

  test('two handles of one person have nothing in common behind the key id', async () => {
    const [a, b] = [
      await made.mint('code', 'app-1', filled(1), ADDRESS),
      await made.mint('code', 'app-2', filled(2), ADDRESS),
    ]
    for (let at = 2; at + 8 <= a.length; at++) expect(b).not.toContain(a.slice(at, at + 8))
  })

  test('an address swapped next to another secret does not open', async () => {
    const mine = fromBase64url(await made.mint('code', 'app', filled(1), ADDRESS))!
    const other = fromBase64url(
      await made.mint('code', 'app', filled(2), { ...ADDRESS, person: personOf(8) }),
    )!
    mine.set(other.subarray(33), 33)
    expect(await made.open('code', 'app', base64url(mine))).toBeUndefined()
  })

  test('one secret in two kinds or audiences has two nonces: equal addresses give unrelated ciphertexts', async () => {
    const sealed = await Promise.all([
      made.mint('code', 'app', SECRET, ADDRESS),
      made.mint('refresh', 'app', SECRET, ADDRESS),
      made.mint('code', 'other', SECRET, ADDRESS),
    ])
    expect(new Set(sealed.map((text) => text.slice(44, 60))).size).toBe(3)
  })

  test('a repetition with the same secret and address is the same text (rule G3)', async () => {
    expect(await made.mint('refresh', 'app', SECRET, ADDRESS)).toBe(
      await made.mint('refresh', 'app', SECRET, ADDRESS),
    )
  })
})

describe('noise is refused without a key being asked for', () => {
  const keys = ringOf(1)
  const asked: string[] = []
  const made = handles({
    ...keys,
    aes: (...given) => (asked.push('aes'), keys.aes(...given)),
    mac: (...given) => (asked.push('mac'), keys.mac(...given)),
  })
  /** Under the one key of the ring, so that nothing but its shape is wrong. */
  const noise = (letters: number): string => base64url(uint(1, 1)).padEnd(letters, 'A')
  test.each([
    ['nothing', ''],
    ['a letter too short', noise(139)],
    ['three bytes too short', noise(136)],
    ['a letter too long', noise(141)],
    ['three bytes too long', noise(144)],
    ['another alphabet', `${noise(139)}+`],
    ['a letter of no alphabet', `${noise(139)}!`],
    ['key 0', 'A'.repeat(140)],
    ['an unknown key', base64url(filled(2, 105))],
  ])('%s', async (_, text) => {
    expect(await made.open('code', 'app', text)).toBeUndefined()
    expect(asked).toEqual([])
  })

  test('while what only has the shape costs one', async () => {
    expect(await made.open('code', 'app', noise(140))).toBeUndefined()
    expect(asked.splice(0)).toEqual(['aes'])
  })

  test('a handle of a retired key', async () => {
    const text = await handles(ringOf(3)).mint('code', 'app', SECRET, ADDRESS)
    expect(await handles(ringOf(4, 3)).open('code', 'app', text)).toEqual({
      secret: SECRET,
      address: ADDRESS,
    })
    expect(await handles(ringOf(4)).open('code', 'app', text)).toBeUndefined()
  })
})

describe('what cannot be minted', () => {
  const made = handles(ringOf(1))
  test.each([
    ['a short secret', filled(1, 31), ADDRESS],
    ['a region in capitals', SECRET, { ...ADDRESS, region: 'EU' }],
    ['a long region', SECRET, { ...ADDRESS, region: 'eur' }],
    ['a short family', SECRET, { ...ADDRESS, family: base64url(filled(1, 15)) }],
    ['a negative generation', SECRET, { ...ADDRESS, generation: -1 }],
    ['a time with fractions', SECRET, { ...ADDRESS, issuedAt: 1.5 }],
  ])('%s', async (_, secret, address) => {
    await expect(made.mint('code', 'app', secret, address)).rejects.toThrow(RangeError)
  })
})

test('a digest changes with kind, person and secret (rule G2)', async () => {
  const made = handles(ringOf(1))
  const digests = await Promise.all([
    made.digest('code', personOf(1), SECRET),
    made.digest('refresh', personOf(1), SECRET),
    made.digest('code', personOf(2), SECRET),
    made.digest('code', personOf(1), filled(8)),
  ])
  expect(new Set(digests.map(hex)).size).toBe(4)
})
