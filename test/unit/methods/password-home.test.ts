/** The region's half of passwords: whatever is stored, one call costs one hash (rules C4, C5). */
import { describe, expect, test } from 'vitest'
import { passwordHome } from '../../../src/methods/password/home.ts'

/** A hasher that counts and hashes nothing. */
function counted() {
  const calls: string[] = []
  const method = passwordHome({
    hash: (password) => {
      calls.push('hash')
      return `phc:${password}`
    },
    verify: (phc, password) => {
      calls.push('verify')
      return { matches: phc === `phc:${password}`, isStale: false }
    },
    decoy: () => void calls.push('decoy'),
  })
  return { calls, method }
}

describe('password', () => {
  test('what was enrolled is verified', () => {
    const { method, calls } = counted()
    const document = method.enrol('correct horse battery')
    expect(method.verify(document, 'correct horse battery')).toEqual({ matches: true, isStale: false })
    expect(method.verify(document, 'wrong horse battery')).toEqual({ matches: false, isStale: false })
    expect(calls).toEqual(['hash', 'verify', 'verify'])
  })

  test.each([undefined, null, {}, { phc: 1 }, 'phc:x'])(
    'a document %# that says nothing costs a hash too',
    (document) => {
      const { method, calls } = counted()
      expect(method.verify(document, 'x')).toEqual({ matches: false, isStale: false })
      expect(calls).toEqual(['decoy'])
    },
  )

  test('a decoy is one hash', () => {
    const { method, calls } = counted()
    method.decoy('x')
    expect(calls).toEqual(['decoy'])
  })
})
