/** A mailed code, however it was typed, copied or spoken into the field. */
import { expect, test } from 'vitest'
import { readCode } from '../../../src/interaction/mailed-code.ts'

test.each([
  ['as it stands', '847291'],
  ['in two halves', ' 847 291 '],
  ['in halves that stay together', '847\u00a0291'],
  ['with a dash', '847–291'],
  ['with the marks of an Arabic mail', '\u2068847\u00a0291\u2069'],
  ['in wide digits', '８４７２９１'],
])('%s', (_, typed) => {
  expect(readCode(typed)).toBe('847291')
})

test.each([undefined, '', '84729', '8472911', '84729a', '847.291', '847291\u20681'])(
  '%j is none',
  (typed) => {
    expect(readCode(typed)).toBeUndefined()
  },
)
