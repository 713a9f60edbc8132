/** Ten failures: typed secrets pause for everybody but trusted browsers and passkeys, silently, and the owner is mailed a way round (rule E). */
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN, deliverAll } from '../support/house/people.ts'
import { signInAt, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { titleOf } from '../support/visitor/visitor.ts'

const house = useHouse()

/** A stranger who tries `times` wrong passwords at once, as any page would be posted. */
async function guess(victim: Person, times: number): Promise<readonly number[]> {
  return Promise.all(
    Array.from({ length: times }, async (_, at) => {
      const stranger = victim.with({ browser: house.visitor({ address: `198.51.100.${at + 1}` }) })
      return (await stranger.usePassword(await stranger.open('/login'), `guess number ${at} of many`)).status
    }),
  )
}

async function paused() {
  const ada = house.newcomer()
  await signUpAt(house.app('shop'), ada, { way: 'password' })
  expect(new Set(await guess(ada, 10))).toEqual(new Set([422]))
  await deliverAll()
  const mail = await house.mailbox.next(ada.email)
  const link = /http:\/\/localhost:8787\/unlock\?t=\S+/.exec(mail.text)?.[0] ?? ''
  return { ada, link, unknown: ada.with({ browser: house.visitor() }) }
}

describe('a pause', () => {
  test('refuses the right password on an unknown browser, and lets the trusted one in', async () => {
    const { ada, unknown } = await paused()
    expect((await unknown.usePassword(await unknown.open('/login'))).status).toBe(422)
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
    await signInAt(house.app('shop'), ada, { way: 'password' })
    expect(await announced()).toEqual([[...BORN, 'attempts.paused', 'session.ended', 'session.opened']])
  })

  test('the mailed link: opening it spends nothing, its button gives this browser trust, once', async () => {
    const { link, unknown } = await paused()
    await unknown.open(link)
    const page = await unknown.open(link)
    const done = await unknown.submit(page, {}, '/unlock')
    expect(done.status).toBe(200)
    await signInAt(house.app('shop'), unknown, { way: 'password' })
    const other = unknown.with({ browser: house.visitor() })
    const spent = await other.submit(await other.open(link), {}, '/unlock')
    expect(titleOf(spent.html)).not.toBe(titleOf(done.html))
    expect((await other.usePassword(await other.open('/login'))).status).toBe(422)
    expect(await announced()).toEqual([[...BORN, 'attempts.paused', 'device.trusted', 'session.opened']])
  })

  test('ends by itself, and a right password clears it', async () => {
    const { unknown } = await paused()
    house.time.pass(2 * MINUTE)
    await signInAt(house.app('shop'), unknown, { way: 'password' })
    const another = unknown.with({ browser: house.visitor() })
    await signInAt(house.app('shop'), another, { way: 'password' })
    expect(await announced()).toEqual([[...BORN, 'attempts.paused', 'session.opened', 'session.opened']])
  })

  test('never touches a passkey', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    await ada.makeWayIn(await ada.open('/account/password'), 'password')
    await guess(ada, 12)
    await signInAt(house.app('shop'), ada.with({ browser: house.visitor() }))
    const [facts] = await announced()
    expect(facts).toEqual([...BORN, 'credential.added', 'attempts.paused', 'session.opened'])
  })

  test('at most three mails a day, however long it lasts', async () => {
    // From one o'clock on, so that no midnight begins a new allowance.
    house.time.pass(DAY + HOUR - (Date.now() % DAY))
    const { ada } = await paused()
    for (const pass of [2 * MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR, HOUR]) {
      house.time.pass(pass)
      await guess(ada, 2)
    }
    await deliverAll()
    expect(house.mailbox.all.filter(({ to }) => to === ada.email).length).toBe(2)
    const [facts] = await announced()
    expect(facts).toEqual([...BORN, ...Array.from({ length: 6 }, () => 'attempts.paused')])
  })
})
