/**
 * Where a file of the local house belongs: to a region, or to the outside of all regions. The layout is Miniflare's; a file that
 * this table does not know belongs outside, where nothing personal may be.
 */
import { createHash, createHmac } from 'node:crypto'
import { REGION_BINDINGS } from '../../../src/config.ts'
import { REGIONS, type Region } from '../../../src/domain/region.ts'

export type PlaceKind =
  | 'shard'
  | 'keys'
  | 'home'
  | 'directory'
  | 'object names'
  | 'global'
  | 'kv'
  | 'cache'
  | 'limiter'
  | 'other file'
  | 'file name'
  | 'log'
  | 'url'
  | 'cookie'
  | 'sealed in url'
  | 'sealed in cookie'

export interface Place {
  readonly kind: PlaceKind
  /** Absent outside all regions. */
  readonly region?: Region
}

const D1 = 'v3/d1/miniflare-D1DatabaseObject/'
const OUTSIDE: readonly (readonly [string, PlaceKind])[] = [
  ['v3/kv/', 'kv'],
  ['v3/cache/', 'cache'],
  ['v3/ratelimit/', 'limiter'],
]

/** `path` is relative to the state folder, with forward slashes. */
export function placeOf(path: string): Place {
  const object = /^v3\/do\/doorstep-(Home|Directory)(Eu|Us|Ap)\/(.*)$/.exec(path)
  if (object) {
    const region = REGIONS.find((each) => each === object[2]?.toLowerCase())
    const kind = object[3]?.startsWith('metadata.')
      ? 'object names'
      : object[1] === 'Home'
        ? 'home'
        : 'directory'
    return { kind, ...(region && { region }) }
  }
  const database = path.startsWith(D1) ? DATABASES.get(path.slice(D1.length).split('.')[0] ?? '') : undefined
  if (database) return database
  const outside = OUTSIDE.find(([prefix]) => path.startsWith(prefix))
  return { kind: outside?.[1] ?? 'other file' }
}

/** A database's file is named by the object that holds it: HMAC over the database's id under its class's key, and again. */
function fileOf(databaseId: string): string {
  const key = createHash('sha256').update('miniflare-D1DatabaseObject').digest()
  const name = createHmac('sha256', key).update(databaseId).digest('hex').slice(0, 32)
  const proof = createHmac('sha256', key).update(name, 'hex').digest('hex').slice(0, 32)
  return `${name}${proof}`
}

/** wrangler.toml names each local database after its binding. */
const idOf = (binding: string): string => `doorstep-${binding.toLowerCase().replaceAll('_', '-')}`

/** The path of a database's file in the state folder. */
export const databaseFile = (binding: string): string => `${D1}${fileOf(idOf(binding))}.sqlite`

const DATABASES: ReadonlyMap<string, Place> = new Map<string, Place>([
  [fileOf(idOf('GLOBAL')), { kind: 'global' }],
  ...REGIONS.flatMap((region) => {
    const { keys, shards } = REGION_BINDINGS[region]
    return [
      [fileOf(idOf(keys)), { kind: 'keys', region }] as const,
      ...shards.map((shard) => [fileOf(idOf(shard)), { kind: 'shard', region }] as const),
    ]
  }),
])
