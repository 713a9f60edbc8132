/** A sign-up is killed between any two of its steps (issue 2, must show 6; rules A2, F5, F6; LAW one owner). */
import { afterAll, describe, expect, test } from 'vitest'
import type { HomeAddress } from '../../src/ports/call.ts'
import { memoryHouse, type MemoryHouse } from '../support/memory/house.ts'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { sceneOf } from '../support/memory/scene.ts'
import { aClient, LONG_ENOUGH, visitorOf } from '../support/memory/visitor.ts'
import { estateOf, factsOf, NOBODY, somebodyWith } from './estate.ts'
import { faultsOf, withFault } from './kill.ts'

const EMAIL = 'ada@example.org'
afterAll(useQuickCrypto())

async function aboutToBeBorn(region: HomeAddress['region'] = 'us') {
  const house = memoryHouse({ seed: 6 })
  const visitor = visitorOf(sceneOf(house))
  const signUp = await visitor.proveAddress(EMAIL, region)
  if (!signUp) throw new Error('no code arrived')
  const { address } = signUp
  const authenticator = visitor.authenticator(3)
  const client = aClient()
  const mint = await visitor.mint(client, visitor.newCode(client))
  const request = await visitor.birthRequest(signUp, visitor.passkeyProof(address, authenticator), { mint })
  const call = visitor.call()
  const birth = () => visitor.home(address).birth(call, request)
  const signIn = () =>
    visitor
      .home(address)
      .prove(
        visitor.call(),
        visitor.proveRequest(visitor.passkeyProof(address, { ...authenticator, signCount: 9 })),
      )
  return { house, visitor, address, birth, signIn, id: authenticator.id, signUp }
}

/** After whatever happened: all of a person, or nothing at all. */
async function isWhole(house: MemoryHouse, address: HomeAddress, id: string): Promise<'born' | 'nobody'> {
  const estate = estateOf(house, address)
  if (estate.home === 'born') expect(estate).toEqual(somebodyWith([id]))
  else expect(estate).toEqual(NOBODY)
  return estate.home === 'born' ? 'born' : 'nobody'
}

const dry = await (async () => {
  const { house, address, birth, id } = await aboutToBeBorn()
  const faults = await faultsOf(house, address, birth)
  expect(estateOf(house, address)).toEqual(somebodyWith([id]))
  return faults
})()

test('the dry run counts the steps: keys, row, claim, two looks, record, activations, transactions', () => {
  expect(dry.length).toBeGreaterThan(30)
})

describe.each([
  ['the alarm', true],
  ['the next call', false],
])('then %s comes', (_, isAlarm) => {
  test.each(dry.map((fault) => [fault.label, fault] as const))('%s', async (_label, fault) => {
    const { house, visitor, address, birth, signIn, id, signUp } = await aboutToBeBorn()
    const answered = await withFault(house, address, fault, birth)
    house.evict(address.region, address.person)
    if (isAlarm) {
      house.clock.advance(2 * house.policy.claimLife)
      await house.ringDueAlarms()
    } else await visitor.home(address).session(visitor.call(), { session: visitor.secret() })
    const state = await isWhole(house, address, id)
    if (answered?.ok) expect(state).toBe('born')

    // The same page sent again: an account, or the advice to sign in with the one that is there.
    const again = await birth()
    expect(again.ok || again.why).toSatisfy((word: unknown) => word === true || word === 'already_born')
    expect(await isWhole(house, address, id)).toBe('born')
    expect((await signIn()).ok).toBe(true)
    expect(await visitor.holdersOf(EMAIL)).toEqual([signUp.address])
    const facts = await factsOf(house, address)
    expect(facts.filter((verb) => verb === 'person.born')).toHaveLength(1)
    expect(facts[0]).toBe('person.born')
    expect(new Set(facts.slice(1))).toEqual(new Set(['session.opened']))
    expect(house.mistakes()).toEqual([])
  })
})

test.each(dry.map((fault) => [fault.label, fault] as const))(
  'somebody else may have the address after %s, once the claim has run out, unless the birth stands',
  async (_label, fault) => {
    const { house, visitor, address, birth, id } = await aboutToBeBorn()
    await withFault(house, address, fault, birth)
    house.evict(address.region, address.person)
    house.clock.advance(2 * house.policy.claimLife)
    await house.ringDueAlarms()
    const state = await isWhole(house, address, id)
    const other = await visitor.proveAddress(EMAIL, 'ap')
    if (!other) throw new Error('no code arrived')
    const request = await visitor.birthRequest(other, { method: 'password', password: LONG_ENOUGH })
    const outcome = await visitor.home(other.address).birth(visitor.call(), request)
    expect(outcome.ok).toBe(state === 'nobody')
    expect(await visitor.holdersOf(EMAIL)).toEqual([state === 'nobody' ? other.address : address])
  },
)
