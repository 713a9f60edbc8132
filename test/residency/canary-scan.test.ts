/**
 * The canary scan (LAW nothing personal outside; rules A9, K2, K6): one person per region with unique data lives through everything
 * the house offers; then every file, line, URL and cookie is searched for every shape of that data.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { innerIndex, outerIndex } from '../../src/crypto/blind-index.ts'
import type { Label } from '../../src/crypto/labels.ts'
import { normaliseEmail } from '../../src/domain/identifier.ts'
import { REGIONS, type Region } from '../../src/domain/region.ts'
import { hex, text } from '../../src/kernel/bytes.ts'
import { databasesOut, guessedAt } from '../support/residency/bad-days.ts'
import { canariesOf, canaryPerson, type Canary, type CanaryPerson } from '../support/residency/canaries.ts'
import { readDevKeys, type DevKeys } from '../support/residency/dev-keys.ts'
import type { Exhibit } from '../support/residency/exhibits.ts'
import { wakeOutbox, longJourney } from '../support/residency/journeys.ts'
import { needlesFor, type Needle } from '../support/residency/needles.ts'
import { Newcomer } from '../support/residency/newcomer.ts'
import { claimsOf, openPerson, untilDelivered, type OpenedPerson } from '../support/residency/opened-state.ts'
import { PERMITTED, scan, type ScanResult } from '../support/residency/scan.ts'
import { watchHouse, type WatchedHouse } from '../support/residency/watched-house.ts'

/** Somebody with passkeys from the start, and people with passwords. */
const WAYS = { eu: 'passkey', us: 'password', ap: 'password' } as const

const people = Object.fromEntries(REGIONS.map((region) => [region, canaryPerson(region)])) as Readonly<
  Record<Region, CanaryPerson>
>
const state: {
  house?: WatchedHouse
  keys?: DevKeys
  opened: Partial<Record<Region, OpenedPerson>>
  exhibits: readonly Exhibit[]
  needles: readonly Needle[]
  result?: ScanResult
} = { opened: {}, exhibits: [], needles: [] }

beforeAll(async () => {
  const house = await watchHouse()
  state.house = house
  const outcome = await live(house).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  state.exhibits = await house.stop()
  if (outcome) throw outcome.error

  const keys = await readDevKeys(house.state)
  for (const region of REGIONS) state.opened[region] = await openPerson(house.state, keys, region)
  state.keys = keys
  state.needles = await needlesFor(REGIONS.flatMap(allCanariesOf), keys, REGIONS.map(personKey))
  state.result = scan(state.exhibits, state.needles)
})

/** Everybody at once, each their own life; then bad days, the clock, and whatever still waits is carried out. */
async function live(house: WatchedHouse): Promise<void> {
  const lives = await Promise.all(
    REGIONS.map(async (region) => {
      const newcomer = new Newcomer(house, people[region])
      return { newcomer, tokens: await longJourney(newcomer, WAYS[region]) }
    }),
  )
  await databasesOut(house, lives)
  const worker = await house.dev.miniflare.getWorker()
  await worker.scheduled({ cron: '* * * * *' })
  await Promise.all(lives.map(({ newcomer }) => guessedAt(newcomer)))
  await Promise.all(lives.map(({ newcomer }) => wakeOutbox(newcomer)))
  const keys = await readDevKeys(house.state)
  await Promise.all(REGIONS.map((region) => untilDelivered(house.state, keys, region)))
}

afterAll(async () => state.house?.remove())

function opened(region: Region): OpenedPerson {
  const found = state.opened[region]
  if (!found) throw new Error(`region ${region} was not opened`)
  return found
}

const personKey = (region: Region) => ({
  name: `person of ${region}`,
  home: region,
  mac: (label: Label, data: Uint8Array) => opened(region).vault.mac(label, data),
})

/** What was planted, and the names that the house and the authenticator gave. */
function allCanariesOf(region: Region): readonly Canary[] {
  const { person, credentials } = opened(region)
  const passkeys = credentials.filter(({ method }) => method === 'passkey')
  return [
    ...canariesOf(people[region]),
    { what: 'person id', home: region, value: person, pieces: [] },
    ...passkeys.map(({ id }) => ({ what: 'passkey id', home: region, value: id, pieces: [] })),
  ]
}

