import { describe, expect, test } from 'vitest'
import { assert, property, uint8Array } from 'fast-check'
import {
  base64url,
  concat,
  fromBase64url,
  hex,
  readUint,
  text,
  uint,
  utf8,
} from '../../../src/kernel/bytes.ts'
import vectors from '../../vectors/base64url.json' with { type: 'json' }

describe('base64url (RFC 4648 §5)', () => {
  test.each(vectors.cases)('$text, both ways (RFC 4648 §10)', (vector) => {
    const bytes = fromBase64url(vector.text)
    expect(bytes && hex(bytes)).toBe(vector.bytes)
    expect(bytes && base64url(bytes)).toBe(vector.text)
  })

  test('is read back for any bytes', () => {
    assert(
      property(uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase64url(base64url(bytes))).toEqual(bytes)
      }),
    )
  })

  test.each([
    ['padding', 'Zg=='],
    ['the other alphabet', '+/+/'],
    ['a length that no bytes have', 'Zm9vY'],
    ['stray low bits (RFC 4648 §3.5)', 'Zh'],
    ['stray low bits after two bytes', 'Zm9'],
    ['a space', 'Zm 9'],
    ['a line end', 'Zm9v\n'],
    ['a letter that looks alike', 'Zm9ｖ'],
  ])('refuses %s', (_, spelling) => {
    expect(fromBase64url(spelling)).toBeUndefined()
  })
})

test('hex has two letters a byte', () => {
  expect(hex(Uint8Array.of(0, 10, 255))).toBe('000aff')
  expect(hex(new Uint8Array())).toBe('')
})

describe('big-endian numbers', () => {
  test.each([
    [0, 1, '00'],
    [255, 1, 'ff'],
    [256, 2, '0100'],
    [4_294_967_295, 4, 'ffffffff'],
    [281_474_976_710_655, 6, 'ffffffffffff'],
  ])('%d in %d bytes', (value, width, spelled) => {
    expect(hex(uint(value, width))).toBe(spelled)
    expect(readUint(uint(value, width))).toBe(value)
  })

  test.each([
    [256, 1],
    [-1, 4],
    [1.5, 4],
    [Number.NaN, 4],
    [2 ** 48, 6],
    [0, 0],
    [0, 7],
  ])('%d does not fit %d bytes', (value, width) => {
    expect(() => uint(value, width)).toThrow(RangeError)
  })

  test('more than six bytes are refused rather than rounded', () => {
    expect(() => readUint(new Uint8Array(7))).toThrow(RangeError)
  })
})

test('concat joins in order and gives memory of its own', () => {
  const part = Uint8Array.of(1, 2)
  const joined = concat(part, new Uint8Array(), Uint8Array.of(3))
  part[0] = 9
  expect([...joined]).toEqual([1, 2, 3])
})

describe('UTF-8', () => {
  test('is read back, a byte-order mark included', () => {
    for (const written of ['', 'é🔑', '\ufeffx']) expect(text(utf8(written))).toBe(written)
  })

  test('anything else throws instead of turning into other text', () => {
    expect(() => text(Uint8Array.of(0xc3, 0x28))).toThrow(TypeError)
  })
})
