/**
 * The login room as it is served in one city, before the three regions in memory: the real routes, seals and floors; legs, hashes and
 * writes take the time that RECIPES and PLATFORM measured, on the world's one clock.
 */
import { Hono } from 'hono'
import { handles } from '../../../src/crypto/handle.ts'
import { sealer } from '../../../src/crypto/seal.ts'
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts'
import type { Region } from '../../../src/domain/region.ts'
import { loginRoutes } from '../../../src/login/routes.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import type { Configuration } from '../../../src/ports/configuration.ts'
import type { Edge } from '../../../src/ports/edge.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import { answerFailure } from '../../../src/web/failure.ts'
import { seededRandom } from '../memory/doubles.ts'
import type { MemoryHouse } from '../memory/house.ts'
import { Visitor } from '../visitor/visitor.ts'
import { VirtualWorld } from './virtual-world.ts'

export const ISSUER = 'https://login.example'

/** Milliseconds there and back. */
export type Distances = Readonly<Record<Region, number>>

export const CITIES: Readonly<Record<string, Distances>> = {
  Frankfurt: { eu: 15, us: 100, ap: 220 },
  Ashburn: { us: 15, eu: 100, ap: 220 },
  Sydney: { ap: 15, us: 150, eu: 220 },
}

const HASH = 28
const WRITE = 10
const READ = 10
const JITTER = 0.2

/** Verbs of a Directory that write before they answer. */
const WRITING: ReadonlySet<string> = new Set([
  'openSignUp',
  'proveSignUp',
  'spendSignUp',
  'claim',
  'activate',
])

export interface EdgeRoom {
  readonly world: VirtualWorld
  readonly visitor: () => Visitor
  /** How long this took at the edge, ms; what was left behind the answer is done when it returns. */
  timed<Value>(work: Promise<Value>): Promise<{ readonly value: Value; readonly took: number }>
}

export function edgeRoom(house: MemoryHouse, distances: Distances, seed: number): EdgeRoom {
  const world = new VirtualWorld(house.clock)
  const later: Promise<unknown>[] = []
  house.hook = distant(house, world, distances, seed)
  const app = street(edgeOf(house, world, later))
  return {
    world,
    visitor: () => new Visitor(async (request) => app.fetch(request), ISSUER),
    async timed(work) {
      const timed = await world.run(work)
      await world.run(Promise.all(later.splice(0)))
      await world.run(house.settled())
      return timed
    },
  }
}

/** Each call from the edge takes its leg; what a region did meanwhile takes its time before the answer leaves. */
function distant(
  house: MemoryHouse,
  world: VirtualWorld,
  distances: Distances,
  seed: number,
): NonNullable<MemoryHouse['hook']> {
  const random = seededRandom(seed)
  const jittered = (milliseconds: number): number => {
    const [high = 0, low = 0] = random(2)
    return milliseconds * (1 - JITTER + 2 * JITTER * ((high * 256 + low) / 65_536))
  }
  const writes: Record<Region, number> = { eu: 0, us: 0, ap: 0 }
  let hashes = 0
  const hashed = (): number => Object.values(house.hasher.count).reduce((sum, count) => sum + count, 0)
  return async ({ when, port, verb, region, instance }) => {
    if (port === 'store' && when === 'after') writes[region] += 1
    if (port === 'people' && when === 'before') await world.sleep(jittered(READ))
    if (instance || (port !== 'homes' && port !== 'directories')) return
    if (when === 'before') {
      hashes = hashed()
      return world.sleep(jittered(distances[region]))
    }
    const work =
      port === 'homes' ? writes[region] * WRITE + (hashed() - hashes) * HASH : WRITING.has(verb) ? WRITE : 0
    writes[region] = 0
    await world.sleep(jittered(work))
  }
}

function edgeOf(house: MemoryHouse, world: VirtualWorld, later: Promise<unknown>[]): Edge {
  const { houseKeys, random, homes, directories } = house
  return {
    settings: {
      issuer: ISSUER,
      rpId: 'login.example',
      theme: { brandName: 'Example' },
      addressSource: 'none',
      decoyWeights: { eu: 1, us: 1, ap: 1 },
      defaultRegion: 'eu',
    },
    policy: DEFAULT_POLICY,
    clock: world.now,
    random,
    wait: world.sleep,
    log: () => undefined,
    houseKeys,
    sealer: sealer(houseKeys, world.now, random, ISSUER),
    handles: handles(houseKeys),
    configuration: noApplications,
    homes,
    directories,
    copies: { get: () => Promise.resolve(undefined), put: () => Promise.resolve() },
    mails: () => Promise.resolve(true),
    flood: () => Promise.resolve(true),
    afterwards: (work) => void later.push(work),
  }
}

const noApplications: Configuration = {
  version: () => Promise.resolve(1),
  reload: () => Promise.resolve(1),
  client: () => Promise.resolve(undefined),
  keys: () => Promise.resolve([]),
  clientOfOrigin: () => Promise.resolve(undefined),
  image: () => Promise.resolve(undefined),
  rpIdOnRecord: () => Promise.resolve(undefined),
  recordRpId: () => Promise.resolve(),
}

function street(edge: Edge): Hono<HouseEnv> {
  const app = new Hono<HouseEnv>()
  app.use(async (c, next) => {
    c.set('edge', edge)
    c.set('requestId', 'ABCDE-12345')
    c.set('visit', {})
    c.set('country', undefined)
    c.set('locale', 'en')
    c.set('nonce', 'n'.repeat(32))
    await next()
  })
  app.route('/', loginRoutes({ methods: { passkey: passkeyEdge } }))
  app.onError(answerFailure)
  return app
}
