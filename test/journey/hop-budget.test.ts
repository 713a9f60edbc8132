/**
 * The budget table, printed and asserted by the counter around the bindings: hops exactly, calls, rows and KV writes at most. The isolate is
 * warm; what a cold one reads of configuration has a line of its own.
 */
import { describe, expect, test } from 'vitest'
import { forgetAll } from '../../src/kernel/isolate.ts'
import { DAY } from '../../src/kernel/time.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { summarise, type Summary } from '../../src/cli/dev/counting/summary.ts'
import { ISSUER, tick } from '../support/house/bindings.ts'
import {
  adjust,
  changes,
  front,
  metadata,
  recover,
  revoke,
  signIn,
  signOut,
  signUp,
  visits,
  type World,
} from '../support/house/flows.ts'
import { useHouse } from '../support/house/house.ts'
import { deliver, residents } from '../support/house/people.ts'
import type { Person, Way } from '../support/visitor/person.ts'
import { Authenticator } from '../support/visitor/authenticator.ts'
import { BUDGET, isLine, SIGN_IN_CALLS, SIGN_IN_ROWS, SWEEP_ROWS, type Line } from './budget.ts'

const house = useHouse()
const measured = new Map<string, Summary>()

async function count<Result>(work: () => Promise<Result>): Promise<{ result: Result; cost: Summary }> {
  await settled()
  take()
  const result = await work()
  await settled()
  return { result, cost: summarise(take()) }
}

/** A world whose steps are held to the table; `steps` collects them. */
function budgeted(): World & { readonly steps: Summary[] } {
  const steps: Summary[] = []
  const browser = () => Object.assign(house.visitor(), { followsRedirects: false })
  return {
    steps,
    first: house.app('shop'),
    third: house.app('books'),
    browser,
    newcomer: () => house.newcomer().with({ browser: browser() }),
    step: async (line, work) => {
      const { result, cost } = await count(work)
      steps.push(cost)
      measured.set(line, dearer(measured.get(line), cost))
      if (isLine(line)) hold(line, cost)
      return result
    },
  }
}

const dearer = (before: Summary | undefined, cost: Summary): Summary =>
  before && before.rows >= cost.rows ? before : cost

function hold(line: Line, { hops, calls, rows, kvWrites, lines }: Summary): void {
  const most = BUDGET[line]
  const isWithin = hops === most.hops && calls <= most.calls && rows <= most.rows && kvWrites <= most.kvWrites
  const spent = JSON.stringify({ hops, calls, rows, kvWrites })
  const story = `${line}: ${spent}, budget ${JSON.stringify(most)}\n${lines.join('\n')}`
  expect.soft(isWithin, story).toBe(true)
}

/** Everything that a first visitor makes the isolate load. */
async function warmed(): Promise<World & { readonly steps: Summary[] }> {
  const world = budgeted()
  await world.first.configuration()
  await signUp({ ...world, step: (_line, work) => work() }, 'passkey')
  await world.browser().go((await world.third.begin()).url.href)
  return world
}

const sum = (
  steps: readonly Summary[],
  what: 'calls' | 'rows' | 'kvWrites' | 'kvReads' | 'objects' | 'databases',
): number => steps.reduce((total, step) => total + step[what], 0)

describe('steps', () => {
  test('metadata', async () => metadata(await warmed()))

  test('what anybody may see', async () => front(await warmed()))

  test('sign-up by passkey, and what a signed-in person does', async () => {
    const world = await warmed()
    const ada = await signUp(world, 'passkey')
    await signOut(world, ada)
    const tokens = await signIn(world, ada, 'passkey', 'known browser')
    await visits(world, ada, tokens)
    await deliverEverything()
    await changes(world, ada)
    await deliverEverything()
    await adjust(world, ada)
    await deliverEverything()
    await revoke(world, tokens)
  })

  test('sign-up by password, and recovery on a browser that knows nobody', async () => {
    const world = await warmed()
    const ada = await signUp(world, 'password')
    await deliverEverything()
    await recover(world, ada)
  })
})

