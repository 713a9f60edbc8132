/** What the edge proposes: one request, one set of secrets, however often it is sent (rule Z2); and the cookies of a success. */
import { beforeAll, describe, expect, test } from 'vitest'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import type { HomeAddress } from '../../../src/ports/call.ts'
import type { Browser } from '../../../src/interaction/browser.ts'
import { suggestedRegion } from '../../../src/region/countries.ts'
import { presentedSession } from '../../../src/interaction/presented.ts'
import { cookiesOf, propose, proposalsFor, mailedLink } from '../../../src/interaction/proposals.ts'
import { fakeHouse, NOW, sessionFacts, type FakeHouse } from '../../support/fake-edge.ts'

let house: FakeHouse
beforeAll(async () => {
  house = await fakeHouse([])
})

const NOBODY: Browser = { session: undefined, homes: [], devices: [] }
const number = new Uint8Array(16).fill(5)
const somebody = (): HomeAddress => ({ region: 'eu', person: newPersonId(systemRandom) })

describe('proposals', () => {
  test('a double click proposes the same, another form something else', async () => {
    const again = await propose(house.edge, number.slice())
    expect(await propose(house.edge, number)).toEqual(again)
    expect(again.session).not.toEqual(again.device)
    expect(await propose(house.edge, new Uint8Array(16).fill(6))).not.toEqual(again)
  })

  test('a session is replaced for its own person only (H4)', async () => {
    const [ada, ben] = [somebody(), somebody()]
    const proposals = await propose(house.edge, number)
    const session = { address: ada, secret: systemRandom(32), digest: systemRandom(32) }
    const browser = { ...NOBODY, session }
    const own = await proposalsFor(house.edge, proposals, ada.person, browser)
    expect(own.session.replaces).toEqual(session.digest)
    const other = await proposalsFor(house.edge, proposals, ben.person, browser)
    expect(other.session.replaces).toBeUndefined()
  })

  test('an unlock link opens for its purpose, and one secret never carries two addresses (G1)', async () => {
    const [ada, ben] = [somebody(), somebody()]
    const { url, id } = await mailedLink(house.edge, 'unlock', number, ada)
    house.now = NOW + 60_000
    expect((await mailedLink(house.edge, 'unlock', number, ada)).url).toBe(url)
    house.now = NOW
    const link = new URL(url).searchParams.get('t')!
    const opened = await house.edge.handles.open('unlock', 'unlock', link)
    expect(opened?.address).toMatchObject(ada)
    expect(await house.edge.handles.digest('unlock', ada.person, opened!.secret)).toEqual(id)
    const other = new URL((await mailedLink(house.edge, 'unlock', number, ben)).url).searchParams.get('t')!
    expect((await house.edge.handles.open('unlock', 'unlock', other))?.secret).not.toEqual(opened?.secret)
    expect(await house.edge.handles.open('session', 'unlock', link)).toBeUndefined()
  })

  test('success gives session and home, and the device where the Home says so', async () => {
    const ada = somebody()
    const proposals = await propose(house.edge, number)
    const about = { opened: { session: sessionFacts() }, address: ada, proposals, inner: undefined }
    const cookies = await cookiesOf(house.edge, NOBODY, about)
    expect(cookies.map(({ kind }) => kind)).toEqual(['session', 'home'])
    const presented = await presentedSession(house.edge.handles, cookies[0]?.value)
    expect(presented?.address).toEqual(ada)
    const trusted = { ...about, opened: { session: sessionFacts(), deviceIssuedAt: NOW } }
    expect((await cookiesOf(house.edge, NOBODY, trusted)).map(({ kind }) => kind)).toContain('device')
  })

  test('a recovery’s session leaves no copy that says "signed in"', async () => {
    const made = await fakeHouse([])
    const proposals = await propose(made.edge, number)
    const about = { address: somebody(), proposals, inner: undefined }
    await cookiesOf(made.edge, NOBODY, {
      ...about,
      opened: { session: sessionFacts({ purpose: 'recovery' }) },
    })
    await Promise.all(made.later)
    expect(made.copies.size).toBe(0)
    await cookiesOf(made.edge, NOBODY, { ...about, opened: { session: sessionFacts() } })
    await Promise.all(made.later)
    expect(made.copies.size).toBe(1)
  })
})

describe('the suggested region', () => {
  test('application, then country, then deployment', () => {
    expect(suggestedRegion('ap', 'DE', 'us')).toBe('ap')
    expect(suggestedRegion(undefined, 'CH', 'us')).toBe('eu')
    expect(suggestedRegion(undefined, 'KE', 'us')).toBe('eu')
    expect(suggestedRegion(undefined, 'br', 'eu')).toBe('us')
    expect(suggestedRegion(undefined, 'NZ', 'eu')).toBe('ap')
    expect(suggestedRegion(undefined, 'XX', 'us')).toBe('us')
    expect(suggestedRegion(undefined, undefined, 'us')).toBe('us')
    expect(suggestedRegion(undefined, 'constructor', 'us')).toBe('us')
  })
})
