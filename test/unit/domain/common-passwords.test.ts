/** The Bloom filter of common passwords: members, strangers, the measured rate of error, and its size in the bundle. */
import { describe, expect, test } from 'vitest'
import { COMMON_PASSWORDS_FILTER } from '../../../src/domain/common-passwords-filter.ts'
import { isCommonPassword, placesOf } from '../../../src/domain/common-passwords.ts'
import { passwordFault } from '../../../src/domain/password-rules.ts'
import { chosen, filterOf, fold } from '../../support/common-passwords/make-filter.ts'

describe('members', () => {
  test.each([
    'password',
    '12345678',
    'iloveyou',
    'trustno1',
    'qwertyuiop',
    '1qaz2wsx3edc4rfv',
    '123456789987654321',
    'correcthorsebatterystaple',
    '123456789012345',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    // Short ones, for whoever says them three times.
    'qwerty',
    'dragon',
    'monkey',
  ])('%s is common', (password) => expect(isCommonPassword(password)).toBe(true))
})

describe('strangers', () => {
  test.each([
    '',
    'a',
    'a quiet harbour in november',
    'lanternbicyclemarmalade',
    'Password',
    '密码密码密码密码密码',
    'пароль от почты',
  ])('“%s” is not', (password) => expect(isCommonPassword(password)).toBe(false))

  test('at most one stranger in a thousand is taken for a member', () => {
    // Numbered, so that every run measures the same 200,000.
    const strangers = Array.from({ length: 200_000 }, (_, number) => `stranger ${number} ${number * 7919}`)
    const wrong = strangers.filter(isCommonPassword).length
    expect(wrong / strangers.length).toBeLessThanOrEqual(0.001)
    expect(wrong).toBeGreaterThan(0)
  })
})

describe('the filter', () => {
  test('is at most 40 KiB of base64url', () => {
    expect(COMMON_PASSWORDS_FILTER.length).toBeLessThanOrEqual(40 * 1024)
    expect(COMMON_PASSWORDS_FILTER).toMatch(/^[\w-]+$/)
  })

  test('holds about sixteen thousand entries: as many bits are set as ten places of each would leave', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const bits = COMMON_PASSWORDS_FILTER.split('').flatMap((letter) =>
      letters.indexOf(letter).toString(2).split(''),
    )
    const share = bits.filter((bit) => bit === '1').length / (COMMON_PASSWORDS_FILTER.length * 6)
    const entries = (-Math.log(1 - share) * COMMON_PASSWORDS_FILTER.length * 6) / 10
    expect(entries).toBeGreaterThan(15_500)
    expect(entries).toBeLessThan(17_300)
  })

  test('ten places of a text, always the same, inside the size', () => {
    expect(placesOf('password', 1_000)).toEqual(placesOf('password', 1_000))
    expect(placesOf('password', 1_000)).toHaveLength(10)
    expect(placesOf('😀', 7).every((place) => place >= 0 && place < 7)).toBe(true)
    expect(placesOf('passwore', 244_800)).not.toEqual(placesOf('password', 244_800))
  })
})

describe('making it', () => {
  test('folds a list as the rules fold what a person types', () => {
    const asked: string[] = []
    for (const typed of ['Ｐａｓｓ Ｗｏｒｄ Ｐａｓｓ Ｗｏｒｄ', ' QWERTY uiop ASDF ghjk ']) {
      passwordFault(typed, [], (folded) => asked.push(folded) < 0)
      expect(asked).toContain(fold(typed))
    }
  })

  test('takes the commonest of each length, the long ones wherever they stand, and nothing of four letters', () => {
    const members = chosen(['pass', 'Dragon', 'password', 'dragon', 'a password of length'])
    expect(members).toEqual(expect.arrayContaining(['dragon', 'password', 'apasswordoflength']))
    expect(members).not.toContain('pass')
    expect(new Set(members).size).toBe(members.length)
  })

  test('sets the places of its members and of nobody else', () => {
    const letters = filterOf(['password']).split('')
    expect(letters).toHaveLength(COMMON_PASSWORDS_FILTER.length)
    expect(letters.filter((letter) => letter !== 'A').length).toBeLessThanOrEqual(10)
    for (const place of placesOf('password', letters.length * 6))
      expect(letters[Math.floor(place / 6)]).not.toBe('A')
  })
})
