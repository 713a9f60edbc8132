/** All that the stores hold of one person, side by side, and whether it agrees: nobody is lost, doubled or half-made. */
import { durableHomeStore } from '../../src/store/durable/home-store.ts'
import type { HomeStore } from '../../src/ports/home-store.ts'
import type { HomeAddress } from '../../src/ports/call.ts'
import type { MemoryHouse } from '../support/memory/house.ts'
import { auditOf } from '../support/memory/person.ts'

/** The Home's own storage, read as a new instance would. */
export const storeOf = (house: MemoryHouse, { region, person }: HomeAddress): HomeStore =>
  durableHomeStore(house.home(region, person).sql, { set: () => undefined })

export interface Estate {
  readonly home: 'nobody' | 'birth' | 'born'
  readonly record: string
  readonly identifiers: number
  readonly credentials: readonly string[]
  readonly keys: number
  /** States of the claims for this person in the whole house. */
  readonly claims: readonly string[]
  readonly hasIntent: boolean
}

export function estateOf(house: MemoryHouse, address: HomeAddress): Estate {
  const { region, person } = address
  const shard = house.shard(region, person)
  const store = storeOf(house, address)
  const self = store.self()
  const claims = house
    .directoryObjects(region)
    .flatMap(({ sql }) =>
      sql.all("SELECT 1 FROM sqlite_master WHERE name = 'claim'").length > 0
        ? sql.all('SELECT state FROM claim WHERE person = ?', person)
        : [],
    )
  const [record] = shard.rows('SELECT status FROM person WHERE id = ?', person)
  return {
    home: self?.state ?? 'nobody',
    record: record ? String(record['status']) : 'none',
    identifiers: shard.rows('SELECT 1 FROM identifier WHERE person = ?', person).length,
    credentials: shard
      .rows('SELECT id FROM credential WHERE person = ? ORDER BY id', person)
      .map(({ id }) => String(id)),
    keys: house.keys(region).rows('SELECT 1 FROM data_key WHERE person = ?', person).length,
    claims: claims.map((row) => String(row['state'])),
    hasIntent: self !== undefined && store.intent() !== undefined,
  }
}

export const NOBODY: Estate = {
  home: 'nobody',
  record: 'none',
  identifiers: 0,
  credentials: [],
  keys: 0,
  claims: [],
  hasIntent: false,
}
export const somebodyWith = (credentials: readonly string[]): Estate => ({
  home: 'born',
  record: 'active',
  identifiers: 1,
  credentials: credentials.toSorted(),
  keys: 1,
  claims: ['active'],
  hasIntent: false,
})

/** Lets every alarm ring until nothing is left to carry out, then reads the facts as the region's audit has them. */
export async function factsOf(house: MemoryHouse, address: HomeAddress): Promise<readonly string[]> {
  for (let rounds = 0; rounds < 3; rounds++) {
    house.clock.advance(2 * house.policy.claimLife)
    await house.ringDueAlarms()
  }
  const store = storeOf(house, address)
  if (store.self() && store.outbox().length > 0) throw new Error('something was never carried out')
  return auditOf({ house, address })
}
