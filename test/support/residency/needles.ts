/**
 * Every shape in which a canary could lie about (ARCHITECTURE §6): readable, hashed, and keyed under each key and label of the house.
 * The blind index as a region stores it is named apart, because its own region may hold it.
 */
import { createHash } from 'node:crypto'
import { innerIndex, outerIndex } from '../../../src/crypto/blind-index.ts'
import { digest } from '../../../src/crypto/digest.ts'
import { framed } from '../../../src/crypto/framing.ts'
import type { Keyring } from '../../../src/crypto/keyring.ts'
import { LABELS, type Label } from '../../../src/crypto/labels.ts'
import { normaliseEmail } from '../../../src/domain/identifier.ts'
import { REGIONS, type Region } from '../../../src/domain/region.ts'
import { concat, uint, utf8 } from '../../../src/kernel/bytes.ts'
import { DAY, systemClock } from '../../../src/kernel/time.ts'
import { networkOf } from '../../../src/web/network-bucket.ts'
import type { Canary } from './canaries.ts'
import type { DevKeys } from './dev-keys.ts'
import { SHORTEST } from './search.ts'
import { digestSpellings, latin1, textSpellings, type Spelling } from './spellings.ts'

/** Readable: anybody can read it or guess and compare. Keyed: whoever has the key can. Index: the keyed one that a region stores. */
export type NeedleKind = 'readable' | 'hashed' | 'keyed' | 'index'

export interface Needle {
  readonly what: string
  readonly home: Region
  readonly kind: NeedleKind
  /** `SHA-256 hex`, `HMAC eu blind-outer raw` … */
  readonly form: string
  readonly bytes: Uint8Array
  /** Whose key made an index. */
  readonly keyOf?: Region
}

/** What a MAC can be made with: name, and the function under one label. */
interface Key {
  readonly name: string
  readonly mac: (label: Label, data: Uint8Array) => Promise<Uint8Array>
}

/** The MAC of a person's own data key, once a person is known. */
export interface PersonKey extends Key {
  readonly home: Region
}

const ALL_LABELS = Object.keys(LABELS) as Label[]
const HASHES = ['md5', 'sha1', 'sha256', 'sha512'] as const

export async function needlesFor(
  canaries: readonly Canary[],
  keys: DevKeys,
  people: readonly PersonKey[] = [],
): Promise<readonly Needle[]> {
  const rings = [
    keysOf('house', keys.house),
    ...REGIONS.map((region) => keysOf(region, keys.regions[region])),
  ]
  const all = await Promise.all(
    canaries.map(async (canary) => {
      const own = people.filter(({ home }) => home === canary.home)
      return [
        ...readable(canary),
        ...hashed(canary),
        ...(await keyed(canary, keys, [...rings.flat(), ...own])),
        ...(await indexes(canary, keys)),
      ]
    }),
  )
  return withoutDoubles(all.flat())
}

const keysOf = (name: string, ring: Keyring): readonly Key[] =>
  ring.ids.map((id) => ({ name: `${name}:${id}`, mac: (label, data) => ring.mac(label, data, id) }))

function readable(canary: Canary): readonly Needle[] {
  const bytes = rawAddress(canary)
  const texts = [...valuesOf(canary), ...canary.pieces].filter((text) => text.length >= SHORTEST)
  return [
    ...texts.flatMap((text) => textSpellings(text)),
    ...(bytes ? [{ form: 'bytes', bytes }] : []),
  ].flatMap((spelling) => needle(canary, 'readable', '', spelling))
}

const hashed = (canary: Canary): readonly Needle[] =>
  everyCase(canary).flatMap((value) =>
    HASHES.flatMap((name) => {
      const bytes = new Uint8Array(createHash(name).update(value).digest())
      return digestSpellings(bytes).flatMap((spelling) => needle(canary, 'hashed', `${name} `, spelling))
    }),
  )

async function keyed(canary: Canary, keys: DevKeys, rings: readonly Key[]): Promise<readonly Needle[]> {
  const inputs = await inputsOf(canary, keys)
  const jobs = ALL_LABELS.flatMap((label) =>
    inputs.flatMap((input) => [
      ...rings.map(async ({ name, mac }) => ({
        how: `HMAC ${name} ${label} `,
        bytes: await mac(label, input),
      })),
      digest(label, input).then((bytes) => ({ how: `digest ${label} `, bytes })),
    ]),
  )
  const made = await Promise.all(jobs)
  return made.flatMap(({ how, bytes }) =>
    digestSpellings(bytes).flatMap((spelling) => needle(canary, 'keyed', how, spelling)),
  )
}

/** The outer index in every region: at home it may stand, elsewhere it may not; the inner one stands nowhere. */
async function indexes(canary: Canary, keys: DevKeys): Promise<readonly Needle[]> {
  const inner = await innerOf(canary, keys)
  if (!inner) return []
  const outer = await Promise.all(
    REGIONS.map(async (region) => ({ region, bytes: await outerIndex(keys.regions[region], inner) })),
  )
  return [
    ...digestSpellings(inner).flatMap((spelling) => needle(canary, 'keyed', 'inner index ', spelling)),
    ...outer.flatMap(({ region, bytes }) =>
      digestSpellings(bytes).flatMap((spelling) =>
        needle(canary, 'index', `outer index ${region} `, spelling, region),
      ),
    ),
  ]
}

/** What a program might feed to a digest or a MAC. */
async function inputsOf(canary: Canary, keys: DevKeys): Promise<readonly Uint8Array[]> {
  const inner = await innerOf(canary, keys)
  const normal = normalOf(canary)
  const network = canary.what === 'address' ? networkOf(canary.value) : undefined
  const today = Math.floor(systemClock() / DAY)
  return [
    ...valuesOf(canary).map((value) => utf8(value)),
    ...(normal === undefined ? [] : [framed('email', normal), framed(normal)]),
    ...(inner ? [inner] : []),
    ...(network ? [concat(uint(today, 4), network), network] : []),
  ]
}

const valuesOf = (canary: Canary): readonly string[] => {
  const normal = normalOf(canary)
  return normal === undefined || normal === canary.value ? [canary.value] : [canary.value, normal]
}

const everyCase = (canary: Canary): readonly string[] => [
  ...new Set(
    [...valuesOf(canary), ...canary.pieces].flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]),
  ),
]

const normalOf = ({ value }: Canary): string | undefined => normaliseEmail(value)

async function innerOf(canary: Canary, keys: DevKeys): Promise<Uint8Array | undefined> {
  const normal = normalOf(canary)
  return normal === undefined ? undefined : innerIndex(keys.house, 'email', normal)
}

/** The sixteen bytes of an IPv6 address; four would be found by chance. */
function rawAddress({ what, value }: Canary): Uint8Array | undefined {
  if (what !== 'address' || !value.includes(':')) return undefined
  return concat(...value.split(':').map((group) => uint(Number.parseInt(group, 16), 2)))
}

const needle = (
  { what, home }: Canary,
  kind: NeedleKind,
  how: string,
  { form, bytes }: Spelling,
  keyOf?: Region,
): readonly Needle[] =>
  bytes.length < SHORTEST ? [] : [{ what, home, kind, form: `${how}${form}`, bytes, ...(keyOf && { keyOf }) }]

/** One needle per byte string; what is an index is called an index. */
function withoutDoubles(needles: readonly Needle[]): readonly Needle[] {
  const byBytes = new Map<string, Needle>()
  for (const one of needles) {
    const key = latin1(one.bytes)
    if (!byBytes.has(key) || one.kind === 'index') byBytes.set(key, one)
  }
  return [...byBytes.values()]
}
