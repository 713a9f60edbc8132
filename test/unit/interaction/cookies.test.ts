/** The cookies of a known browser: what they hold, their limits, and that a stranger's text opens to nothing (rules C1, E). */
import { beforeAll, describe, expect, test } from 'vitest'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import { addDevice, devicesOf, MOST_DEVICES, openDevices } from '../../../src/interaction/devices.ts'
import {
  matchKnownHome,
  MOST_HOMES,
  openKnownHomes,
  rememberHome,
  type JustProved,
  type KnownHome,
} from '../../../src/interaction/known-homes.ts'
import { cookieLine } from '../../../src/web/cookies.ts'
import { fakeHouse, NOW, type FakeHouse } from '../../support/fake-edge.ts'

let house: FakeHouse
beforeAll(async () => {
  house = await fakeHouse([])
})

const somebody = (): HomeAddress => ({ region: 'us', person: newPersonId(systemRandom) })
const PASSWORD = ['pwd'] as const
const PASSKEY = ['hwk', 'user', 'pop'] as const
const MAILED_CODE = ['otp'] as const
const inner = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

async function remembered(
  entries: readonly (readonly [HomeAddress, number | undefined])[],
): Promise<readonly KnownHome[]> {
  let homes: readonly KnownHome[] = []
  for (const [address, byte] of entries) {
    const proved = { address, amr: PASSWORD, inner: byte === undefined ? undefined : inner(byte) }
    const cookie = await rememberHome(house.edge, homes, proved)
    homes = await openKnownHomes(house.edge, cookie)
  }
  return homes
}

describe('home cookie', () => {
  test('finds the home of an identifier that was proved here, and of no other', async () => {
    const ada = somebody()
    const homes = await remembered([[ada, 1]])
    expect(await matchKnownHome(house.edge, homes, inner(1))).toEqual(ada)
    expect(await matchKnownHome(house.edge, homes, inner(2))).toBeUndefined()
  })

  test('a child’s address on a parent’s browser goes to nobody’s region but its own (C1)', async () => {
    const parent: HomeAddress = { region: 'eu', person: newPersonId(systemRandom) }
    const child: HomeAddress = { region: 'us', person: newPersonId(systemRandom) }
    const homes = await remembered([
      [parent, 1],
      [child, 2],
    ])
    expect(await matchKnownHome(house.edge, homes, inner(2))).toEqual(child)
    expect(await matchKnownHome(house.edge, homes, inner(1))).toEqual(parent)
  })

  test('keeps five, newest first, one per person', async () => {
    const people = Array.from({ length: 7 }, somebody)
    const homes = await remembered([...people, people[6]!].map((address, at) => [address, at] as const))
    expect(homes).toHaveLength(MOST_HOMES)
    expect(homes.map(({ person }) => person)).toEqual(
      people
        .slice(2)
        .toReversed()
        .map(({ person }) => person),
    )
  })

  test('a passkey without an identifier keeps the tag that stands, and makes none', async () => {
    const ada = somebody()
    const kept = await remembered([
      [ada, 1],
      [ada, undefined],
    ])
    expect(await matchKnownHome(house.edge, kept, inner(1))).toEqual(ada)
    const untagged = await remembered([[ada, undefined]])
    expect(untagged[0]?.tag).toBe('')
    expect(await matchKnownHome(house.edge, untagged, inner(1))).toBeUndefined()
  })

  test('one identifier has another tag in every cookie', async () => {
    const ada = somebody()
    const [first, second] = [await remembered([[ada, 1]]), await remembered([[ada, 1]])]
    expect(first[0]?.tag).not.toBe(second[0]?.tag)
  })

  test('the newest entry says which way in was used last; a mailed code, which is none, changes nothing', async () => {
    const [ada, ben] = [somebody(), somebody()]
    let homes: readonly KnownHome[] = []
    const after = async (address: HomeAddress, amr: JustProved['amr']) => {
      const cookie = await rememberHome(house.edge, homes, { address, amr, inner: undefined })
      homes = await openKnownHomes(house.edge, cookie)
      return homes[0]?.lastUsed
    }
    expect(await after(ada, MAILED_CODE)).toBeUndefined()
    expect(await after(ada, PASSKEY)).toBe('passkey')
    expect(await after(ben, PASSWORD)).toBe('password')
    expect(await after(ben, MAILED_CODE)).toBe('password')
    expect(await after(ada, MAILED_CODE)).toBe('passkey')
  })

  test('a cookie from before ways in were noted still opens, and says none', async () => {
    const before = { ...somebody(), salt: '', tag: '' }
    const cookie = await house.edge.sealer.seal('home-cookie', [before])
    expect(await openKnownHomes(house.edge, cookie)).toEqual([before])
  })

  test('five entries fit into a cookie', async () => {
    const homes = await remembered(Array.from({ length: 5 }, (_, at) => [somebody(), at] as const))
    const last = { address: somebody(), amr: PASSWORD, inner: inner(9) }
    const cookie = await rememberHome(house.edge, homes, last)
    expect(() => cookieLine('home', cookie)).not.toThrow()
  })

  test('text that we did not seal holds no homes', async () => {
    const device = await house.edge.sealer.seal('device-cookie', [])
    const tooMany = await house.edge.sealer.seal(
      'home-cookie',
      Array.from({ length: 6 }, () => ({ ...somebody(), salt: '', tag: '' })),
    )
    for (const text of ['', 'x', device, tooMany]) expect(await openKnownHomes(house.edge, text)).toEqual([])
  })
})

describe('device cookie', () => {
  const trusted = async (cookie: string | undefined, address: HomeAddress, byte: number): Promise<string> =>
    addDevice(house.edge, await openDevices(house.edge, cookie), {
      address,
      secret: new Uint8Array(32).fill(byte),
      issuedAt: NOW,
    })

  test('shows a person’s own digests and nobody else’s', async () => {
    const [ada, ben] = [somebody(), somebody()]
    const cookie = await trusted(await trusted(undefined, ada, 1), ben, 2)
    const devices = await openDevices(house.edge, cookie)
    const digest = await house.edge.handles.digest('device', ada.person, new Uint8Array(32).fill(1))
    expect(await devicesOf(house.edge, devices, ada.person)).toEqual([digest])
    expect(await devicesOf(house.edge, devices, somebody().person)).toEqual([])
  })

  test('keeps five and one per person, and fits into a cookie', async () => {
    let cookie: string | undefined
    const people = Array.from({ length: 6 }, somebody)
    for (const [at, address] of [...people, people[5]!].entries()) cookie = await trusted(cookie, address, at)
    const devices = await openDevices(house.edge, cookie)
    expect(devices.map(({ address }) => address)).toEqual(people.slice(1).toReversed())
    expect(devices).toHaveLength(MOST_DEVICES)
    expect(() => cookieLine('device', cookie!)).not.toThrow()
  })

  test('a session’s handle is no device', async () => {
    const secret = systemRandom(32)
    const where = { ...somebody(), family: '', generation: 0, issuedAt: NOW }
    const session = await house.edge.handles.mint('session', 'session', secret, where)
    const cookie = await house.edge.sealer.seal('device-cookie', [session])
    expect(await openDevices(house.edge, cookie)).toEqual([])
  })
})
