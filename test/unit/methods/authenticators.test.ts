/** The names of authenticators: what people call them, for every number that the table knows, and nothing for the others. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { authenticatorName } from '../../../src/methods/passkey/authenticators.ts'

test.each([
  ['ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', 'Google Password Manager'],
  ['fbfc3007-154e-4ecc-8c0b-6e020557d7bd', 'Apple Passwords'],
  ['08987058-cadc-4b81-b6e1-30de50dcbe96', 'Windows Hello'],
  ['6028b017-b1d4-4c02-b4b3-afcdafc96bb2', 'Windows Hello'],
  ['fa2b99dc-9e39-4257-8f92-4a30d23c4118', 'YubiKey 5'],
  ['00000000-0000-0000-0000-000000000000', ''],
  ['toString', ''],
])('%s is “%s”', (aaguid, name) => expect(authenticatorName(aaguid)).toBe(name))

test('every number is one, and stands once', () => {
  const source = readFileSync(
    resolve(import.meta.dirname, '../../../src/methods/passkey/authenticators.ts'),
    'utf8',
  )
  const numbers = [...source.matchAll(/'([^'\s]{30,})'/g)].map(([, number]) => number)
  expect(numbers.length).toBeGreaterThan(35)
  expect(numbers).toEqual([...new Set(numbers)])
  for (const number of numbers) expect(number).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})
