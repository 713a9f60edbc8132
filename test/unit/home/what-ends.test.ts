/** What a change of the ways in ends besides itself: trust in browsers, codes and links that were asked for before it (rules A1, E). */
import { expect, test } from 'vitest'
import { resident, type Resident } from '../../support/memory/person.ts'
import { LONG_ENOUGH } from '../../support/memory/visitor.ts'
import {
  addPasskey,
  askForCode,
  recover,
  recoverySession,
  setPassword,
  signIn,
  strangersPause,
} from './acts.ts'

const NEW_PASSWORD = `${LONG_ENOUGH}, but newer`
const REFUSED = { ok: false, why: 'refused' }

const unlock = ({ visitor, home }: Resident, id: Uint8Array) =>
  home.unlock(visitor.call(), { id, device: visitor.secret() })

test('a trusted browser signs in although strangers have paused everybody else', async () => {
  const person = await resident()
  await strangersPause(person)
  expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(false)
  expect((await signIn(person, LONG_ENOUGH, [person.device])).isIn).toBe(true)
})

test('a new password ends the trust in every browser (rule E)', async () => {
  const person = await resident()
  expect((await setPassword(person, NEW_PASSWORD)).ok).toBe(true)
  await strangersPause(person)
  expect((await signIn(person, NEW_PASSWORD, [person.device])).isIn).toBe(false)
})

test('a recovery ends the trust in every browser, whatever way in it adds (rule E)', async () => {
  const person = await resident()
  expect((await addPasskey(person, await recoverySession(person))).outcome.ok).toBe(true)
  await strangersPause(person)
  expect((await signIn(person, LONG_ENOUGH, [person.device])).isIn).toBe(false)
})

test('a passkey that is added by somebody signed in ends no trust', async () => {
  const person = await resident()
  expect((await addPasskey(person)).outcome.ok).toBe(true)
  await strangersPause(person)
  expect((await signIn(person, LONG_ENOUGH, [person.device])).isIn).toBe(true)
})

test('a password set in a recovery ends the other code that was mailed before it (rule A1)', async () => {
  const person = await resident()
  const [first, second] = [await askForCode(person), await askForCode(person)]
  const recovered = await recover(person, first)
  expect(recovered.outcome.ok).toBe(true)
  expect((await setPassword(person, NEW_PASSWORD, recovered.session)).ok).toBe(true)
  expect((await recover(person, second)).outcome).toEqual(REFUSED)
})

test('of two mailed codes each opens a recovery while nothing has been changed', async () => {
  const person = await resident()
  const [first, second] = [await askForCode(person), await askForCode(person)]
  expect((await recover(person, first)).outcome.ok).toBe(true)
  expect((await recover(person, second)).outcome.ok).toBe(true)
})

test('a new password ends the unlock link that was mailed before it (rule A1)', async () => {
  const person = await resident()
  const link = await strangersPause(person)
  expect((await setPassword(person, NEW_PASSWORD)).ok).toBe(true)
  expect(await unlock(person, link)).toEqual(REFUSED)
})

test('an unlock link counts until its time is over', async () => {
  const person = await resident()
  const link = await strangersPause(person)
  person.house.clock.advance(person.house.policy.unlockLife - 1)
  expect(await unlock(person, link)).toEqual({
    ok: true,
    value: { deviceIssuedAt: person.house.clock.now() },
  })
})

test('an unlock link whose time is over gives no trust', async () => {
  const person = await resident()
  const [link, device] = [await strangersPause(person), person.visitor.secret()]
  person.house.clock.advance(person.house.policy.unlockLife)
  expect(await person.home.unlock(person.visitor.call(), { id: link, device })).toEqual(REFUSED)
  await strangersPause(person)
  expect((await signIn(person, LONG_ENOUGH, [device])).isIn).toBe(false)
})

test('the row of a mailed code is no unlock link, and stays a code', async () => {
  const person = await resident()
  const mailed = await askForCode(person)
  expect(await unlock(person, mailed.id)).toEqual(REFUSED)
  expect((await recover(person, mailed)).outcome.ok).toBe(true)
})
