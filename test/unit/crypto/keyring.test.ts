import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { decrypt, encrypt } from '../../../src/crypto/aead.ts'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import { LABELS, type Label } from '../../../src/crypto/labels.ts'
import { base64url, hex, uint } from '../../../src/kernel/bytes.ts'
import vectors from '../../vectors/derivations.json' with { type: 'json' }
import { filled, ringOf, ringText, unhex } from './fixtures.ts'

const KEY = base64url(filled(1))

afterEach(() => vi.restoreAllMocks())

describe('reading a ring', () => {
  test('the first writes, all open; white space around entries is nothing', () => {
    const keys = keyring(parseRing(` ${ringText(7, 3)} ,\n${ringText(255)}\n`))
    expect(keys.current).toBe(7)
    expect(keys.ids).toEqual([7, 3, 255])
  })

  test.each([
    ['nothing', '', 'entry 1 needs an id'],
    ['no id', KEY, 'entry 1 needs an id'],
    ['id 0', `0:${KEY}`, 'entry 1 needs an id'],
    ['id 256', `256:${KEY}`, 'entry 1 needs an id'],
    ['a led id', `01:${KEY}`, 'entry 1 needs an id'],
    ['31 bytes', `1:${base64url(filled(1, 31))}`, 'entry 1 needs 32 bytes'],
    ['33 bytes', `1:${base64url(filled(1, 33))}`, 'entry 1 needs 32 bytes'],
    ['padding', `1:${KEY}=`, 'entry 1 needs 32 bytes'],
    ['no key', '1', 'entry 1 needs 32 bytes'],
    ['a second colon', `1:${KEY}:x`, 'entry 1 needs 32 bytes'],
    ['a comma at the end', `1:${KEY},`, 'entry 2 needs an id'],
    ['the same id twice', `1:${KEY},1:${base64url(filled(2))}`, 'entry 2 repeats an id'],
    ['the same key twice', `1:${KEY},2:${KEY}`, 'entry 2 repeats another'],
  ])('%s is refused in words that repeat none of it', (_, text, words) => {
    const refusal = (): unknown => parseRing(text)
    expect(refusal).toThrow(words)
    expect(refusal).not.toThrow(KEY.slice(0, 8))
  })

  test('a ring does not print its keys', () => {
    const ring = parseRing(ringText(1))
    expect(inspect(ring, { depth: 9 }) + JSON.stringify(ring)).not.toContain(KEY.slice(0, 8))
  })
})

describe('derived keys', () => {
  const { mac, aes } = vectors.cases

  test('known answers', async () => {
    const keys = keyring(parseRing(vectors.ring))
    const label = mac.label as Label
    expect(hex(await keys.mac(label, unhex(mac.data)))).toBe(mac.byCurrent)
    expect(hex(await keys.mac(label, unhex(mac.data), 1))).toBe(mac.byFirst)
    const key = await keys.aes(aes.label as Label, unhex(aes.context))
    const plain = await decrypt(key, unhex(aes.nonce), filled(0, 0), unhex(aes.sealed))
    expect(plain && hex(plain)).toBe(aes.plain)
  })

  test('every label has its own key, and so has every id', async () => {
    const keys = ringOf(1, 2)
    const labels = Object.keys(LABELS) as Label[]
    const macs = await Promise.all(
      labels.flatMap((label) => [1, 2].map((id) => keys.mac(label, filled(0), id))),
    )
    expect(new Set(macs.map(hex)).size).toBe(labels.length * 2)
  })

  test('another context is another cipher key', async () => {
    const keys = ringOf(1)
    const sealed = await encrypt(await keys.aes('vault-column'), filled(1, 12), filled(0, 0), filled(5))
    const open = async (context?: Uint8Array): Promise<boolean> => {
      const key = await keys.aes('vault-column', context)
      return (await decrypt(key, filled(1, 12), filled(0, 0), sealed)) !== undefined
    }
    expect(await open()).toBe(true)
    expect(await open(filled(0, 0))).toBe(true)
    expect(await open(filled(0, 1))).toBe(false)
  })

  test('derived keys cannot be exported', async () => {
    const key = await ringOf(1).aes('vault-column')
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })

  test('an id that is not on the ring throws, for MACs and ciphers', async () => {
    await expect(ringOf(1).mac('browser', filled(0), 2)).rejects.toThrow('no key has this id')
    await expect(ringOf(1).aes('browser', filled(0), 2)).rejects.toThrow('no key has this id')
  })

  test('are remembered when they are there, and no more than a bounded number of them', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits')
    const keys = ringOf(1)
    await keys.aes('seal-form', uint(0, 4))
    await keys.aes('seal-form', uint(0, 4))
    expect(derive).toHaveBeenCalledTimes(1)
    for (let hour = 1; hour <= 256; hour++) await keys.aes('seal-form', uint(hour, 4))
    expect(derive).toHaveBeenCalledTimes(257)
    await keys.aes('seal-form', uint(256, 4))
    expect(derive).toHaveBeenCalledTimes(257)
    await keys.aes('seal-form', uint(0, 4))
    expect(derive).toHaveBeenCalledTimes(258)
  })

  test('a derivation that failed is not remembered', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits').mockRejectedValueOnce(new Error('outage'))
    const keys = ringOf(1)
    await expect(keys.mac('browser', filled(0))).rejects.toThrow('outage')
    await expect(keys.mac('browser', filled(0))).resolves.toHaveLength(32)
    expect(derive).toHaveBeenCalledTimes(2)
  })
})
