/** Attacks on passwords and codes, on who exists, and on the owner's way in (SECURITY.md, C, D, E; must show 4). */
import Argon2 from '@phi-ag/argon2'
import { expect, test, vi } from 'vitest'
import { REGIONS } from '../../src/domain/region.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { deliverAll } from '../support/house/people.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { Person } from '../support/visitor/person.ts'
import type { Page, Visitor } from '../support/visitor/visitor.ts'
import { env, shardsOf } from '../support/house/bindings.ts'
import { Authenticator } from '../support/visitor/authenticator.ts'
import {
  attackedHouse,
  deadObjects,
  elsewhere,
  failTimes,
  fieldsTo,
  listened,
  objectsDuring,
  post,
  visitorBefore,
  WRONG,
  withoutNonces,
} from './stage.ts'

const house = attackedHouse()

/** Somebody whose address is as long as everybody's, so that pages may be compared. */
function called(name: string): Person {
  const about = { name: 'Somebody', browser: house.visitor(), mailbox: house.mailbox }
  return new Person({
    ...about,
    email: `${name.padEnd(8, 'x')}@example.org`,
    authenticator: new Authenticator(env.ISSUER),
  })
}

async function signedUp(
  name: string,
  way: 'passkey' | 'password',
  region: 'eu' | 'us' | 'ap',
): Promise<Person> {
  const person = called(name)
  await person.signUp(await person.open('/sign-up'), way, region)
  return elsewhere(house, person)
}

/** Everything a stranger sees of an answer, but for nonces; seals are compared by their length. */
const seen = (person: Person, { status, headers, html }: Page) => ({
  status,
  cookies: headers.getSetCookie(),
  headers: [...headers].map(([name, value]) => `${name}: ${withoutNonces(value)}`).toSorted(),
  html: withoutNonces(html).replaceAll(person.email, 'the address'),
  length: html.length,
})

async function hashesOf(work: () => Promise<Page>): Promise<readonly [Page, number]> {
  const spies = [vi.spyOn(Argon2.prototype, 'tryHash'), vi.spyOn(Argon2.prototype, 'tryVerify')]
  const page = await work()
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return [page, count]
}

test('C1 C4 C5 C6 nobody, wrong, no password, paused with the right one: one page, one hash, no cookie', async () => {
  const wrong = await signedUp('wrong', 'password', 'eu')
  const keyed = await signedUp('keyed', 'passkey', 'us')
  const paused = await signedUp('paused', 'password', 'ap')
  await failTimes(elsewhere(house, paused), 10)
  const cases: readonly (readonly [string, Person, string])[] = [
    ['nobody', called('nobody'), WRONG],
    ['nobody, in another region', called('noone'), WRONG],
    ['wrong password', wrong, WRONG],
    ['no password', keyed, WRONG],
    ['paused, wrong password', paused, WRONG],
    ['paused, right password', paused, paused.password],
  ]
  const views = []
  for (const [name, person, password] of cases) {
    const there = elsewhere(house, person)
    const page = await there.open('/login')
    const [answer, hashes] = await hashesOf(() => there.usePassword(page, password))
    views.push({ name, hashes, ...seen(person, answer) })
  }
  const [first] = views
  expect([first?.status, first?.hashes, first?.cookies]).toEqual([422, 1, []])
  for (const view of views) expect(view, view.name).toEqual({ ...first, name: view.name })
})

test('C3 C6 a known and an unknown address get the same pages at sign-up and at recovery, codes included', async () => {
  const known = await signedUp('known', 'password', 'us')
  const views = []
  for (const person of [known, called('unknown'), called('unheard')]) {
    const there = elsewhere(house, person)
    const asked = await there.giveAddress(await there.open('/sign-up'))
    const failed = await there.submit(asked, { code: '000000' }, 'code')
    const again = await there.submit(failed, {}, '/sign-up/again')
    const lost = await there.submit(await there.open('/recovery'), { identifier: person.email }, '/recovery')
    const wrong = await there.submit(lost, { code: '000000' }, 'code')
    const resent = await there.submit(wrong, {}, '/recovery/again')
    views.push([asked, failed, again, lost, wrong, resent].map((page) => seen(person, page)))
  }
  const [first, ...others] = views
  expect(first?.map(({ status, cookies }) => [status, cookies])).toEqual(
    [200, 422, 200, 200, 422, 200].map((status) => [status, []]),
  )
  for (const other of others) expect(other).toEqual(first)
})

test('C3 while a region is silent, asking for a code looks the same for everybody and says so', async () => {
  const known = await signedUp('silent', 'password', 'us')
  const over = { DIRECTORY_AP: deadObjects(), HOME_AP: deadObjects() }
  const views = []
  for (const person of [known, called('silence')]) {
    const there = person.with({ browser: visitorBefore(over) })
    const page = await there.submit(await there.open('/recovery'), { identifier: person.email }, '/recovery')
    views.push(seen(person, page))
  }
  expect(views[0]).toEqual(views[1])
  expect([views[0]?.status, views[0]?.html.includes('region')]).toEqual([200, true])
})

