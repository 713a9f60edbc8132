/**
 * Planted leaks, first half: what must not lie at rest. Each is a house built with one leaky file, in which one person of region `eu`
 * signs up and signs in; the scan that the honest house passes must name it, and nothing else.
 */
import { it } from 'vitest'
import { expectCaught, type PlantedLeak } from '../support/residency/planted-leak.ts'

const LEAKS: Readonly<Record<string, PlantedLeak>> = {
  'a name as a KV value': {
    replaces: 'src/wire.ts',
    by: 'kv-value.ts',
    finding: { what: 'name', kind: 'readable', place: 'kv', region: 'outside' },
    places: ['outside kv'],
  },
  'an address as a KV key': {
    replaces: 'src/wire.ts',
    by: 'kv-key.ts',
    finding: { what: 'e-mail', kind: 'readable', place: 'kv', region: 'outside' },
    places: ['outside kv'],
  },
  'a foreign region’s database in plain': {
    replaces: 'src/wire.ts',
    by: 'foreign-plain.ts',
    finding: { what: 'e-mail', kind: 'readable', place: 'shard', region: 'us' },
    places: ['us shard'],
  },
  'a foreign region’s blind index': {
    replaces: 'src/home/directory.ts',
    by: 'foreign-index.ts',
    finding: { what: 'e-mail', kind: 'index', place: 'directory', region: 'us' },
    places: ['ap directory', 'us directory'],
  },
  'the own region unencrypted': {
    replaces: 'src/crypto/vault.ts',
    by: 'own-region-clear.ts',
    finding: { what: 'name', kind: 'readable', place: 'shard', region: 'eu' },
    places: ['eu home', 'eu shard'],
  },
  'a hash in the global database': {
    replaces: 'src/wire.ts',
    by: 'global-hash.ts',
    finding: { what: 'e-mail', kind: 'hashed', place: 'global', region: 'outside' },
    places: ['outside global'],
  },
  'a browser in the city’s cache': {
    replaces: 'src/worker.ts',
    by: 'cache-entry.ts',
    finding: { what: 'user agent', kind: 'readable', place: 'cache', region: 'outside' },
    places: ['outside cache'],
  },
}

it.each(Object.entries(LEAKS))('the scan catches %s', (_name, leak) => expectCaught(leak))
