/** `acr` is a function of the proofs of one attempt and of nothing else (invariant 25). */
import { describe, expect, test } from 'vitest'
import { ACR_VALUES, acrOf, type AuthenticationMethod } from '../../../src/domain/assurance.ts'

const METHODS: readonly AuthenticationMethod[] = ['pwd', 'hwk', 'swk', 'user', 'otp', 'pop']
const subsets = METHODS.reduce<readonly (readonly AuthenticationMethod[])[]>(
  (sets, method) => [...sets, ...sets.map((set) => [...set, method])],
  [[]],
)

describe('acrOf', () => {
  test('of all 64 combinations, exactly those with possession and presence are phishing-resistant', () => {
    const resistant = subsets.filter((amr) => acrOf(amr) === 'phr')
    expect(subsets).toHaveLength(64)
    expect(resistant).toHaveLength(16)
    expect(resistant.every((amr) => amr.includes('pop') && amr.includes('user'))).toBe(true)
  })

  test('a passkey is, a password is not, and a password beside a passkey takes nothing away', () => {
    expect(acrOf(['pop', 'user', 'hwk'])).toBe('phr')
    expect(acrOf(['pwd'])).toBe('1')
    expect(acrOf(['pwd', 'otp'])).toBe('1')
    expect(acrOf(['pwd', 'pop', 'user'])).toBe('phr')
  })

  test('the order of the proofs does not matter', () => {
    for (const amr of subsets) expect(acrOf(amr.toReversed())).toBe(acrOf(amr))
  })

  test('says only what discovery publishes', () => {
    for (const amr of subsets) expect(ACR_VALUES).toContain(acrOf(amr))
  })
})
