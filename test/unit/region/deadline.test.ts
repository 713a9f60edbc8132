/** One deadline per request: alone, in series, and with a lost answer asked for again, no leg outlives it. */
import { describe, expect, test } from 'vitest'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import type { Directory } from '../../../src/ports/directories.ts'
import type { Edge } from '../../../src/ports/edge.ts'
import type { Home } from '../../../src/ports/homes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import { askHome } from '../../../src/region/ask-home.ts'
import { REQUEST_DEADLINE, withinDeadline } from '../../../src/region/deadline.ts'
import { VirtualWorld } from '../../support/timing/virtual-world.ts'
import { NOW } from '../../support/fake-edge.ts'

const address = { region: 'us', person: newPersonId(systemRandom) } as const
const key = { type: 'email', inner: new Uint8Array(32), generation: 1 } as const

/** Homes and Directories that need so long; `asked` counts what reached them. */
function distant(takes: { readonly home: number; readonly directory?: number; readonly fails?: boolean }) {
  let now = NOW
  const world = new VirtualWorld({ now: () => now, advance: (milliseconds) => void (now += milliseconds) })
  const asked: string[] = []
  const home: Partial<Home> = {
    async mailAlreadyHere() {
      asked.push('home')
      await world.sleep(takes.home)
      if (takes.fails) throw new Outage('lost')
      return { ok: true, value: undefined }
    },
  }
  const directory: Partial<Directory> = {
    async find() {
      asked.push('directory')
      await world.sleep(takes.directory ?? 0)
      return address.person
    },
  }
  const near: Pick<Edge, 'clock' | 'wait' | 'homes' | 'directories'> = {
    clock: world.now,
    wait: world.sleep,
    homes: { of: () => home as Home, decoy: () => home as Home },
    directories: { of: () => directory as Directory },
  }
  const edge = withinDeadline(near, NOW)
  const ask = () => edge.homes.of(address).mailAlreadyHere({} as Parameters<Home['mailAlreadyHere']>[0])
  return { world, edge, asked, ask }
}

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: unknown) => error,
  )

describe('a request’s deadline', () => {
  test('a leg in time answers, and is not held', async () => {
    const { world, ask } = distant({ home: 300 })
    const { value, took } = await world.run(ask())
    expect(value).toEqual({ ok: true, value: undefined })
    expect(took).toBe(300)
  })

  test('a leg that never answers is an outage of its region, in time', async () => {
    const { world, ask } = distant({ home: 60_000 })
    const { value, took } = await world.run(caught(ask()))
    expect(value).toEqual(new Outage('home.us'))
    expect(took).toBe(REQUEST_DEADLINE)
  })

  test('two legs in series share it', async () => {
    const { world, edge, ask } = distant({ home: 2_000, directory: 1_900 })
    const inSeries = edge.directories.of('eu', 7).find(key).then(ask)
    const { value, took } = await world.run(caught(inSeries))
    expect(value).toEqual(new Outage('home.us'))
    expect(took).toBe(REQUEST_DEADLINE)
  })

  test('a lost answer that is asked for again shares it', async () => {
    const { world, edge, ask, asked } = distant({ home: 900, fails: true })
    const { value, took } = await world.run(caught(askHome(edge, ask)))
    expect(value).toEqual(new Outage('lost'))
    expect([took, asked.length]).toEqual([1_800, 2])
  })

  test('when it is over, nobody is asked any more', async () => {
    const { world, edge, ask, asked } = distant({ home: 1, directory: 60_000 })
    await world.run(caught(edge.directories.of('eu', 7).find(key)))
    const { value } = await world.run(caught(ask()))
    expect(value).toEqual(new Outage('home.us'))
    expect(asked).toEqual(['directory'])
  })
})
