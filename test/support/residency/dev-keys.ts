/** The keys of a stopped dev house, as its secrets file holds them: what an insider of the house could compute with. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { keyring, parseRing, type Keyring } from '../../../src/crypto/keyring.ts'
import type { Region } from '../../../src/domain/region.ts'

export interface DevKeys {
  readonly house: Keyring
  readonly regions: Readonly<Record<Region, Keyring>>
}

export async function readDevKeys(state: string): Promise<DevKeys> {
  const values = parseEnv(await readFile(join(state, 'dev.vars'), 'utf8'))
  const ringOf = (name: string): Keyring => keyring(parseRing(values[name] ?? ''))
  return {
    house: ringOf('HOUSE_KEYS'),
    regions: { eu: ringOf('REGION_KEYS_EU'), us: ringOf('REGION_KEYS_US'), ap: ringOf('REGION_KEYS_AP') },
  }
}