test('C4 nothing is counted or kept under an identifier that nobody holds', async () => {
  const rows = async (): Promise<number> => {
    const tables = ['person', 'identifier', 'credential', 'audit']
    const counts = await Promise.all(
      REGIONS.flatMap((region) => shardsOf(region)).flatMap((shard) =>
        tables.map((table) => shard.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')),
      ),
    )
    return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  }
  await deliverAll()
  const before = await rows()
  take()
  await failTimes(called('ghost'), 12)
  const written = take().filter((leg) => leg.rows > 0)
  expect(written).toEqual([])
  expect(await rows()).toBe(before)
})

test('C5 LAW one hop: a password typed under an identifier that nobody holds reaches no region', async () => {
  const secret = 'canary password of a typo'
  const sent: string[] = []
  const hear = (verb: string, given: readonly unknown[]): void =>
    void sent.push(`${verb} ${JSON.stringify(given)}`)
  const over = {
    HOME_EU: listened(env.HOME_EU, hear),
    HOME_US: listened(env.HOME_US, hear),
    HOME_AP: listened(env.HOME_AP, hear),
    DIRECTORY_EU: listened(env.DIRECTORY_EU, hear),
    DIRECTORY_US: listened(env.DIRECTORY_US, hear),
    DIRECTORY_AP: listened(env.DIRECTORY_AP, hear),
  }
  for (const name of ['typo', 'typoo', 'typooo', 'tipo']) {
    const there = called(name).with({ browser: visitorBefore(over) })
    const page = await there.open('/login')
    const [answer, hashes] = await hashesOf(() => there.usePassword(page, secret))
    expect([answer.status, hashes]).toEqual([422, 1])
  }
  expect(sent.filter((call) => call.startsWith('prove '))).toHaveLength(4)
  expect(sent.filter((call) => call.startsWith('find '))).toHaveLength(12)
  for (const call of sent) expect(call).not.toContain(secret)
  const known = await signedUp('knownn', 'password', 'us')
  const there = known.with({ browser: visitorBefore(over) })
  sent.length = 0
  expect((await there.usePassword(await there.open('/login'))).status).toBe(200)
  expect(sent.filter((call) => call.includes(known.password))).toHaveLength(1)
})

const FAN_OUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/login': { identifier: 'ada@example.org', password: WRONG },
  '/sign-up': { identifier: 'ada@example.org', name: 'Ada', region: 'eu' },
  '/sign-up/again': {},
  '/sign-up/code': { code: '123456' },
  '/sign-up/way-in': { password: 'a long enough password' },
  '/recovery': { identifier: 'ada@example.org' },
  '/recovery/again': {},
  '/recovery/code': { code: '123456' },
  '/recovery/way-in': { password: 'a long enough password' },
}

test('D2 a POST without a fresh seal and its cookie asks nobody', async () => {
  const [mine, other] = [house.visitor(), house.visitor()]
  const page = await mine.go('/login')
  const { i = '', form = '' } = fieldsTo(page, '/login')
  await other.go('/login')
  const bare = house.visitor()
  const attempts: readonly (readonly [string, Visitor, Readonly<Record<string, string>>])[] = [
    ['no cookie', bare, { i, form }],
    ['no seal', mine, {}],
    ['another browser’s seal', other, { i, form }],
    ['an edited seal', mine, { i: `${i.slice(0, -3)}AAA`, form }],
  ]
  for (const [path, fields] of Object.entries(FAN_OUTS))
    for (const [name, browser, seal] of attempts) {
      const objects = await objectsDuring(() => post(browser, path, { ...seal, ...fields }))
      expect([path, name, objects]).toEqual([path, name, []])
    }
  house.time.pass(31 * MINUTE)
  for (const [path, fields] of Object.entries(FAN_OUTS))
    expect(await objectsDuring(() => post(mine, path, { i, form, ...fields })), `${path}, old seal`).toEqual(
      [],
    )
})

test('D2 D3 the network bucket is asked first, by a 16-bit number that stands for a whole network', async () => {
  const keys: string[] = []
  let isOpen = true
  const FLOOD: RateLimit = { limit: async ({ key }) => (keys.push(key), { success: isOpen }) }
  const at = async (address: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const browser = visitorBefore({ FLOOD }, undefined, { address })
    const { i = '', form = '' } = fieldsTo(await browser.go('/login'), '/login')
    return post(browser, '/login', { i, form, identifier: 'flood@example.org', password: WRONG }, headers)
  }
  await at('198.51.100.7')
  await at('198.51.100.250')
  await at('198.51.101.7')
  await at('2001:db8:1:200::1')
  await at('2001:db8:1:2ff:ffff::1')
  await at('2001:db8:1:300::1')
  expect(keys).toHaveLength(6)
  for (const key of keys) expect(Number(key)).toBeLessThan(65_536)
  for (const key of keys) expect(key).toMatch(/^\d{1,5}$/)
  expect([keys[0] === keys[1], keys[0] === keys[2], keys[3] === keys[4], keys[3] === keys[5]]).toEqual([
    true,
    false,
    true,
    false,
  ])
  await at('198.51.100.7', {
    'x-forwarded-for': '192.0.2.1',
    forwarded: 'for=192.0.2.1',
    'x-real-ip': '192.0.2.1',
    'true-client-ip': '192.0.2.1',
  })
  expect(keys.at(-1), 'O: no header but the named one is read').toBe(keys[0])
  isOpen = false
  const objects = await objectsDuring(async () => expect((await at('198.51.100.7')).status).toBe(429))
  expect(objects).toEqual([])
})

test('O without an address source everybody shares one bucket, whatever headers say', async () => {
  const keys: string[] = []
  const FLOOD: RateLimit = { limit: async ({ key }) => (keys.push(key), { success: true }) }
  for (const address of ['198.51.100.7', '203.0.113.7', '2001:db8::1']) {
    const browser = visitorBefore({ FLOOD, ADDRESS_SOURCE: 'none' }, undefined, { address })
    const { i = '', form = '' } = fieldsTo(await browser.go('/login'), '/login')
    await post(
      browser,
      '/login',
      { i, form, identifier: 'flood@example.org', password: WRONG },
      { 'x-forwarded-for': address },
    )
  }
  expect(new Set(keys).size).toBe(1)
})
