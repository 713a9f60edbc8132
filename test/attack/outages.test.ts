/** LAW fail closed, played: regions, KV and the global database die or fall silent, and nobody is told what is not known. */
import { afterEach, expect, test } from 'vitest'
import { REGION_BINDINGS } from '../../src/config.ts'
import type { Region } from '../../src/domain/region.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { env, shardsOf, tick } from '../support/house/bindings.ts'
import { passThrough, signUpAt } from '../support/house/steps.ts'
import { settled } from '../support/counting/afterwards.ts'
import type { Person } from '../support/visitor/person.ts'
import { titleOf, type Page } from '../support/visitor/visitor.ts'
import {
  attackedHouse,
  deadObjects,
  elsewhere,
  hasCode,
  objectsDuring,
  settler,
  silentObjects,
  visitorBefore,
} from './stage.ts'

const house = attackedHouse()
afterEach(() => tick())

/** Retry-After and no later than people are promised. */
const PATIENCE = 2_500

const out = (region: Region, how: () => DurableObjectNamespace) => ({
  [REGION_BINDINGS[region].home]: how(),
  [REGION_BINDINGS[region].directory]: how(),
})

/** As every binding that does not answer. */
const deadStore: object = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('out')
    },
  },
)

async function timed(work: Promise<Page>): Promise<{ readonly page: Page; readonly took: number }> {
  const start = performance.now()
  const page = await work
  return { page, took: performance.now() - start }
}

function mustWait({ page, took }: { readonly page: Page; readonly took: number }, what: string): void {
  expect([what, page.status, Number(page.headers.get('retry-after')) > 0]).toEqual([what, 503, true])
  expect(took, what).toBeLessThan(PATIENCE)
  expect(page.headers.getSetCookie().filter((line) => !line.startsWith('__Host-browser'))).toEqual([])
}

const at = (person: Person, over: Parameters<typeof visitorBefore>[0], isKnown = false): Person =>
  person.with({ browser: visitorBefore(over, isKnown ? person.browser : undefined) })

test.each([
  ['dead', deadObjects],
  ['silent', silentObjects],
] as const)(
  'a %s region: 503 in time for its people, and nobody anywhere is called unknown',
  async (_, how) => {
    const [asian, european] = [
      await settler(house, { way: 'password', region: 'ap' }),
      await settler(house, { way: 'password' }),
    ]
    const over = out('ap', how)
    const stranger = house.newcomer()
    const tries = [asian, stranger, european].map(async (person) => {
      const there = at(person, over)
      return timed(there.usePassword(await there.open('/login'), 'not the password at all'))
    })
    for (const [place, answer] of (await Promise.all(tries)).entries())
      mustWait(answer, `wrong password ${place}`)

    const known = at(asian, over, true)
    const page = await known.open('/login')
    const answers = await Promise.all([
      timed(known.usePassword(page)),
      timed(known.open('/account')),
      timed(known.open((await house.app('shop').begin()).url)),
    ])
    for (const [place, answer] of answers.entries()) mustWait(answer, `its own person, page ${place}`)

    const there = at(european, over)
    const right = await timed(there.usePassword(await there.open('/login')))
    expect([right.page.status, right.took < PATIENCE]).toEqual([200, true])
    await passThrough(house.app('shop'), at(european, over, true))

    const newcomer = at(house.newcomer(), over)
    const waiting = await timed(newcomer.giveAddress(await newcomer.open('/sign-up')))
    mustWait(waiting, 'sign-up waits')
    expect(waiting.page.html).toContain(newcomer.email)
  },
)

test('C2 C3 while a region is out, no decoy is asked: one in it would tell nobody from somebody', async () => {
  const over = out('ap', deadObjects)
  const asked = await objectsDuring(() =>
    Promise.all(
      Array.from({ length: 6 }, async () => {
        const there = at(house.newcomer(), over)
        mustWait(await timed(there.usePassword(await there.open('/login'))), 'nobody')
      }),
    ),
  )
  expect(asked).toHaveLength(18)
  expect(asked.filter((name) => name.startsWith('HOME'))).toEqual([])
})

