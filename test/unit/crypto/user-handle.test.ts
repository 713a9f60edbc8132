import { describe, expect, test } from 'vitest'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { mintUserHandle, openUserHandle } from '../../../src/crypto/user-handle.ts'
import { concat, hex, utf8 } from '../../../src/kernel/bytes.ts'
import { parsePersonId } from '../../../src/kernel/ids.ts'
import vectors from '../../vectors/user-handle.json' with { type: 'json' }
import { personOf, ringOf, tampered, unhex } from './fixtures.ts'

test.each(vectors.cases)('frozen format, $region', async (vector) => {
  const keys = keyring(parseRing(vectors.ring))
  const { region, person } = vector
  expect(hex(await mintUserHandle(keys, region, parsePersonId(person)!))).toBe(vector.bytes)
  expect(await openUserHandle(keys, unhex(vector.bytes))).toEqual({ region, person })
  expect(await openUserHandle(keys, unhex(vector.underRetiring))).toEqual({ region, person })
})

describe('rule B2', () => {
  test('34 bytes, well below the 64 that WebAuthn allows (L3 §5.4.3)', async () => {
    expect(await mintUserHandle(ringOf(1), 'eu', personOf(1))).toHaveLength(34)
  })

  test('with one bit turned anywhere it names nobody, the region included', async () => {
    const keys = ringOf(1, 2)
    const handle = await mintUserHandle(keys, 'eu', personOf(1))
    for (let at = 0; at < handle.length; at++)
      expect(await openUserHandle(keys, tampered(handle, at))).toBeUndefined()
  })

  test('another region with the old tag names nobody', async () => {
    const handle = await mintUserHandle(ringOf(1), 'eu', personOf(1))
    expect(await openUserHandle(ringOf(1), concat(utf8('us'), handle.subarray(2)))).toBeUndefined()
  })

  test('every key that was ever added opens, no other does', async () => {
    const handle = await mintUserHandle(ringOf(1), 'eu', personOf(1))
    expect(await openUserHandle(ringOf(3, 2, 1), handle)).toEqual({ region: 'eu', person: personOf(1) })
    expect(await openUserHandle(ringOf(3, 2), handle)).toBeUndefined()
  })

  test.each([0, 33, 35, 64])('%d bytes are no handle', async (length) => {
    expect(await openUserHandle(ringOf(1), new Uint8Array(length))).toBeUndefined()
  })

  test.each(['EU', 'e', 'eur', ''])('region “%s” is not minted', async (region) => {
    await expect(mintUserHandle(ringOf(1), region, personOf(1))).rejects.toThrow(RangeError)
  })
})
