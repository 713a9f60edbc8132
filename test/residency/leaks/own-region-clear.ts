/** Leak: documents of a person lie as plain JSON in their own region. */
import { text, utf8 } from '../../../src/kernel/bytes.ts'
import type { encryptJson as honestEncrypt, decryptJson as honestDecrypt } from '../../../src/crypto/vault.ts'
export * from '../../../src/crypto/vault.ts'

export const encryptJson: typeof honestEncrypt = async (_vault, _place, value) => utf8(JSON.stringify(value))

export const decryptJson: typeof honestDecrypt = async (_vault, _place, sealed) =>
  JSON.parse(text(sealed)) as unknown
