/** Names as people type them, and the letters that stand in place of a picture. */
import { describe, expect, test } from 'vitest'
import { initialsOf, LONGEST_NAME, readName } from '../../../src/domain/name.ts'

describe('a name', () => {
  test.each([
    ['  Ada \t Lovelace\n', 'Ada Lovelace'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['\u0000Ada\u0007', 'Ada'],
    ['李', '李'],
  ])('%j is read as %j', (typed, name) => expect(readName(typed)).toEqual({ ok: true, value: name }))

  test.each([undefined, '', ' \n '])('%j is none', (typed) =>
    expect(readName(typed)).toEqual({ ok: false, why: 'name_missing' }),
  )

  test('is counted by characters, not by code units', () => {
    expect(readName('🜁'.repeat(LONGEST_NAME)).ok).toBe(true)
    expect(readName('a'.repeat(LONGEST_NAME + 1))).toEqual({ ok: false, why: 'name_too_long' })
  })
})

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['ada king lovelace', 'AL'],
    ['Cher', 'C'],
    ['', ''],
    ['李小龍', '李'],
    ['e\u0301lise durand', 'E\u0301D'],
    ['👩‍🚀 Sally Ride', '👩‍🚀R'],
    ['عائشة حسن', 'عح'],
  ])('of %j are %j', (name, initials) => expect(initialsOf(name, 'en')).toBe(initials))

  test('follow the language of the page', () => expect(initialsOf('ipek', 'tr')).toBe('İ'))
})
