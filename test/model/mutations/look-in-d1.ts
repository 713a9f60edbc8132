/** Rule F1 broken: other regions answer a look from their people's records, where a pending claim does not stand. */
import { outerIndex } from '../../../src/crypto/blind-index.ts'
import type { Directories } from '../../../src/ports/directories.ts'
import type { MemoryHouse, Mutation } from '../../support/memory/house.ts'
import type { Region } from '../../../src/domain/region.ts'
import type { IdentifierKey } from '../../../src/domain/identifier.ts'

const QUERY = `SELECT 1 FROM identifier JOIN person ON person.id = identifier.person
  WHERE blind_index = ? AND status = 'active' AND person.id <> ?`

const looksIn =
  (house: MemoryHouse, region: Region) =>
  async (key: IdentifierKey, person: Parameters<MemoryHouse['shard']>[1]): Promise<'none' | 'active'> => {
    const index = await outerIndex(house.regionKeys[region], key.inner)
    const rows = house.shards(region).flatMap((shard) => shard.rows(QUERY, index, person))
    return rows.length > 0 ? 'active' : 'none'
  }

export const lookInD1: Mutation = {
  tools: (tools, house) => {
    const of: Directories['of'] = (region, bucket) => ({
      ...tools.directories.of(region, bucket),
      look: looksIn(house, region),
    })
    return { ...tools, directories: { of } }
  },
}
