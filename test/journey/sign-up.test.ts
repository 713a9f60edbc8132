/** Signing up: an address is proved first, then one way in is made, and the application gets tokens that somebody else's client verifies. */
import { describe, expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced, announcedInFull, residents } from '../support/house/people.ts'
import { passThrough, signUpAt } from '../support/house/steps.ts'
import { formsOf, titleOf } from '../support/visitor/visitor.ts'

const house = useHouse()

describe('sign-up', () => {
  test.each(['passkey', 'password'] as const)('with a %s, from the application and back', async (way) => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { request, tokens } = await signUpAt(shop, ada, { way })
    expect(tokens.claims()).toMatchObject({ nonce: request.nonce })
    expect(tokens.claims()?.['amr']).toContain(way === 'passkey' ? 'pop' : 'pwd')
    expect(await shop.userinfo(tokens)).toMatchObject({
      name: ada.name,
      email: ada.email,
      email_verified: true,
    })
    const [facts] = await announcedInFull()
    expect(facts?.map(({ verb, method }) => [verb, method])).toEqual([
      ['person.born', way],
      ['session.opened', way],
    ])
  })

  test.each(['eu', 'us', 'ap'] as const)('in %s: the person lives there and nowhere else', async (region) => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada, { region })
    expect((await residents()).map((resident) => resident.region)).toEqual([region])
    const account = await ada.open('/account')
    expect(account.html).toContain(ada.email)
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })

  test('by oneself, without an application, ends on the account page', async () => {
    const ada = house.newcomer()
    const done = await ada.signUp(await ada.open('/sign-up'), 'passkey')
    expect([done.status, new URL(done.url).pathname]).toEqual([200, '/account'])
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })

  test('a mistyped code has one sentence, and the right one goes on', async () => {
    const ada = house.newcomer()
    const asked = await ada.giveAddress(await ada.open('/sign-up'))
    const code = await house.mailbox.code(ada.email)
    const wrong = code === '000000' ? '000001' : '000000'
    const refused = await ada.submit(asked, { code: wrong }, 'code')
    expect(refused.status).toBe(422)
    const wayIn = await ada.submit(refused, { code }, 'code')
    expect((await ada.makeWayIn(wayIn, 'passkey')).url).toContain('/account')
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })

  test('send again: the new code works, the one before is no longer named by anything', async () => {
    const ada = house.newcomer()
    const asked = await ada.giveAddress(await ada.open('/sign-up'))
    const first = await house.mailbox.code(ada.email)
    const again = await ada.submit(asked, {}, '/sign-up/again')
    const second = await house.mailbox.code(ada.email)
    if (first !== second) expect((await ada.submit(again, { code: first }, 'code')).status).toBe(422)
    expect((await ada.submit(again, { code: second }, 'code')).status).toBe(200)
    expect(await announced()).toEqual([])
  })

  test('with an address that has an account: the same page, the other mail to its owner, and no code that works', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada, { region: 'us' })
    const stranger = ada.with({ browser: house.visitor() })
    const free = house.newcomer()
    const askedTaken = await stranger.giveAddress(await stranger.open('/sign-up'))
    const askedFree = await free.giveAddress(await free.open('/sign-up'))
    expect([askedTaken.status, titleOf(askedTaken.html)]).toEqual([askedFree.status, titleOf(askedFree.html)])
    expect(formsOf(askedTaken.html).map(({ action }) => action)).toEqual(
      formsOf(askedFree.html).map(({ action }) => action),
    )
    const mail = await house.mailbox.next(ada.email)
    expect(mail.text).not.toMatch(/\b\d{3} ?\d{3}\b/)
    expect(mail.text).toContain('/login')
    expect((await stranger.submit(askedTaken, { code: '123456' }, 'code')).status).toBe(422)
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })

  test('afterwards every application is served from the session', async () => {
    const ada = house.newcomer()
    const { tokens } = await signUpAt(house.app('shop'), ada)
    const rewards = await passThrough(house.app('rewards'), ada)
    expect(rewards.tokens.claims()?.sub).toBe(tokens.claims()?.sub)
    expect(rewards.tokens.claims()?.['sid']).not.toBe(tokens.claims()?.['sid'])
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })
})
