/**
 * WebCrypto on Node's synchronous functions: the same bytes, answered in the next microtask. The platform's own goes through threads,
 * whose order no seed decides; with this a run of a model test is the same run every time, and four times faster.
 * quick-crypto.test.ts holds it against the real one.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { concat } from '../../../src/kernel/bytes.ts'

interface QuickKey {
  readonly bytes: Uint8Array
}
interface Gcm {
  readonly iv: Uint8Array
  readonly additionalData: Uint8Array
}
interface Hkdf {
  readonly salt: Uint8Array
  readonly info: Uint8Array
}

const TAG = 16

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

function open(how: Gcm, key: QuickKey, sealed: Uint8Array): ArrayBuffer {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, how.iv)
  decipher.setAAD(how.additionalData)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  try {
    return exact(concat(decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()))
  } catch {
    throw new DOMException('wrong tag', 'OperationError')
  }
}

export const quickSubtle = {
  digest: async (_name: string, bytes: Uint8Array) => exact(createHash('sha256').update(bytes).digest()),
  importKey: async (_format: string, bytes: Uint8Array): Promise<QuickKey> => ({ bytes }),
  sign: async (_name: string, key: QuickKey, bytes: Uint8Array) =>
    exact(createHmac('sha256', key.bytes).update(bytes).digest()),
  deriveBits: async (how: Hkdf, key: QuickKey, bits: number) =>
    hkdfSync('sha256', key.bytes, how.salt, how.info, bits / 8),
  encrypt: async (how: Gcm, key: QuickKey, plain: Uint8Array) => {
    const cipher = createCipheriv('aes-256-gcm', key.bytes, how.iv)
    cipher.setAAD(how.additionalData)
    return exact(concat(cipher.update(plain), cipher.final(), cipher.getAuthTag()))
  },
  decrypt: async (how: Gcm, key: QuickKey, sealed: Uint8Array) => open(how, key, sealed),
}

/** Puts it in place; call what it returns to take it away again. */
export function useQuickCrypto(): () => void {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'crypto')
  if (!real) throw new Error('this runtime has no crypto')
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  Object.defineProperty(globalThis, 'crypto', {
    configurable: true,
    value: { subtle: quickSubtle, getRandomValues },
  })
  return () => void Object.defineProperty(globalThis, 'crypto', real)
}
