import { describe, expect, test } from 'vitest'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { sealer, type Sealer, type SealKind } from '../../../src/crypto/seal.ts'
import { base64url, concat, fromBase64url, uint } from '../../../src/kernel/bytes.ts'
import { HOUR } from '../../../src/kernel/time.ts'
import vectors from '../../vectors/seal.json' with { type: 'json' }
import { counted, filled, ringOf, scripted, tampered, unhex } from './fixtures.ts'

const KINDS = [
  'interaction',
  'form',
  'challenge',
  'home-cookie',
  'device-cookie',
] as const satisfies SealKind[]
const HOURLY = ['interaction', 'form', 'challenge'] as const satisfies SealKind[]
const UNDATED = ['home-cookie', 'device-cookie'] as const satisfies SealKind[]
const START = 1_795_000_000_000
const ISSUER = 'https://id.example.com'

interface World {
  seals: Sealer
  pass: (milliseconds: number) => void
}

function world(ids: readonly number[] = [1], issuer = ISSUER): World {
  let now = START
  return {
    seals: sealer(ringOf(...ids), () => now, counted(), issuer),
    pass: (milliseconds) => (now += milliseconds),
  }
}

describe('frozen format', () => {
  const keys = keyring(parseRing(vectors.ring))
  test.each(vectors.cases)('$kind', async ({ kind, audience, value, text }) => {
    const seals = sealer(keys, () => vectors.now, scripted(unhex(vectors.nonce)), vectors.issuer)
    expect(await seals.open(kind as SealKind, text, audience)).toEqual(value)
    expect(await seals.seal(kind as SealKind, value, audience)).toBe(text)
  })
})

describe.each(KINDS)('%s', (kind) => {
  const value = { state: 'é', list: [1, null, 'x'] }

  test('opens to the same value, for its audience', async () => {
    const { seals } = world()
    expect(await seals.open(kind, await seals.seal(kind, value, 'app'), 'app')).toEqual(value)
    expect(await seals.open(kind, await seals.seal(kind, value))).toEqual(value)
  })

  test('opens for no other kind (rule A5)', async () => {
    const { seals } = world()
    const text = await seals.seal(kind, value)
    for (const other of KINDS) if (other !== kind) expect(await seals.open(other, text)).toBeUndefined()
  })

  test('opens for no other audience and no other issuer', async () => {
    const { seals } = world()
    const text = await seals.seal(kind, value, 'app')
    expect(await seals.open(kind, text, 'other')).toBeUndefined()
    expect(await seals.open(kind, text)).toBeUndefined()
    expect(await world([1], 'https://other.example').seals.open(kind, text, 'app')).toBeUndefined()
  })

  test('with one bit turned in any byte it does not open', async () => {
    const { seals } = world([1, 2, 3])
    const bytes = fromBase64url(await seals.seal(kind, value))!
    for (let at = 0; at < bytes.length; at++)
      expect(await seals.open(kind, base64url(tampered(bytes, at)))).toBeUndefined()
  })

  test('cut at any place, or in a second spelling, it does not open', async () => {
    const { seals } = world()
    const text = await seals.seal(kind, value)
    for (let length = 0; length < text.length; length++)
      expect(await seals.open(kind, text.slice(0, length))).toBeUndefined()
    for (const other of [`${text}=`, ` ${text}`, `${text}A`, `${text}AAAA`, text.toLowerCase()])
      expect(await seals.open(kind, other)).toBeUndefined()
  })

  test('equal length for all values within 256 bytes, one step more after them (rule A5)', async () => {
    const { seals } = world()
    const lengthOf = async (letters: number): Promise<number> =>
      (await seals.seal(kind, 'x'.repeat(letters))).length
    const [one, full, more] = [await lengthOf(1), await lengthOf(254), await lengthOf(255)]
    expect(full).toBe(one)
    expect(more - one).toBeGreaterThanOrEqual(341)
    expect(more - one).toBeLessThanOrEqual(342)
  })

  test('two seals of one value differ', async () => {
    const { seals } = world()
    expect(await seals.seal(kind, value)).not.toBe(await seals.seal(kind, value))
  })
})

describe('keys that come and go (rule A6)', () => {
  test.each(KINDS)(
    '%s: a retiring key opens, the new one writes, a retired or unknown one does not',
    async (kind) => {
      const before = await world([1]).seals.seal(kind, 'x')
      expect(await world([2, 1]).seals.open(kind, before)).toBe('x')
      const after = await world([2, 1]).seals.seal(kind, 'x')
      expect(await world([1, 2]).seals.open(kind, after)).toBe('x')
      expect(await world([2]).seals.open(kind, before)).toBeUndefined()
      expect(await world([1]).seals.open(kind, after)).toBeUndefined()
    },
  )
})

describe('hours', () => {
  test.each(HOURLY)('%s opens for a day, then no more', async (kind) => {
    const { seals, pass } = world()
    const text = await seals.seal(kind, 'x')
    pass(24 * HOUR)
    expect(await seals.open(kind, text)).toBe('x')
    pass(HOUR)
    expect(await seals.open(kind, text)).toBeUndefined()
  })

  test.each(HOURLY)(
    '%s of a city that is across the full hour opens, of two hours ahead does not',
    async (kind) => {
      const { seals, pass } = world()
      pass(2 * HOUR)
      const text = await seals.seal(kind, 'x')
      pass(-HOUR)
      expect(await seals.open(kind, text)).toBe('x')
      pass(-HOUR)
      expect(await seals.open(kind, text)).toBeUndefined()
    },
  )

  test.each(UNDATED)('%s opens after years', async (kind) => {
    const { seals, pass } = world()
    const text = await seals.seal(kind, 'x')
    pass(24 * 365 * 3 * HOUR)
    expect(await seals.open(kind, text)).toBe('x')
  })
})

describe('size', () => {
  test('more than 8 KB of text does not open, what is just below does', async () => {
    const { seals } = world()
    const long = await seals.seal('form', 'x'.repeat(6_200))
    expect(long.length).toBeGreaterThan(8_192)
    expect(await seals.open('form', long)).toBeUndefined()
    const text = await seals.seal('form', 'x'.repeat(5_800))
    expect(text.length).toBeLessThanOrEqual(8_192)
    expect(await seals.open('form', text)).toHaveLength(5_800)
  })

  test('a long text costs no derivation and no cipher', async () => {
    const keys = ringOf(1)
    const asked: string[] = []
    const watched = {
      ...keys,
      aes: (...given: Parameters<typeof keys.aes>) => (asked.push(given[0]), keys.aes(...given)),
    }
    const seals = sealer(watched, () => START, counted(), ISSUER)
    // Key id and hour are right, so that only the length can be what refuses the longer one.
    const head = concat(filled(1, 1), uint(Math.floor(START / HOUR), 4))
    expect(await seals.open('form', base64url(concat(head, filled(0, 6_140))))).toBeUndefined()
    expect(asked).toEqual([])
    expect(await seals.open('form', base64url(concat(head, filled(0, 6_139))))).toBeUndefined()
    expect(asked).toEqual(['seal-form'])
  })

  test('a value without JSON is a mistake of ours', async () => {
    await expect(world().seals.seal('form', undefined)).rejects.toThrow(TypeError)
  })
})
