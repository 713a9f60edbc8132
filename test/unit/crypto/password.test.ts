/** The hasher in Node, beside an argon2id of other make; test/contract/password.test.ts is the same inside workerd. */
import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { passwordHasher } from '../../../src/crypto/password.ts'
import { hex, utf8 } from '../../../src/kernel/bytes.ts'
import { filled, scripted } from './fixtures.ts'

const SALT = filled(5, 16)

const elsewhere = (message: string): string =>
  argon2Sync('argon2id', {
    message: utf8(message),
    nonce: SALT,
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  })
    .toString('base64')
    .replaceAll('=', '')

test('control: the other argon2id gives RFC 9106 §5.3', () => {
  const tag = argon2Sync('argon2id', {
    message: filled(1, 32),
    nonce: filled(2, 16),
    secret: filled(3, 8),
    associatedData: filled(4, 12),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  })
  expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
})

// The library counts UTF-16 units where argon2 wants bytes: without `exact` the end of every such password was ignored.
test.each([
  'plain ascii password',
  'pässwörter für änne',
  '密码密码密码密码',
  '🔑🔒🔓🔑🔒🔓🔑🔒',
  'a',
  'lone \ud800 surrogate',
])('%s: every byte counts, as elsewhere', (password) => {
  const phc = passwordHasher(scripted(SALT)).hash(password)
  expect(phc).toBe(`$argon2id$v=19$m=19456,t=2,p=1$BQUFBQUFBQUFBQUFBQUFBQ$${elsewhere(password)}`)
})

test('NFKC: one password typed on two keyboards is one password', () => {
  const [composed, decomposed] = ['pässwort ① ﬁ', 'pa\u0308sswort 1 fi']
  expect(passwordHasher(scripted(SALT)).hash(composed)).toBe(passwordHasher(scripted(SALT)).hash(decomposed))
})
