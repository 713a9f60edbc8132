/** What browsers do: several tabs, the back button, a double click, cookies off, a page left open overnight. Nothing lost, nothing doubled. */
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/kernel/time.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { callbackOf, errorOf } from '../support/house/relying-party.ts'
import { signInAt, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()
const asksForPassword = ({ html }: Page): boolean => formsOf(html).some(({ fields }) => 'password' in fields)

async function signedOut() {
  const ada = house.newcomer()
  const shop = house.app('shop')
  await signUpAt(shop, ada, { way: 'password' })
  return { ada: ada.with({ browser: house.visitor() }), shop }
}

test('five tabs opened at once: each goes on', async () => {
  const { ada, shop } = await signedOut()
  const requests = await Promise.all(Array.from({ length: 5 }, () => shop.begin()))
  const pages: Page[] = []
  for (const { url } of requests) pages.push(await ada.open(url))
  for (const [at, request] of requests.entries()) {
    const page = pages[at]
    if (!page) throw new Error('a tab without a page')
    const answer = await ada.usePassword(page)
    // The first sign-in changes the browser cookie, so the other pages start again, with their request kept (rule A4).
    const last = at === 0 ? answer : await ada.usePassword(answer)
    await shop.finish(request, last)
  }
  const facts = (await announced())[0] ?? []
  expect(new Set(facts)).toEqual(new Set(BORN))
})

describe('a double click, twice at once', () => {
  /** The same browser's second press: the cookies of before the first answer. */
  function pressedAgain(ada: Person): Person {
    const again = ada.with({ browser: house.visitor() })
    for (const [name, value] of ada.browser.jar) again.browser.jar.set(name, value)
    return again
  }

  test('on "Sign in": one session and one code', async () => {
    const { ada, shop } = await signedOut()
    const request = await shop.begin()
    const page = await ada.open(request.url)
    const again = pressedAgain(ada)
    const [one, other] = await Promise.all([ada.usePassword(page), again.usePassword(page)])
    expect(callbackOf(other).searchParams.get('code')).toBe(callbackOf(one).searchParams.get('code'))
    await shop.finish(request, other)
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('on the code of a recovery: one session, and both answers lead on', async () => {
    const { ada } = await signedOut()
    const asked = await ada.submit(await ada.open('/recovery'), { identifier: ada.email }, '/recovery')
    const code = await house.mailbox.code(ada.email)
    const again = pressedAgain(ada)
    const answers = await Promise.all([
      ada.submit(asked, { code }, 'code'),
      again.submit(asked, { code }, 'code'),
    ])
    expect(answers.map(({ url }) => new URL(url).pathname)).toEqual(['/recovery/way-in', '/recovery/way-in'])
    expect(await announced()).toEqual([[...BORN, 'recovery.started', 'session.opened']])
  })

  test('on the last button of sign-up: one person, signed in by either answer', async () => {
    const ada = house.newcomer()
    const wayIn = await ada.proveAddress(await ada.open('/sign-up'))
    const again = pressedAgain(ada)
    const answers = await Promise.all([ada.makeWayIn(wayIn, 'password'), again.makeWayIn(wayIn, 'password')])
    expect(answers.map(({ url }) => new URL(url).pathname)).toEqual(['/account', '/account'])
    expect(await announced()).toEqual([BORN])
  })
})

test('the back button after a sign-in: the old page proves nothing new and loses nothing', async () => {
  const { ada, shop } = await signedOut()
  const request = await shop.begin()
  const page = await ada.open(request.url)
  await shop.finish(request, await ada.usePassword(page))
  const back = await ada.usePassword(page)
  expect([back.status, asksForPassword(back)]).toEqual([200, true])
  const code = callbackOf(await ada.usePassword(back)).searchParams.get('code')
  expect(code).not.toBeNull()
  expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.opened']])
})

test('the back button after a sign-out: nothing of before gives a code', async () => {
  const { ada, shop } = await signedOut()
  const request = await shop.begin()
  const page = await ada.open(request.url)
  const answer = await ada.usePassword(page)
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  expect(await errorOf(shop.finish(request, answer))).toBe('invalid_grant')
  expect(asksForPassword(await ada.open(request.url))).toBe(true)
  expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.ended']])
})

describe('a page left open', () => {
  test.each([31 * MINUTE, 9 * HOUR])('for %i ms starts again with its request kept', async (long) => {
    const { ada, shop } = await signedOut()
    const request = await shop.begin()
    const page = await ada.open(request.url)
    house.time.pass(long)
    const again = await ada.usePassword(page)
    expect([again.status, asksForPassword(again)]).toEqual([200, true])
    await shop.finish(request, await ada.usePassword(again))
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('a passkey’s challenge is late after five minutes, and the page restarts without a word', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    const elsewhere = ada.with({ browser: house.visitor() })
    const request = await shop.begin()
    const page = await elsewhere.open(request.url)
    house.time.pass(7 * MINUTE)
    const again = await elsewhere.usePasskey(page)
    expect(again.status).toBe(200)
    await shop.finish(request, await elsewhere.usePasskey(again))
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })
})

test('cookies off: a page says so, and nothing is evaluated', async () => {
  const { ada } = await signedOut()
  const page = await ada.open('/login')
  ada.browser.jar.clear()
  const answer = await ada.usePassword(page)
  expect(answer.status).toBe(400)
  expect(asksForPassword(answer)).toBe(false)
  expect(await announced()).toEqual([BORN])
})

test('a page of another browser starts again at step one', async () => {
  const { ada, shop } = await signedOut()
  const request = await shop.begin()
  const page = await ada.open(request.url)
  const other = ada.with({ browser: house.visitor() })
  await other.open('/login')
  const again = await other.usePassword(page)
  expect([again.status, asksForPassword(again)]).toEqual([200, true])
  await shop.finish(request, await other.usePassword(again))
  expect(await announced()).toEqual([[...BORN, 'session.opened']])
})

test.each([-60, 60])(
  'cities whose clocks are %i seconds apart, half each way, serve the same person',
  async (seconds) => {
    const { ada, shop } = await signedOut()
    // Signing keys sign from the moment they were made; no clock is to stand before that.
    house.time.pass(2 * MINUTE)
    const request = await shop.begin()
    const answer = await ada.usePassword(await ada.open(request.url))
    house.time.pass(seconds * 500)
    const tokens = await shop.finish(request, answer)
    expect(await shop.userinfo(tokens)).toMatchObject({ email: ada.email })
    house.time.pass(-seconds * 500)
    expect(
      (await signInAt(shop, ada.with({ browser: house.visitor() }), { way: 'password' })).tokens,
    ).toBeDefined()
    expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.opened']])
  },
)
