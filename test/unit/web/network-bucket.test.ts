/** Rule D3: sixteen bits of a /24 or /56, another number each day; rule O: without an address, one bucket. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { networkBucket, networkOf } from '../../../src/web/network-bucket.ts'

const mac = (message: Uint8Array): Promise<Uint8Array> =>
  Promise.resolve(new Uint8Array(createHmac('sha256', 'a key of the test').update(message).digest()))
const DAY = 86_400_000

describe('the network of an address', () => {
  it.each([
    ['192.0.2.77', [192, 0, 2]],
    ['::ffff:192.0.2.77', [192, 0, 2]],
    ['2001:db8:1:2345:6789::1', [0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01, 0x23]],
    ['2001:DB8:1:2300::', [0x20, 0x01, 0x0d, 0xb8, 0x00, 0x01, 0x23]],
    ['::1', [0, 0, 0, 0, 0, 0, 0]],
    ['::', [0, 0, 0, 0, 0, 0, 0]],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0]],
  ])('%s', (address, expected) => {
    expect([...(networkOf(address) ?? [])]).toEqual(expected)
  })
  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.1.1',
    '0x7f.1.1.1',
    ':::',
    '1:2',
    'fe80::1%eth0',
    '[::1]',
    '::1]/x',
    'a'.repeat(99),
  ])('%j is none', (address) => {
    expect(networkOf(address)).toBeUndefined()
  })
})

describe('the bucket', () => {
  it('is the same for neighbours, another for strangers and another the next day', async () => {
    const bucket = (address: string | undefined, now = DAY): Promise<number> =>
      networkBucket(mac, now, address)
    expect(await bucket('192.0.2.1')).toBe(await bucket('192.0.2.254', 2 * DAY - 1))
    expect(await bucket('192.0.2.1')).not.toBe(await bucket('192.0.3.1'))
    expect(await bucket('192.0.2.1')).not.toBe(await bucket('192.0.2.1', 2 * DAY))
    expect(await bucket('2001:db8:1:2301::1')).toBe(await bucket('2001:db8:1:23ff::2'))
    expect(await bucket('2001:db8:1:2301::1')).not.toBe(await bucket('2001:db8:1:2401::1'))
    expect(await bucket(undefined)).toBe(await bucket('not an address'))
  })
  it('has sixteen bits and fills them', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 4_096 }, (_, index) =>
        networkBucket(mac, DAY, `10.${index >> 8}.${index & 255}.1`),
      ),
    )
    expect(Math.max(...numbers)).toBeLessThan(65_536)
    expect(Math.max(...numbers)).toBeGreaterThan(60_000)
    expect(new Set(numbers).size).toBeGreaterThan(3_900)
  })
})