describe('whole sign-ins', () => {
  const BROWSERS = ['known', 'new'] as const
  const WAYS: readonly (readonly [Way, boolean])[] = [
    ['passkey', false],
    ['passkey', true],
    ['password', false],
  ]

  describe.each(BROWSERS)('on a %s browser', (browser) => {
    test.each(WAYS)('by %s (counting authenticator: %s)', async (way, counts) => {
      const world = await warmed()
      const newcomer = world.newcomer().with({ authenticator: new Authenticator(ISSUER, counts) })
      const ada = await signUp({ ...world, newcomer: () => newcomer }, way)
      await deliverEverything()
      await signOut(world, ada)
      await deliverEverything()
      const here = browser === 'known' ? ada : ada.with({ browser: world.browser() })
      world.steps.length = 0
      await signIn(world, here, way, `${browser} browser`)
      const alarm = await ring()
      const name = `whole ${way} sign-in, ${browser} browser${counts ? ', counting authenticator' : ''}`
      const requests = total(world.steps)
      measured.set(name, requests)
      measured.set(`${name}, with the outbox`, total([...world.steps, alarm]))
      expect(requests.rows, requests.lines.join('\n')).toBeLessThanOrEqual(SIGN_IN_ROWS[browser].requests)
      expect(requests.rows + alarm.rows, alarm.lines.join('\n')).toBeLessThanOrEqual(
        SIGN_IN_ROWS[browser].withAlarm,
      )
      if (way === 'passkey')
        expect(requests.calls, requests.lines.join('\n')).toBeLessThanOrEqual(SIGN_IN_CALLS)
    })
  })

  test('what has expired is deleted later, in at most three rows per sign-in', async () => {
    // The birth's own and the one after it.
    const EXPIRED = 2
    const world = await warmed()
    const ada = await signUp(world, 'passkey')
    await signIn(world, ada.with({ browser: world.browser() }), 'passkey', 'new browser')
    await deliverEverything()
    house.time.pass(31 * DAY)
    await tick()
    await world.browser().go((await world.first.begin()).url.href)
    await signIn(world, ada.with({ browser: world.browser() }), 'passkey', 'new browser')
    const alarm = await ring()
    const swept = alarm.lines.filter((line) => line.includes('sql.DELETE') && line.includes('rows'))
    const rows = swept.reduce((all, line) => all + Number(/\((\d+) rows/.exec(line)?.[1]), 0)
    measured.set(`deletion of expired rows of ${EXPIRED} sign-ins (at most ${SWEEP_ROWS} each)`, {
      ...alarm,
      rows,
      lines: swept,
    })
    expect(rows).toBeGreaterThan(0)
    expect(rows).toBeLessThanOrEqual(EXPIRED * SWEEP_ROWS)
  })
})

describe('a second person of another region on the same browser', () => {
  test('2 hops, and the first person’s region receives the keyed question and nothing else', async () => {
    const world = await warmed()
    const eva = await signUp(world, 'password', 'eu')
    const sam = await signUp(world, 'password', 'us')
    await signOut(world, eva)
    const guest: Person = sam.with({ browser: eva.browser })
    const page = await guest.open('/login')
    const { cost } = await count(() => guest.signIn(page, 'password'))
    measured.set('second person, other region, same browser', cost)
    expect(cost.hops).toBe(2)
    const heard = cost.lines.filter((line) => line.includes('→ eu'))
    expect(heard.filter((line) => line.startsWith('edge'))).toEqual(['edge → eu object.DIRECTORY_EU.find'])
    expect(heard.filter((line) => line.includes('HOME_EU'))).toEqual([])
  })
})

describe('strangers', () => {
  const BAD = 'A'.repeat(200)

  test('an unauthentic handle names no object, writes no row, asks no KV', async () => {
    const world = await warmed()
    const visitor = world.browser()
    for (const name of ['__Host-session', '__Host-device', '__Host-home']) visitor.jar.set(name, BAD)
    const id = house.applications.shop.id
    const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
    const secret = { client_id: house.applications.rewards.id }
    // What any first visitor makes the isolate load: which ids were chosen by hand, and the second client.
    for (const client of ['hand-chosen', secret.client_id])
      await visitor.send(`/authorize?client_id=${client}`)
    const asking = await world.first.begin()
    const { cost } = await count(async () => {
      await visitor.send(asking.url.href)
      await visitor.send('/session')
      await visitor.send('/account')
      await visitor.send('/logout')
      await visitor.send(`/unlock?t=${BAD}`)
      await visitor.send(`/authorize?client_id=${BAD}`)
      await visitor.send(`/authorize?client_id=${id}&i=${BAD}`)
      await visitor.send(
        '/token',
        form({ ...secret, grant_type: 'authorization_code', code: BAD, code_verifier: BAD }),
      )
      await visitor.send('/token', form({ ...secret, grant_type: 'refresh_token', refresh_token: BAD }))
      await visitor.send('/revoke', form({ ...secret, token: BAD }))
      await visitor.send('/userinfo', { headers: { authorization: `Bearer ${BAD}` } })
    })
    measured.set('unauthentic handles (11 requests)', cost)
    expect(cost.lines).toEqual([])
  })

  test('a guess at somebody nobody is costs 2 hops and no row', async () => {
    const world = await warmed()
    const nobody = world.newcomer()
    const page = await nobody.open('/login')
    const { cost } = await count(() => nobody.usePassword(page))
    measured.set('guess at nobody', cost)
    expect(cost).toMatchObject({ hops: 2, rows: 0, kvWrites: 0 })
  })

  test('recovery for an address that nobody has: 2 hops and no row', async () => {
    const world = await warmed()
    const nobody = world.newcomer()
    const page = await nobody.open('/recovery')
    const { cost } = await count(() => nobody.submit(page, { identifier: nobody.email }, '/recovery'))
    measured.set('recovery for nobody', cost)
    expect(cost).toMatchObject({ hops: 2, rows: 0, kvWrites: 0 })
  })

  test('an unknown visitor of every page writes nothing', async () => {
    const world = await warmed()
    const asking = await world.first.begin()
    const { cost } = await count(async () => {
      for (const path of [
        asking.url.href,
        '/',
        '/login',
        '/sign-up',
        '/recovery',
        '/account',
        '/session',
        '/logout',
        '/nowhere',
      ])
        await world.browser().send(path)
    })
    expect(cost).toMatchObject({ hops: 0, calls: 0, rows: 0, kvWrites: 0 })
  })
})

test('a cold isolate reads configuration once: heartbeat, version, client', async () => {
  const world = await warmed()
  forgetAll()
  const asking = await world.first.begin()
  const { cost } = await count(() => world.browser().go(asking.url.href))
  measured.set('GET /authorize, cold configuration', cost)
  expect(cost).toMatchObject({ rows: 0, kvWrites: 0 })
  expect(cost.calls, cost.lines.join('\n')).toBeLessThanOrEqual(3)
  const { cost: second } = await count(() => world.browser().go(asking.url.href))
  expect(second.calls).toBe(0)
})

test('every line of the table was measured; here it is', async ({ annotate }) => {
  const numbers = ({ hops, calls, rows, kvWrites }: Summary): string =>
    [hops, calls, rows, kvWrites].map((number) => String(number).padStart(6)).join('')
  const table = [...measured].map(([line, cost]) => `  ${line.padEnd(82)}${numbers(cost)}`)
  await annotate(`\n  ${''.padEnd(82)}  hops calls  rows    kv\n${table.join('\n')}\n`)
  expect(Object.keys(BUDGET).filter((line) => !measured.has(line))).toEqual([])
})

async function deliverEverything(): Promise<void> {
  await settled()
  for (const resident of await residents()) await deliver(resident)
}

/** The alarm that carries this person's outbox out, with everything it costs. */
async function ring(): Promise<Summary> {
  const { cost } = await count(deliverEverything)
  return cost
}

const total = (steps: readonly Summary[]): Summary => ({
  hops: Math.max(0, ...steps.map(({ hops }) => hops)),
  calls: sum(steps, 'calls'),
  rows: sum(steps, 'rows'),
  kvWrites: sum(steps, 'kvWrites'),
  kvReads: sum(steps, 'kvReads'),
  objects: sum(steps, 'objects'),
  databases: sum(steps, 'databases'),
  regions: [...new Set(steps.flatMap(({ regions }) => regions))],
  lines: steps.flatMap(({ lines }) => lines),
})
