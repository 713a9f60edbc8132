/**
 * The scan itself: every shape in which a value can lie about, spelled here by other programs (Python's standard library), is found;
 * what is permitted is permitted in one place and nowhere else; noise is no alarm.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { keyring, parseRing } from '../../src/crypto/keyring.ts'
import type { Region } from '../../src/domain/region.ts'
import { concat, utf8 } from '../../src/kernel/bytes.ts'
import type { Canary } from '../support/residency/canaries.ts'
import type { DevKeys } from '../support/residency/dev-keys.ts'
import { needlesFor, type Needle } from '../support/residency/needles.ts'
import { scan, type Finding } from '../support/residency/scan.ts'
import type { Place } from '../support/residency/zones.ts'

const ring = (letters: string) => keyring(parseRing(`1:${letters}`))
const KEYS: DevKeys = {
  house: ring('AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE'),
  regions: {
    eu: ring('AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI'),
    us: ring('AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM'),
    ap: ring('BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ'),
  },
}
const canary = (what: string, value: string): Canary => ({ what, home: 'eu', value, pieces: [] })
const CANARIES = [
  canary('e-mail', 'Ada.Lovelace@Example.org'),
  canary('name', "Zoë “Ada” O'Löw"),
  canary('address', '2001:db8:1234:5678:9abc:def0:1357:2468'),
]

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const READABLE: Readonly<Record<string, string | Uint8Array>> = {
  'as typed': 'Ada.Lovelace@Example.org',
  'in lower case': 'ada.lovelace@example.org',
  'in upper case': 'ADA.LOVELACE@EXAMPLE.ORG',
  'base64 at the first letter': 'YWRhLmxvdmVsYWNlQGV4YW1wbGUub3JnISE=',
  'base64 after one byte': 'eGFkYS5sb3ZlbGFjZUBleGFtcGxlLm9yZyEh',
  'base64 after two bytes': 'eHlhZGEubG92ZWxhY2VAZXhhbXBsZS5vcmchIQ==',
  'in hex': '6164612e6c6f76656c616365406578616d706c652e6f7267',
  'in HEX': '4164612E4C6F76656C616365404578616D706C652E6F7267',
  'in UTF-16, little end first': bytesOf(
    '4100640061002e004c006f00760065006c0061006300650040004500780061006d0070006c0065002e006f0072006700',
  ),
  'in UTF-16, big end first': bytesOf(
    '006100640061002e006c006f00760065006c0061006300650040006500780061006d0070006c0065002e006f00720067',
  ),
  'percent-encoded': 'Zo%C3%AB%20%E2%80%9CAda%E2%80%9D%20O%27L%C3%B6w',
  'as a form sends it': 'Zo%C3%AB+%E2%80%9CAda%E2%80%9D+O%27L%C3%B6w',
  'in JSON without Unicode': String.raw`Zo\u00eb \u201cAda\u201d O'L\u00f6w`,
  'in HTML': 'Zoë “Ada” O&#39;Löw',
  'in SQL': "Zoë “Ada” O''Löw",
  'with its accents apart': "Zoë “Ada” O'Löw".normalize('NFD'),
  'an address in bytes': bytesOf('20010db8123456789abcdef013572468'),
}

const HASHED: Readonly<Record<string, string | Uint8Array>> = {
  'MD5 of the normal form': 'a0897f0967cd4affeb515028a3447d04',
  'MD5 as typed, base64url': 'JbKRjfxFR37pd9I1CPMMZg',
  'SHA-1': '0b6126cba6e959e56e056bdcdf9d0665458e4cc1',
  'SHA-1, base64': 'C2Emy6bpWeVuBWvc350GZUWOTME=',
  'SHA-256': '7799473ff091b38137e0698047364e040446fe7cb3209e8321d5a865127853d0',
  'SHA-256, raw and cut to 16 bytes': bytesOf('7799473ff091b38137e0698047364e04'),
  'SHA-256 as a JSON array': '[119,153,71,63,240,145,179,129,55,224,105,128,71,54,78,4,4,70]',
  'SHA-256 as a JSON object':
    '{"0":119,"1":153,"2":71,"3":63,"4":240,"5":145,"6":179,"7":129,"8":55,"9":224,"10":105}',
  'SHA-256 as typed, base64url': '_0O_ocnLXwXzaycNkoNkokJtZ-DcH54NQtHQtumIGjo',
  'SHA-512': '8de00f9e3d415482904a6a56c11cad922833e163053bc38d1237b498ee4d2abe',
}

const KEYED: Readonly<Record<string, string | Uint8Array>> = {
  'the inner index in hex': 'ff6c3b252f8410aaa3c727a9d1c92b56f6d9ff462165c4a74c8b1260691f86bd',
  'the inner index, base64url': '_2w7JS-EEKqjxyep0ckrVvbZ_0YhZcSnTIsSYGkfhr0',
  'a MAC under a region’s key for another purpose': bytesOf(
    '5d6dad28208890367d9e042be1bb96bf986f4e8100aeed6f19ed607552c2f730',
  ),
  'the bucket’s whole digest': '7b6b323803dd6a24828e54e07b976e4153c27fb00eae2a2b2eff061695c37163',
}

const OUTER: Readonly<Record<Region, string>> = {
  eu: '7b72c6e3b797d73d1e1282190f8a3115cae7a4f653386e51dc8132676e1c61df',
  us: 'e716fe4a6fa9c507ebffb48a4df082358349177ee3a92aa4dbe9072b8aad93ad',
  ap: '015f3fb00d41c3c8d5cdbfbaa2813750fe2a850eb4ea0ce49f839afc598e6dc3',
}

let needles: readonly Needle[] = []
beforeAll(async () => {
  needles = await needlesFor(CANARIES, KEYS)
})

/** What is found when the bytes lie in the middle of something else. */
function look(hidden: string | Uint8Array, place: Place = { kind: 'log' }) {
  const bytes = concat(utf8('{"before":"'), typeof hidden === 'string' ? utf8(hidden) : hidden, utf8('"}'))
  return scan([{ name: 'an exhibit', place, bytes }], needles)
}
const kindsOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.map(({ kind }) => kind))

