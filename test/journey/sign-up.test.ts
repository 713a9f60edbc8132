/** Signing up: an address is proved first, then one way in is made, and the application that asked gets tokens that somebody else's client verifies. */
import { describe, expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced } from '../support/house/people.ts'
import { titleOf } from '../support/visitor/visitor.ts'

const house = useHouse()

describe('sign-up', () => {
  test.each(['passkey', 'password'] as const)('with a %s, from the application and back', async (way) => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const request = await shop.begin({ prompt: 'create' })
    const first = await ada.open(request.url)
    expect(titleOf(first.html)).toContain('account')
    const answer = await ada.signUp(first, way)
    const tokens = await shop.finish(request, answer)
    expect(tokens.claims()).toMatchObject({ nonce: request.nonce })
    expect(await shop.userinfo(tokens)).toMatchObject({
      name: ada.name,
      email: ada.email,
      email_verified: true,
    })
    expect(await announced()).toEqual([['person.born', 'session.opened']])
  })
})
