/** Bad days: KV down, a region silent, a database failing. Nothing is lost, nobody hears "no" who might be somebody, and others notice nothing. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { cause, endOutages } from '../support/counting/outages.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { passThrough, signInAt, signUpAt } from '../support/house/steps.ts'
import { formsOf, titleOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()
/** A region that says nothing: its objects do not answer. */
const silence = (to: 'eu' | 'us' | 'ap'): void => cause({ kind: 'object', to, how: 'silent' })

/** What somebody is told within the time that people are promised. */
async function toldSoon(work: () => Promise<Page>): Promise<{ status: number; retry: boolean; page: Page }> {
  const start = performance.now()
  const page = await work()
  expect(performance.now() - start).toBeLessThan(3_500)
  return { status: page.status, retry: page.headers.has('retry-after'), page }
}

describe('KV down', () => {
  test.each(['fails', 'silent'] as const)(
    '(%s): sign-up, sign-in, session and sign-out work',
    async (how) => {
      const ada = house.newcomer()
      const shop = house.app('shop')
      cause({ kind: 'kv', to: 'kv', how })
      await signUpAt(shop, ada)
      const elsewhere = ada.with({ browser: house.visitor() })
      await signInAt(shop, elsewhere)
      expect(await toldSoon(() => ada.open('/session'))).toMatchObject({ status: 200 })
      house.time.pass(3 * MINUTE)
      const account = await toldSoon(() => ada.open('/account'))
      expect(account.status).toBe(200)
      const out = await toldSoon(() => ada.submit(account.page, {}, '/account/sign-out'))
      expect([out.status, new URL(out.page.url).pathname]).toEqual([200, '/logout'])
      endOutages()
      expect(await announced()).toEqual([[...BORN, 'session.opened', 'session.ended']])
    },
  )
})

describe('a region is silent', () => {
  test('its people get 503 with Retry-After soon; those of the others notice nothing', async () => {
    const eva = house.newcomer({ name: 'Eva Ionesco' })
    const sam = house.newcomer({ name: 'Sam Carter' })
    const shop = house.app('shop')
    await signUpAt(shop, eva, { way: 'password', region: 'eu' })
    await signUpAt(shop, sam, { way: 'password', region: 'us' })
    const { tokens } = await passThrough(shop, sam)
    await sam.submit(await sam.open('/account'), {}, '/account/sign-out')
    silence('eu')
    expect(await toldSoon(() => eva.open('/account'))).toMatchObject({ status: 503, retry: true })
    expect(await toldSoon(async () => eva.open((await shop.begin()).url))).toMatchObject({
      status: 503,
      retry: true,
    })
    await signInAt(shop, sam, { way: 'password' })
    await signInAt(shop, sam.with({ browser: house.visitor() }), { way: 'password' })
    expect(tokens.claims()?.sub).toBeDefined()
    endOutages()
    expect(await announced()).toEqual([BORN, [...BORN, 'session.ended', 'session.opened', 'session.opened']])
  })

  test('a failing sign-in on an unknown browser is the same 503 for nobody and for a wrong password', async () => {
    const sam = house.newcomer({ name: 'Sam Carter' })
    await signUpAt(house.app('shop'), sam, { way: 'password', region: 'us' })
    const unknown = sam.with({ browser: house.visitor() })
    const nobody = house.newcomer()
    const pages = [await unknown.open('/login'), await nobody.open('/login')] as const
    silence('ap')
    const wrong = await toldSoon(() => unknown.usePassword(pages[0], 'three green lanterns sank'))
    const none = await toldSoon(() => nobody.usePassword(pages[1]))
    expect(wrong).toMatchObject({ status: 503, retry: true })
    expect([none.status, none.retry, titleOf(none.page.html)]).toEqual([503, true, titleOf(wrong.page.html)])
    endOutages()
    expect(await announced()).toEqual([BORN])
  })

  test('sign-up waits everywhere, and says so with what was typed kept', async () => {
    const ada = house.newcomer()
    const page = await ada.open('/sign-up')
    silence('ap')
    const told = await toldSoon(() => ada.giveAddress(page, 'eu'))
    expect(told).toMatchObject({ status: 503, retry: true })
    const form = formsOf(told.page.html).find(({ fields }) => 'name' in fields)
    expect(form?.fields).toMatchObject({ identifier: ada.email, name: ada.name })
    expect(house.mailbox.all).toEqual([])
    endOutages()
    const done = await ada.signUp(told.page, 'passkey')
    expect(done.status).toBe(200)
    expect(await announced()).toEqual([BORN])
  })

  test('recovery gives everybody one page, which adds that a region is unreachable', async () => {
    const sam = house.newcomer({ name: 'Sam Carter' })
    await signUpAt(house.app('shop'), sam, { region: 'us' })
    const nobody = house.newcomer()
    const lost = sam.with({ browser: house.visitor() })
    const [first, second] = [await lost.open('/recovery'), await nobody.open('/recovery')]
    const usual = await nobody.submit(second, { identifier: nobody.email }, '/recovery')
    silence('ap')
    const found = await lost.submit(first, { identifier: lost.email }, '/recovery')
    const none = await nobody.submit(
      await nobody.open('/recovery'),
      { identifier: nobody.email },
      '/recovery',
    )
    expect([found.status, none.status]).toEqual([200, 200])
    const notes = (page: Page): number => page.html.split('role="').length
    expect(notes(found)).toBe(notes(none))
    expect(none.html.length).toBeGreaterThan(usual.html.length)
    endOutages()
    await lost.giveCode(found)
    expect(await announced()).toEqual([[...BORN, 'recovery.started', 'session.opened']])
  })
})

describe('a region’s database fails', () => {
  test('its people get 503, which is no "no"; when it is back, nothing was lost', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    const elsewhere = ada.with({ browser: house.visitor() })
    const request = await shop.begin()
    const page = await elsewhere.open(request.url)
    cause({ kind: 'd1', to: 'eu', how: 'fails' })
    expect(await toldSoon(() => elsewhere.usePasskey(page))).toMatchObject({ status: 503, retry: true })
    expect(await toldSoon(() => ada.open('/account'))).toMatchObject({ status: 503, retry: true })
    await passThrough(shop, ada)
    endOutages()
    await shop.finish(request, await elsewhere.usePasskey(page))
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('in the middle of a birth: a second press of the same button finishes it, once', async () => {
    const ada = house.newcomer()
    const wayIn = await ada.proveAddress(await ada.open('/sign-up'))
    cause({ kind: 'd1', to: 'eu', how: 'fails' })
    expect((await ada.makeWayIn(wayIn, 'password')).status).toBe(503)
    endOutages()
    const done = await ada.makeWayIn(wayIn, 'password')
    expect(new URL(done.url).pathname).toBe('/account')
    expect(await announced()).toEqual([BORN])
  })
})

test('the mail service out: the page is the same, and "send again" brings a code when it is back', async () => {
  const ada = house.newcomer()
  house.mailbox.isOut = true
  const asked = await ada.giveAddress(await ada.open('/sign-up'))
  expect(asked.status).toBe(200)
  house.mailbox.isOut = false
  const again = await ada.submit(asked, {}, '/sign-up/again')
  await ada.makeWayIn(await ada.giveCode(again), 'passkey')
  expect(await announced()).toEqual([BORN])
})
