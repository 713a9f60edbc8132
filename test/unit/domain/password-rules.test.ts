/** NIST SP 800-63B-4 §3.1.1: length in code points, no composition rules, nothing common, nothing about the person. */
import { describe, expect, test } from 'vitest'
import { LONGEST, passwordFault, SHORTEST_ALONE } from '../../../src/domain/password-rules.ts'

const never = (): boolean => false
const only =
  (...common: readonly string[]) =>
  (folded: string): boolean =>
    common.includes(folded)

/** No part of it repeats, and no word of it is anybody's. */
const GOOD = 'lantern bicycle marmalade'

describe('length (SP 800-63B-4 §3.1.1.2)', () => {
  test('fifteen code points are enough, fourteen are not', () => {
    expect(SHORTEST_ALONE).toBe(15)
    expect(passwordFault('abcdefghijklmno', [], never)).toBeUndefined()
    expect(passwordFault('abcdefghijklmn', [], never)).toBe('password_too_short')
    expect(passwordFault('', [], never)).toBe('password_too_short')
  })

  test('a surrogate pair is one', () => {
    const animals = ['🐶', '🐱', '🐭', '🐹', '🐰', '🦊', '🐻', '🐼', '🐨', '🐯', '🦁', '🐮', '🐷', '🐸', '🐵']
    expect(passwordFault(animals.join(''), [], never)).toBeUndefined()
    expect(passwordFault(animals.slice(1).join(''), [], never)).toBe('password_too_short')
    expect(animals.slice(1).join('').length).toBeGreaterThan(SHORTEST_ALONE)
  })

  test('counted after NFKC: a ligature is three letters, a letter and its accent are one', () => {
    expect(passwordFault('abcdefghijklﬃ', [], never)).toBeUndefined()
    expect(passwordFault('ábcdefghijklmn', [], never)).toBe('password_too_short')
  })

  test('spaces count, for a sentence is a good password', () => {
    expect(passwordFault('a b c d e f g h', [], never)).toBeUndefined()
  })

  test('256 may be, 257 may not', () => {
    const long = Array.from({ length: LONGEST }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
    expect(passwordFault(long, [], never)).toBeUndefined()
    expect(passwordFault(`${long}一`, [], never)).toBe('password_too_long')
  })
})

test('no composition rules: one kind of letter is as good as four', () => {
  for (const password of [GOOD, GOOD.toUpperCase(), '739104862517394', 'þæíðöáéúýóÞÆÍÐÖ'])
    expect(passwordFault(password, [], never)).toBeUndefined()
})

describe('common passwords', () => {
  test('are compared without case, width and spaces', () => {
    const isCommon = only('correcthorsebatterystaple')
    expect(passwordFault('Correct Horse Battery Staple', [], isCommon)).toBe('password_too_common')
    expect(passwordFault('ｃｏｒｒｅｃｔhorsebatterystaple', [], isCommon)).toBe('password_too_common')
    expect(passwordFault('correct horse battery stapler', [], isCommon)).toBeUndefined()
  })

  test.each([
    ['one letter', 'aaaaaaaaaaaaaaa'],
    ['two', 'abababababababab'],
    ['four, cut off', 'abcdabcdabcdabc'],
    ['a common one, twice', 'passwordpassword'],
    ['a common one, three times with spaces', 'Dragon dragon DRAGON'],
    ['a common one, and its beginning', 'passwordpasswordpass'],
  ])('%s said again is as weak as said once', (_, password) => {
    expect(passwordFault(password, [], only('password', 'dragon'))).toBe('password_too_common')
  })

  test('five letters that nobody else uses, said three times, are not in the list', () => {
    expect(passwordFault('xkqvzxkqvzxkqvz', [], only('password'))).toBeUndefined()
  })
})

describe('words of the person and the application', () => {
  test('a password that is little else is refused', () => {
    const words = ['Grace Hopper', 'grace.hopper', 'example']
    expect(passwordFault('gracehopper1906', words, never)).toBe('password_too_personal')
    expect(passwordFault('GRACE HOPPER example', words, never)).toBe('password_too_personal')
  })

  test('the longest word is taken out first, so that a short one inside it hides nothing', () => {
    expect(passwordFault('hopperland1234567', ['hopper', 'hopperland'], never)).toBe('password_too_personal')
  })

  test('eight letters of something else are enough', () => {
    expect(passwordFault('gracehopper19061992', ['Grace Hopper'], never)).toBeUndefined()
    expect(passwordFault('gracehopper1906199', ['Grace Hopper'], never)).toBe('password_too_personal')
  })

  test('a word of three letters forbids nothing', () => {
    expect(passwordFault('annannann bicycle', ['Ann'], never)).toBeUndefined()
  })

  test('a password without any of the words is not touched by them', () => {
    expect(passwordFault(GOOD, ['Grace Hopper', 'example'], never)).toBeUndefined()
  })
})

test('the first rule that is broken is the one that is said', () => {
  expect(passwordFault('password', ['password'], () => true)).toBe('password_too_short')
  expect(passwordFault('gracehopper1906', ['Grace Hopper'], () => true)).toBe('password_too_common')
})
