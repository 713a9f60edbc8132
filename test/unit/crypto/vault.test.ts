import { describe, expect, test } from 'vitest'
import { keyring, parseRing } from '../../../src/crypto/keyring.ts'
import type { Label } from '../../../src/crypto/labels.ts'
import {
  decryptJson,
  encryptJson,
  newDataKey,
  openVault,
  unwrapDataKey,
  wrapDataKey,
  type Vault,
} from '../../../src/crypto/vault.ts'
import { hex, utf8 } from '../../../src/kernel/bytes.ts'
import { parsePersonId } from '../../../src/kernel/ids.ts'
import vectors from '../../vectors/vault.json' with { type: 'json' }
import { counted, filled, personOf, ringOf, scripted, tampered, unhex } from './fixtures.ts'

const PLACE = { table: 'credential', column: 'document', row: 'password' }
const ADA = personOf(1)
const vaultOf = (byte: number, person = ADA, region = 'eu'): Promise<Vault> =>
  openVault(filled(byte), person, region)

test('frozen format', async () => {
  const keys = keyring(parseRing(vectors.ring))
  const person = parsePersonId(vectors.person)!
  const nonce = unhex(vectors.nonce)
  const wrapped = await wrapDataKey(keys, person, unhex(vectors.dataKey), scripted(nonce))
  expect(hex(wrapped)).toBe(vectors.wrapped)
  const vault = (await unwrapDataKey(keys, person, wrapped, vectors.region))!
  expect(hex(await vault.encrypt(vectors.place, unhex(vectors.plain), scripted(nonce)))).toBe(vectors.sealed)
  expect(await vault.decrypt(vectors.place, unhex(vectors.sealed))).toEqual(unhex(vectors.plain))
  const { label, data, mac } = vectors.mac
  expect(hex(await vault.mac(label as Label, unhex(data)))).toBe(mac)
})

describe('data keys (rule K1)', () => {
  test('are 32 random bytes', () => {
    const random = counted()
    expect(newDataKey(random)).toHaveLength(32)
    expect(newDataKey(random)).not.toEqual(newDataKey(random))
  })

  test('open what they sealed after being wrapped, under a retiring key too', async () => {
    const wrapped = await wrapDataKey(ringOf(1), ADA, filled(7), counted())
    const sealed = await (await vaultOf(7)).encrypt(PLACE, utf8('plain'), counted())
    for (const keys of [ringOf(1), ringOf(2, 1)]) {
      const vault = await unwrapDataKey(keys, ADA, wrapped, 'eu')
      expect(await vault?.decrypt(PLACE, sealed)).toEqual(utf8('plain'))
    }
    expect(await unwrapDataKey(ringOf(2), ADA, wrapped, 'eu')).toBeUndefined()
  })

  test('do not open for another person, another ring, or with a bit turned anywhere', async () => {
    const wrapped = await wrapDataKey(ringOf(1), ADA, filled(7), counted())
    expect(await unwrapDataKey(ringOf(1), personOf(2), wrapped, 'eu')).toBeUndefined()
    expect(await unwrapDataKey(keyring(parseRing(vectors.ring)), ADA, wrapped, 'eu')).toBeUndefined()
    for (let at = 0; at < wrapped.length; at++)
      expect(await unwrapDataKey(ringOf(1), ADA, tampered(wrapped, at), 'eu')).toBeUndefined()
    for (const length of [0, 1, 12, 13, 28, wrapped.length - 1])
      expect(await unwrapDataKey(ringOf(1), ADA, wrapped.subarray(0, length), 'eu')).toBeUndefined()
  })

  test('of another length are refused', async () => {
    await expect(openVault(filled(1, 16), ADA, 'eu')).rejects.toThrow(RangeError)
  })
})

describe('columns (rule K2)', () => {
  test('a ciphertext opens in its own place only: no cut and paste', async () => {
    const vault = await vaultOf(7)
    const sealed = await vault.encrypt(PLACE, utf8('plain'), counted())
    expect(await vault.decrypt(PLACE, sealed)).toEqual(utf8('plain'))
    const elsewhere = [
      { ...PLACE, table: 'person' },
      { ...PLACE, column: 'name' },
      { ...PLACE, row: 'other' },
      { table: PLACE.table, column: PLACE.column },
      { table: 'credentialdocument', column: '', row: 'password' },
    ]
    for (const place of elsewhere) expect(await vault.decrypt(place, sealed)).toBeUndefined()
  })

  test('the same key for another person or in another region opens nothing', async () => {
    const sealed = await (await vaultOf(7)).encrypt(PLACE, utf8('plain'), counted())
    for (const other of [vaultOf(7, personOf(2)), vaultOf(7, ADA, 'us'), vaultOf(8)])
      expect(await (await other).decrypt(PLACE, sealed)).toBeUndefined()
  })

  test('a bit turned anywhere, or an end cut off, opens nothing', async () => {
    const vault = await vaultOf(7)
    const sealed = await vault.encrypt(PLACE, utf8('plain'), counted())
    expect(sealed).toHaveLength(5 + 29)
    for (let at = 0; at < sealed.length; at++) {
      expect(await vault.decrypt(PLACE, tampered(sealed, at))).toBeUndefined()
      expect(await vault.decrypt(PLACE, sealed.subarray(0, at))).toBeUndefined()
    }
  })

  test('equal plaintexts give different ciphertexts', async () => {
    const [vault, random] = [await vaultOf(7), counted()]
    const twice = [
      await vault.encrypt(PLACE, utf8('x'), random),
      await vault.encrypt(PLACE, utf8('x'), random),
    ]
    expect(twice[0]).not.toEqual(twice[1])
  })

  test('JSON is read back', async () => {
    const vault = await vaultOf(7)
    const value = { name: 'Ada', at: [1, null] }
    const sealed = await encryptJson(vault, PLACE, value, counted())
    expect(await decryptJson(vault, PLACE, sealed)).toEqual(value)
    expect(await decryptJson(vault, { ...PLACE, row: 'other' }, sealed)).toBeUndefined()
  })
})

test('MACs change with person’s key and label', async () => {
  const [mine, other] = [await vaultOf(7), await vaultOf(8)]
  const macs = [
    await mine.mac('audit-number', utf8('1')),
    await mine.mac('short-code', utf8('1')),
    await other.mac('audit-number', utf8('1')),
  ]
  expect(new Set(macs.map(hex)).size).toBe(3)
})
