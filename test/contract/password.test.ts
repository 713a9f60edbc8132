/** The promise of ports/passwords, kept by src/crypto/password.ts inside workerd, where WASM may not be compiled at run time. */
import Argon2 from '@phi-ag/argon2'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { passwordHasher } from '../../src/crypto/password.ts'
import { forgetAll } from '../../src/kernel/isolate.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import type { PasswordHasher } from '../../src/ports/passwords.ts'
import reference from '../vectors/argon2id.json' with { type: 'json' }
import ours from '../vectors/password.json' with { type: 'json' }

const hasher: PasswordHasher = passwordHasher(systemRandom)
afterEach(() => vi.restoreAllMocks())

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

describe('known answers', () => {
  test.each(reference.cases)('$phc (reference implementation of RFC 9106)', ({ password, phc }) => {
    expect(hasher.verify(phc, password)).toEqual({ matches: true, isStale: true })
    expect(hasher.verify(phc, `${password}x`).matches).toBe(false)
  })

  test.each(ours.cases)('$password, under the house’s parameters', ({ password, phc }) => {
    expect(passwordHasher(() => fromHex(ours.salt)).hash(password)).toBe(phc)
    expect(hasher.verify(phc, password)).toEqual({ matches: true, isStale: false })
  })
})

describe('hash and verify', () => {
  test('a fresh salt each time; the right password fits, any other does not', () => {
    const [one, two] = [hasher.hash('correct horse'), hasher.hash('correct horse')]
    expect(one).not.toBe(two)
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(hasher.verify(two, 'correct horse')).toEqual({ matches: true, isStale: false })
    for (const other of [
      'correct horsf',
      'correct hors',
      'correct horse ',
      'correct horse\0',
      'Correct horse',
      '',
    ])
      expect(hasher.verify(one, other).matches).toBe(false)
  })

  test('the last letter counts, also where letters take several bytes', () => {
    const phc = hasher.hash('ключключключключ')
    expect(hasher.verify(phc, 'ключключключключ').matches).toBe(true)
    expect(hasher.verify(phc, 'ключключключклюш').matches).toBe(false)
    expect(hasher.verify(phc, 'ключключ').matches).toBe(false)
  })

  test('NFKC on both sides', () => {
    expect(hasher.verify(hasher.hash('pässwort'), 'pa\u0308sswort').matches).toBe(true)
  })

  test.each([
    ['empty', ''],
    ['cut', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ'],
    ['of another sort', '$2b$10$abcdefghijklmnopqrstuv'],
    ['argon2i', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8'],
    [
      'a hash that asks for 1 GB',
      '$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
    ],
  ])('a string that is %s fits nothing and throws nothing', (_, phc) => {
    expect(hasher.verify(phc, 'password')).toEqual({ matches: false, isStale: true })
  })
})

test('a decoy, and a string that cannot be evaluated, cost one hash of the house (rules C4, C5)', () => {
  const worked = vi.spyOn(Argon2.prototype, 'tryHash')
  hasher.decoy('correct horse')
  hasher.verify('no hash at all', 'correct horse')
  expect(worked).toHaveBeenCalledTimes(2)
  for (const call of [1, 2])
    expect(worked).toHaveBeenNthCalledWith(
      call,
      'correct horse',
      expect.objectContaining({ memoryCost: 19_456, timeCost: 2, parallelism: 1, hashLength: 32 }),
    )
})

test('one instance for all hashers of an isolate, because WASM memory never shrinks', () => {
  forgetAll()
  const made: unknown[] = []
  const Instance = WebAssembly.Instance
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given: [WebAssembly.Module]) {
      made.push(given)
      return new target(...given)
    },
  })
  try {
    for (let hashers = 0; hashers < 3; hashers++) passwordHasher(systemRandom).decoy('x')
  } finally {
    WebAssembly.Instance = Instance
  }
  expect(made).toHaveLength(1)
})
