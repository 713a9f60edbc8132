import { describe, expect, test } from 'vitest'
import { bucketOf, decoyOf, homeTag, innerIndex, outerIndex } from '../../../src/crypto/blind-index.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { hex, uint } from '../../../src/kernel/bytes.ts'
import vectors from '../../vectors/derivations.json' with { type: 'json' }
import { filled, ringOf, unhex } from './fixtures.ts'

const REGIONS = [
  { region: 'eu', weight: 5 },
  { region: 'us', weight: 3 },
  { region: 'ap', weight: 2 },
]
const inners = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => uint(at, 4))

test('known answers, under the lowest id though another one writes', async () => {
  const keys = keyring(parseRing(vectors.ring))
  const vector = vectors.cases.blindIndex
  const inner = await innerIndex(keys, vector.type, vector.normalised)
  expect(hex(inner)).toBe(vector.inner)
  expect(hex(await outerIndex(keys, inner))).toBe(vector.outer)
  expect(await bucketOf(inner)).toBe(vector.bucket)
  expect(hex(await homeTag(keys, unhex(vector.salt), inner))).toBe(vector.homeTag)
  expect(await decoyOf(keys, inner, vector.weights)).toEqual(vector.decoy)
})

describe('the index (rule K6)', () => {
  test('a newer key that begins to write changes nothing that is looked up (rule F3)', async () => {
    const [before, after] = [ringOf(1), ringOf(2, 1)]
    const inner = await innerIndex(before, 'email', 'a@example.com')
    expect(await innerIndex(after, 'email', 'a@example.com')).toEqual(inner)
    expect(await outerIndex(after, inner)).toEqual(await outerIndex(before, inner))
    expect(await decoyOf(after, inner, REGIONS)).toEqual(await decoyOf(before, inner, REGIONS))
    expect(await homeTag(after, filled(1), inner)).toEqual(await homeTag(before, filled(1), inner))
  })

  test('another type, value or key gives another index', async () => {
    const indexes = await Promise.all([
      innerIndex(ringOf(1), 'email', 'a@example.com'),
      innerIndex(ringOf(1), 'username', 'a@example.com'),
      innerIndex(ringOf(1), 'emaila', '@example.com'),
      innerIndex(ringOf(1), 'email', 'b@example.com'),
      innerIndex(ringOf(2), 'email', 'a@example.com'),
    ])
    expect(new Set(indexes.map(hex)).size).toBe(5)
  })

  test('two regions hold two indexes of one value', async () => {
    expect(await outerIndex(ringOf(1), filled(1))).not.toEqual(await outerIndex(ringOf(2), filled(1)))
  })
})

test('buckets lie in 0–4095 and are used evenly', async () => {
  const buckets = await Promise.all(inners(4_096).map(bucketOf))
  for (const bucket of buckets) expect(bucket >= 0 && bucket < 4_096 && Number.isInteger(bucket)).toBe(true)
  // 4,096 draws leave 1/e of the buckets empty: about 2,589 are hit.
  const hit = new Set(buckets).size
  expect(hit).toBeGreaterThan(2_450)
  expect(hit).toBeLessThan(2_730)
})

test('a tag has 32 bits and changes with its salt (rule C1)', async () => {
  const tag = await homeTag(ringOf(1), filled(1), filled(3))
  expect(tag).toHaveLength(4)
  expect(await homeTag(ringOf(1), filled(2), filled(3))).not.toEqual(tag)
  expect(await homeTag(ringOf(1), filled(1), filled(4))).not.toEqual(tag)
})

describe('decoys (rule C5)', () => {
  test('are spread over regions by weight and over 1,024 numbers', async () => {
    const decoys = await Promise.all(inners(4_000).map((inner) => decoyOf(ringOf(1), inner, REGIONS)))
    const share = (region: string): number => decoys.filter((decoy) => decoy.region === region).length / 4_000
    expect(share('eu')).toBeCloseTo(0.5, 1)
    expect(share('us')).toBeCloseTo(0.3, 1)
    expect(share('ap')).toBeCloseTo(0.2, 1)
    const numbers = decoys.map((decoy) => decoy.number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1_023)
    // 4,000 draws from 1,024 leave about 2 % out.
    expect(new Set(numbers).size).toBeGreaterThan(970)
  })

  test('never stand in a region without weight', async () => {
    const regions = [
      { region: 'eu', weight: 0 },
      { region: 'us', weight: 0.001 },
      { region: 'ap', weight: 0 },
    ]
    for (const inner of inners(50)) expect((await decoyOf(ringOf(1), inner, regions)).region).toBe('us')
  })

  test.each([[[]], [[{ region: 'eu', weight: 0 }]]])('need a weight: %j', async (regions) => {
    await expect(decoyOf(ringOf(1), filled(1), regions)).rejects.toThrow(RangeError)
  })
})
