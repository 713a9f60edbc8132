/** What an application is given: never more than stands at the moment it is given (rules A8, I2, J7, Y1, Z1). */
import { describe, expect, test } from 'vitest'
import { durableHomeStore } from '../../../src/store/durable/home-store.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import { aClient } from '../../support/memory/visitor.ts'
import { askForCode, recover, tokensFor } from './acts.ts'

/** Moves the epoch before the first so many transactions, as a change does that comes between; says how many there were. */
function overtake({ house, address }: Resident, times: number): () => number {
  const store = durableHomeStore(house.home(address.region, address.person).sql, { set: () => undefined })
  let transactions = 0
  house.hook = ({ port, when }) => {
    const self = store.self()
    if (port !== 'store' || when !== 'before' || !self) return
    transactions += 1
    if (transactions <= times) store.putSelf({ ...self, epoch: self.epoch + 1 })
  }
  return () => transactions
}

describe('claims', () => {
  test('who signs out while they are read is answered with none of them (rule J7)', async () => {
    const person = await resident()
    const { house, visitor, home, session } = person
    const client = aClient({ scopes: ['openid', 'email'], mayOffline: false })
    const { family } = await tokensFor(person, client)
    const ask = () => home.claims(visitor.call(), { family, client, scopes: ['openid', 'email'] })
    expect(await ask()).toMatchObject({ ok: true, value: { email: person.email } })
    let isHeld = false
    house.hook = async ({ port, verb, when }) => {
      if (isHeld || port !== 'people' || verb !== 'read' || when !== 'after') return
      isHeld = true
      await home.signOut(visitor.call(), { session })
    }
    expect(await ask()).toEqual({ ok: false, why: 'dead' })
    expect(isHeld).toBe(true)
  })
})

describe('a refresh', () => {
  test('that a change overtakes is judged anew by what stands then (rule Z1)', async () => {
    const person = await resident()
    const { visitor, home } = person
    const client = aClient()
    const request = await visitor.refreshRequest(await tokensFor(person, client), client)
    const transactions = overtake(person, 1)
    expect(await home.refresh(visitor.call(), request)).toMatchObject({ ok: true, value: { generation: 1 } })
    expect(transactions()).toBe(2)
  })

  test('that is overtaken again and again is an outage, and its token stays good', async () => {
    const person = await resident()
    const { house, visitor, home } = person
    const client = aClient()
    const request = await visitor.refreshRequest(await tokensFor(person, client), client)
    overtake(person, Infinity)
    await expect(home.refresh(visitor.call(), request)).rejects.toThrow('home')
    house.hook = undefined
    expect(await home.refresh(visitor.call(), request)).toMatchObject({ ok: true, value: { generation: 1 } })
  })

  test('gives no scope again that its client may no longer have (rule A8)', async () => {
    const person = await resident()
    const { visitor, home } = person
    const tokens = await tokensFor(person, aClient())
    const narrowed = aClient({ scopes: ['openid', 'offline_access'] })
    expect(await home.refresh(visitor.call(), await visitor.refreshRequest(tokens, narrowed))).toMatchObject({
      ok: true,
      value: { scopes: ['openid', 'offline_access'] },
    })
  })

  test('that names the removed scope itself does not get it either (rule A8)', async () => {
    const person = await resident()
    const { visitor, home } = person
    const tokens = await tokensFor(person, aClient())
    const request = await visitor.refreshRequest(tokens, aClient({ scopes: ['openid'] }))
    const asked = { ...request, scopes: ['openid', 'email'] }
    expect(await home.refresh(visitor.call(), asked)).toMatchObject({
      ok: true,
      value: { scopes: ['openid'] },
    })
  })
})

test('a code that is traded while a change comes is judged anew by what stands then (rule Z1)', async () => {
  const person = await resident()
  const { visitor, home, session } = person
  const client = aClient()
  const code = visitor.newCode(client)
  await home.authorize(visitor.call(), { session, mint: await visitor.mint(client, code) })
  const transactions = overtake(person, 1)
  const request = await visitor.redeemRequest(code, visitor.secret())
  expect(await home.redeem(visitor.call(), request)).toMatchObject({ ok: true, value: { generation: 0 } })
  expect(transactions()).toBe(2)
})

test('a recovery that a change overtakes opens nothing, and leaves its code as it was (rule Z1)', async () => {
  const person = await resident()
  const mailed = await askForCode(person)
  overtake(person, 1)
  expect((await recover(person, mailed)).outcome).toEqual({ ok: false, why: 'refused' })
  person.house.hook = undefined
  expect((await recover(person, mailed)).outcome).toMatchObject({
    ok: true,
    value: { session: { purpose: 'recovery' } },
  })
})

describe('consent', () => {
  const CLIENT = aClient({ isFirstParty: false, scopes: ['openid', 'email', 'profile'] })

  test.each([
    ['fewer scopes than are asked for', ['openid']],
    ['more scopes than are asked for', ['openid', 'email', 'profile']],
    ['as many scopes, but others', ['openid', 'profile']],
  ])('to %s is none to these', async (_, consented) => {
    const { visitor, home, session } = await resident()
    const scopes = ['openid', 'email']
    const over = { scopes, consented: { scopes: consented } }
    const mint = await visitor.mint(CLIENT, visitor.newCode(CLIENT), over)
    expect(await home.authorize(visitor.call(), { session, mint })).toMatchObject({
      ok: true,
      value: { progress: { step: 'consent', newScopes: scopes } },
    })
    // Nothing was kept of it: the next request asks for both again.
    const next = await visitor.mint(CLIENT, visitor.newCode(CLIENT), { scopes })
    expect(await home.authorize(visitor.call(), { session, mint: next })).toMatchObject({
      ok: true,
      value: { progress: { step: 'consent', newScopes: scopes } },
    })
  })

  test('to exactly these is given once and kept', async () => {
    const { visitor, home, session } = await resident()
    const scopes = ['openid', 'email']
    for (const over of [{ scopes, consented: { scopes: scopes.toReversed() } }, { scopes }]) {
      const mint = await visitor.mint(CLIENT, visitor.newCode(CLIENT), over)
      expect(await home.authorize(visitor.call(), { session, mint })).toMatchObject({
        ok: true,
        value: { progress: { step: 'done' } },
      })
    }
  })
})
