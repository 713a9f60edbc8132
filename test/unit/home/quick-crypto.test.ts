/** The synchronous stand-in of the memory house is WebCrypto byte for byte, the refusal of a wrong tag included. */
import { expect, test } from 'vitest'
import { quickSubtle } from '../../support/memory/quick-crypto.ts'

const bytes = (fill: number, length: number) => new Uint8Array(length).fill(fill)
const real = crypto.subtle
const gcm = { name: 'AES-GCM', iv: bytes(1, 12), additionalData: bytes(2, 20) }

test('digest, HMAC and HKDF are the platform’s', async () => {
  expect(await quickSubtle.digest('SHA-256', bytes(3, 40))).toEqual(
    await real.digest('SHA-256', bytes(3, 40)),
  )
  const mac = await real.importKey('raw', bytes(4, 32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const quickMac = await quickSubtle.importKey('raw', bytes(4, 32))
  expect(await quickSubtle.sign('HMAC', quickMac, bytes(5, 9))).toEqual(
    await real.sign('HMAC', mac, bytes(5, 9)),
  )
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytes(0, 0), info: bytes(6, 11) }
  const secret = await real.importKey('raw', bytes(4, 32), 'HKDF', false, ['deriveBits'])
  expect(await quickSubtle.deriveBits(how, quickMac, 256)).toEqual(await real.deriveBits(how, secret, 256))
})

test('AES-GCM is the platform’s, and a wrong tag is the same error', async () => {
  const key = await real.importKey('raw', bytes(7, 32), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const quick = await quickSubtle.importKey('raw', bytes(7, 32))
  const sealed = await real.encrypt(gcm, key, bytes(8, 33))
  expect(await quickSubtle.encrypt(gcm, quick, bytes(8, 33))).toEqual(sealed)
  expect(await quickSubtle.decrypt(gcm, quick, new Uint8Array(sealed))).toEqual(bytes(8, 33).buffer)
  const broken = new Uint8Array(sealed)
  broken[0] = (broken[0] ?? 0) ^ 1
  await expect(quickSubtle.decrypt(gcm, quick, broken)).rejects.toMatchObject({ name: 'OperationError' })
})