describe('the scan finds', () => {
  it.each(Object.entries(READABLE))('a value %s', (_how, hidden) => {
    expect(kindsOf(look(hidden).findings)).toContain('readable')
  })
  it.each(Object.entries(HASHED))('%s', (_how, hidden) => {
    expect(kindsOf(look(hidden).findings)).toEqual(new Set(['hashed']))
  })
  it.each(Object.entries(KEYED))('%s', (_how, hidden) => {
    expect(kindsOf(look(hidden).findings)).toEqual(new Set(['keyed']))
  })
  it('a value in its own region as well: only ciphertext may lie there', () => {
    expect(look('ada.lovelace@example.org', { kind: 'shard', region: 'eu' }).findings).not.toEqual([])
  })
})

describe('the outer index of a region', () => {
  it.each(['directory', 'shard'] as const)('may lie in its own %s', (kind) => {
    const { findings, permitted } = look(bytesOf(OUTER.eu), { kind, region: 'eu' })
    expect(findings).toEqual([])
    expect(kindsOf(permitted)).toEqual(new Set(['index']))
  })
  it.each<readonly [string, string, Place]>([
    ['in another region', OUTER.eu, { kind: 'directory', region: 'us' }],
    ['under that region’s own key', OUTER.us, { kind: 'directory', region: 'us' }],
    ['under a foreign key at home', OUTER.ap, { kind: 'directory', region: 'eu' }],
    ['in a person’s own object', OUTER.eu, { kind: 'home', region: 'eu' }],
    ['beside the data keys', OUTER.eu, { kind: 'keys', region: 'eu' }],
    ['as an object’s name', OUTER.eu, { kind: 'object names', region: 'eu' }],
    ['in KV', OUTER.eu, { kind: 'kv' }],
    ['in the global database', OUTER.eu, { kind: 'global' }],
  ])('may not lie %s', (_where, index, place) => {
    expect(kindsOf(look(bytesOf(index), place).findings)).toEqual(new Set(['index']))
  })
})

it('noise is no alarm', () => {
  const bytes = new Uint8Array(4 * 1024 * 1024)
  // A linear congruential generator (Numerical Recipes): the same noise every time.
  for (let at = 0, state = 1; at < bytes.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  expect(scan([{ name: 'noise', place: { kind: 'log' }, bytes }], needles).findings).toEqual([])
})