describe.each(REGIONS)('the scan is not blind: region %s holds, under its own key,', (region) => {
  const planted = people[region]

  it('the profile and the address of its person', () => {
    expect(opened(region).profile).toMatchObject({ name: planted.name })
    expect(opened(region).emails).toEqual([normaliseEmail(planted.email)])
  })

  it('a passkey and a password, whose documents open', () => {
    const { credentials } = opened(region)
    expect(credentials.map(({ method }) => method).toSorted()).toEqual(['passkey', 'password'])
    for (const { document } of credentials) expect(document).toHaveProperty('name')
  })

  it('from where and with what the person came: in sessions and in the audit', () => {
    const visit = { address: planted.address, userAgent: planted.userAgent, place: planted.city }
    expect(opened(region).visits).toContainEqual({ ...visit, locale: 'en' })
    expect(opened(region).auditDetails).toContainEqual(expect.objectContaining(visit))
  })

  it('and its outbox was carried out to the last fact', () => {
    expect(opened(region).undelivered).toBe(0)
    expect(opened(region).auditDetails.length).toBeGreaterThan(8)
  })

  it('the outer index in its own Directory and in its own row; of an address that was given up, in the Directory alone', async () => {
    const { keys, house } = state
    if (!keys || !house) throw new Error('the house did not start')
    const outerOf = async (email: string): Promise<string> => {
      const inner = await innerIndex(keys.house, 'email', normaliseEmail(email) ?? '')
      return hex(await outerIndex(keys.regions[region], inner))
    }
    const [outer, second] = [await outerOf(planted.email), await outerOf(planted.second)]
    const claims = await claimsOf(house.state, region)
    const named = claims.map((row) => [hex(row['index'] as Uint8Array), row['person'], row['state']])
    const { person } = opened(region)
    expect(named).toHaveLength(2)
    expect(named).toContainEqual([outer, person, 'active'])
    expect(named).toContainEqual([second, person, 'held'])
    expect(opened(region).blindIndexes.map(hex)).toEqual([outer])
  })
})

describe('nothing personal outside', () => {
  it('every place was looked at', () => {
    const places = new Set(state.result?.table.map(({ place }) => place))
    const regional = ['shard', 'keys', 'home', 'directory', 'object names']
    const expected = [
      ...REGIONS.flatMap((region) => regional.map((kind) => `${region} ${kind}`)),
      'global',
      'kv',
      'cache',
      'limiter',
      'other file',
      'file name',
      'log',
      'url',
      'cookie',
      'sealed in url',
      'sealed in cookie',
    ]
    for (const place of expected) expect(places).toContain(place)
    expect(state.exhibits.some(({ name }) => name.includes('.sqlite-wal'))).toBe(true)
  })

  it('the log was heard, as workerd wrote it', () => {
    const lines = state.exhibits.filter(({ place }) => place.kind === 'log').map(({ bytes }) => text(bytes))
    expect(lines.filter((line) => line.includes('"reason":"client_not_found"')).length).toBeGreaterThan(2)
    expect(lines.filter((line) => line.includes('"reason":"outage"')).length).toBeGreaterThan(2)
    expect(lines.some((line) => line.startsWith('{"timestamp":'))).toBe(true)
  })

  it('the search finds what may be found, by the same needles', () => {
    for (const { what, kind, places } of PERMITTED)
      for (const region of REGIONS)
        for (const place of places)
          expect(state.result?.permitted).toContainEqual(
            expect.objectContaining({ what, kind, place, home: region }),
          )
  })

  it('no canary of any region, in any shape, anywhere else', () => {
    report()
    expect(state.result?.findings).toEqual([])
  })
})

/** What was scanned, as one small table. */
function report(): void {
  const rows = state.result?.table ?? []
  const line = (place: string, ...numbers: (number | string)[]): string =>
    place.padEnd(20) + numbers.map((number) => String(number).padStart(11)).join('')
  const lines = [
    `canary scan: ${state.needles.length} needles`,
    line('place', 'exhibits', 'bytes', 'permitted', 'findings'),
    ...rows.map((row) => line(row.place, row.exhibits, row.bytes, row.permitted, row.findings)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
