/** Three regions behind one door: a browser that two people of two regions share, and what each region hears of the other's (LAW one hop). */
import { describe, expect, test } from 'vitest'
import type { Region } from '../../src/domain/region.ts'
import { peek, take } from '../../src/cli/dev/counting/recorder.ts'
import { settled } from '../support/counting/afterwards.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { signInAt, signUpAt } from '../support/house/steps.ts'
import { Authenticator } from '../support/visitor/authenticator.ts'
import { ISSUER } from '../support/house/bindings.ts'

const house = useHouse()

/** The calls that reached a region since the last look. */
const heardBy = (region: Region): readonly string[] =>
  peek().flatMap(({ to, kind, name }) => (to === region && kind === 'object' ? [name] : []))

describe('one browser, two people, two regions', () => {
  test.each(['passkey', 'password'] as const)('by %s: each is served by their own region', async (way) => {
    const eva = house.newcomer({ name: 'Eva Ionesco' })
    const sam = house.newcomer({ name: 'Sam Carter' }).with({ browser: eva.browser })
    const shop = house.app('shop')
    const first = await signUpAt(shop, eva, { way, region: 'eu' })
    const second = await signUpAt(shop, sam, { way, region: 'us' })
    expect(second.tokens.claims()?.sub).not.toBe(first.tokens.claims()?.sub)
    await signInAt(shop, eva, { way, prompt: 'login' })
    const again = await signInAt(shop, sam, { way, prompt: 'login' })
    expect(await shop.userinfo(again.tokens)).toMatchObject({ email: sam.email })
    expect(await announced()).toEqual([
      [...BORN, 'session.opened'],
      [...BORN, 'session.opened'],
    ])
  })

  test('a password reaches no region but the one that claimed its person', async () => {
    const eva = house.newcomer({ name: 'Eva Ionesco' })
    const sam = house.newcomer({ name: 'Sam Carter' })
    const shop = house.app('shop')
    await signUpAt(shop, sam, { way: 'password', region: 'us' })
    await signUpAt(shop, eva, { way: 'password', region: 'eu' })
    await eva.submit(await eva.open('/account'), {}, '/account/sign-out')
    const guest = sam.with({ browser: eva.browser, authenticator: new Authenticator(ISSUER) })
    const page = await guest.open('/login')
    await settled()
    take()
    const answer = await guest.usePassword(page)
    await settled()
    expect(heardBy('eu')).toEqual(['DIRECTORY_EU.find'])
    expect(heardBy('ap')).toEqual(['DIRECTORY_AP.find'])
    expect(heardBy('us').toSorted()).toEqual(['DIRECTORY_US.find', 'HOME_US.account', 'HOME_US.prove'])
    expect(answer.html).toContain(sam.email)
    expect(await announced()).toEqual([
      [...BORN, 'session.opened'],
      [...BORN, 'session.ended'],
    ])
  })

  test('the region is suggested by country, chosen by the person, and said on the account page', async () => {
    const ada = house.newcomer()
    const american = ada.with({
      browser: house.visitor({ address: '192.0.2.9', city: 'Denver', country: 'US' }),
    })
    const page = await american.open('/sign-up')
    expect(page.html).toMatch(/value="us"[^>]*(?:selected|checked)|(?:selected|checked)[^>]*value="us"/)
    const done = await american.signUp(page, 'passkey', 'ap')
    expect(done.html).toMatch(/Asia/)
    expect(await announced()).toEqual([BORN])
  })
})