test('a region that dies between the code and the birth: sign-up waits, and nothing of it is left', async () => {
  const ada = house.newcomer()
  const proved = await ada.proveAddress(await ada.open('/sign-up'), 'us')
  const there = ada.with({ browser: visitorBefore({ ...out('us', deadObjects) }, ada.browser) })
  mustWait(await timed(there.makeWayIn(proved, 'password')), 'birth')
  const born = await ada.makeWayIn(proved, 'password')
  expect(titleOf(born.html)).not.toBe('')
  expect(ada.browser.jar.has('__Host-session')).toBe(true)
})

/** A database without its tables fails every statement. */
async function withoutDatabase(region: Region, work: () => Promise<void>): Promise<void> {
  const tables = ['person', 'credential', 'identifier']
  const rename = (from: string, to: string) =>
    Promise.all(
      shardsOf(region).map((shard) =>
        shard.batch(
          tables.map((table) => shard.prepare(`ALTER TABLE ${table}${from} RENAME TO ${table}${to}`)),
        ),
      ),
    )
  await rename('', '_gone')
  try {
    await work()
  } finally {
    await rename('_gone', '')
  }
}

test('a region’s database out: its people wait, sessions and tokens elsewhere are untouched', async () => {
  const [european, american] = [
    await settler(house, { way: 'password' }),
    await settler(house, { way: 'password', region: 'us' }),
  ]
  await withoutDatabase('eu', async () => {
    const there = elsewhere(house, european)
    mustWait(await timed(there.usePassword(await there.open('/login'))), 'password')
    const away = elsewhere(house, american)
    expect((await away.usePassword(await away.open('/login'))).status).toBe(200)
    await passThrough(house.app('shop'), american)
    const known = await european.open((await house.app('shop').begin()).url)
    expect(hasCode(known), 'what needs no database goes on').toBe(true)
  })
  const there = elsewhere(house, european)
  expect((await there.usePassword(await there.open('/login'))).status, 'and it was nobody’s failure').toBe(
    200,
  )
})

test('KV down: sign-in, sessions and sign-out work', async () => {
  const ada = house.newcomer()
  const there = ada.with({ browser: visitorBefore({ KV: deadStore as KVNamespace }) })
  await signUpAt(house.app('shop'), there, { way: 'password' })
  house.time.pass(3 * MINUTE)
  const session = (await (await there.browser.send('/session')).json()) as { active: boolean }
  expect(session.active).toBe(true)
  await there.submit(await there.open('/account'), {}, '/account/sign-out')
  expect((await there.usePassword(await there.open('/login'))).status).toBe(200)
  await settled()
})

test('the global database silent: served while the configuration is confirmed, then 503, and never a stale yes', async () => {
  const ada = await settler(house)
  const over = { GLOBAL: deadStore as D1Database }
  await passThrough(house.app('shop'), ada)
  await tick()
  house.time.pass(1_000)
  const there = at(ada, over, true)
  const request = await house.app('shop').begin()
  expect(hasCode(await there.open(request.url))).toBe(true)
  house.time.pass(90_000)
  expect(hasCode(await there.open(request.url)), 'confirmed less than two minutes ago').toBe(true)
  house.time.pass(60_000)
  mustWait(await timed(there.open(request.url)), 'not confirmed any more')
  mustWait(
    await timed(at(house.newcomer(), over).open((await house.app('shop').begin()).url)),
    'for everybody',
  )
  const token = await at(ada, over).browser.send('/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', client_id: 'y' }),
  })
  expect([token.status, Number(token.headers.get('retry-after')) > 0]).toEqual([503, true])
  await tick()
  expect(hasCode(await there.open(request.url)), 'a heartbeat is enough').toBe(true)
})

test('secrets missing: the Worker refuses with names and nothing else', async () => {
  const answer = await visitorBefore({ HOUSE_KEYS: '', REGION_KEYS_US: '' }).send('/login')
  const text = await answer.text()
  expect([
    answer.status,
    text.includes('HOUSE_KEYS'),
    text.includes('REGION_KEYS_US'),
    text.includes('MAIL_TOKEN'),
  ]).toEqual([503, true, true, false])
  for (const value of [env.HOUSE_KEYS, env.REGION_KEYS_EU, env.MAIL_TOKEN]) expect(text).not.toContain(value)
})
