/** A person of the house in memory, born with a password and signed in: where most tests of a Home begin. */
import { unwrapDataKey } from '../../../src/crypto/vault.ts'
import type { Region } from '../../../src/domain/region.ts'
import { uint } from '../../../src/kernel/bytes.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import type { Home } from '../../../src/ports/homes.ts'
import { durableHomeStore } from '../../../src/store/durable/home-store.ts'
import { memoryHouse, type HouseOptions, type MemoryHouse } from './house.ts'
import { sceneOf } from './scene.ts'
import { LONG_ENOUGH, visitorOf, type Visitor } from './visitor.ts'

export interface Resident {
  readonly house: MemoryHouse
  readonly visitor: Visitor
  readonly address: HomeAddress
  readonly home: Home
  /** Digest of the cookie of the session that the birth opened. */
  readonly session: Uint8Array
  /** The device that the birth trusted. */
  readonly device: Uint8Array
  readonly email: string
}

export async function resident(options: HouseOptions & { readonly region?: Region } = {}): Promise<Resident> {
  const house = memoryHouse(options)
  const visitor = visitorOf(sceneOf(house))
  const email = 'ada@example.org'
  const signUp = await visitor.proveAddress(email, options.region ?? 'eu')
  if (!signUp) throw new Error('no code arrived')
  const request = await visitor.birthRequest(signUp, { method: 'password', password: LONG_ENOUGH })
  const home = visitor.home(signUp.address)
  const born = await home.birth(visitor.call(), request)
  if (!born.ok) throw new Error(`not born: ${born.why}`)
  const { address } = signUp
  return {
    house,
    visitor,
    address,
    home,
    session: request.session.digest,
    device: request.device.fresh,
    email,
  }
}

/**
 * The verbs of the person's facts in the order of their numbers, as whoever holds the data key reads them (rule L1): numbers are
 * computed one after another until one is missing.
 */
export async function auditOf({
  house,
  address,
}: Pick<Resident, 'house' | 'address'>): Promise<readonly string[]> {
  const { region, person } = address
  const self = durableHomeStore(house.home(region, person).sql, { set: () => undefined }).self()
  const vault = self && (await unwrapDataKey(house.regionKeys[region], person, self.key, region))
  const verbs: string[] = []
  if (!vault) return verbs
  for (let sequence = 1; ; sequence++) {
    const number = await vault.mac('audit-number', uint(sequence, 6))
    const [row] = house.shard(region, person).rows('SELECT verb FROM audit WHERE number = ?', number)
    if (!row) return verbs
    verbs.push(String(row['verb']))
  }
}
