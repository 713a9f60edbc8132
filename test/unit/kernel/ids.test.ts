import { expect, test } from 'vitest'
import { newId, newPersonId, parsePersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'

test('a person id is 128 random bits in 22 letters', () => {
  const ids = Array.from({ length: 100 }, () => newPersonId(systemRandom))
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/)
})

test('an id has the length that was asked for', () => {
  expect(newId((bytes) => new Uint8Array(bytes))).toBe('A'.repeat(22))
  expect(newId((bytes) => new Uint8Array(bytes), 32)).toBe('A'.repeat(43))
})

test('a person id is read back', () => {
  const id = newPersonId(systemRandom)
  expect(parsePersonId(id)).toBe(id)
})

test.each([
  ['empty', ''],
  ['too short', 'A'.repeat(21)],
  ['too long', 'A'.repeat(23)],
  ['in a second spelling', `${'A'.repeat(21)}B`],
  ['in another alphabet', `${'A'.repeat(21)}/`],
  ['of 16 letters', 'A'.repeat(16)],
])('a person id that is %s is none', (_, text) => {
  expect(parsePersonId(text)).toBeUndefined()
})
