/** Attacks on who holds an address (SECURITY.md, F). */
import { expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { residents } from '../support/house/people.ts'
import { signUpAt } from '../support/house/steps.ts'
import { ceremonyOf } from '../support/visitor/person.ts'
import { formsOf, jsonOf } from '../support/visitor/visitor.ts'
import { attackedHouse, elsewhere, fieldsTo, objectsDuring, post, settler } from './stage.ts'

const house = attackedHouse()
const PREPARED = 'prepared by somebody else'

const isSignIn = (html: string): boolean => formsOf(html).some(({ action }) => action === '/login')
const isFirstPage = (html: string): boolean => formsOf(html).some(({ action }) => action === '/sign-up')

test('F4 squatting: who cannot prove an address blocks nobody from it, and gets nothing of it later', async () => {
  const victim = house.newcomer()
  const squatter = elsewhere(house, victim)
  const held = await squatter.giveAddress(await squatter.open('/sign-up'), 'us')
  for (let again = 0; again < 3; again++) await squatter.submit(held, {}, '/sign-up/again')
  while (house.mailbox.all.some(({ to }) => to === victim.email)) await house.mailbox.next(victim.email)
  await signUpAt(house.app('shop'), victim)
  const late = await post(squatter.browser, '/sign-up/way-in', {
    ...fieldsTo(held, '/sign-up/code'),
    password: PREPARED,
  })
  expect(late.headers.getSetCookie()).toEqual([])
  const tried = elsewhere(house, victim)
  expect((await tried.usePassword(await tried.open('/login'), PREPARED)).status).toBe(422)
})

test('F6 a claim waits for no human: of two who proved one address, the first to be born has it, the other signs in', async () => {
  const ada = house.newcomer()
  const laptop = elsewhere(house, ada)
  const phone = elsewhere(house, ada)
  const [here, there] = [
    await laptop.proveAddress(await laptop.open('/sign-up'), 'eu'),
    await phone.proveAddress(await phone.open('/sign-up'), 'ap'),
  ]
  const before = (await residents()).length
  await phone.makeWayIn(there, 'password')
  expect(phone.browser.jar.has('__Host-session')).toBe(true)
  const lost = await laptop.makeWayIn(here, 'passkey')
  expect([isSignIn(lost.html), laptop.browser.jar.has('__Host-session')]).toEqual([true, false])
  expect(jsonOf(lost.html, 'passkey-options'), 'the browser is told to forget the passkey').toMatchObject({
    options: { isRefused: true },
  })
  expect(await residents()).toHaveLength(before + 1)
})

test('F1 F2 one address born in three regions at once has one owner', async () => {
  for (let round = 0; round < 3; round++) {
    const ada = house.newcomer()
    const racers = []
    for (const region of ['eu', 'us', 'ap'] as const) {
      const racer = elsewhere(house, ada)
      racers.push({ racer, page: await racer.proveAddress(await racer.open('/sign-up'), region) })
    }
    const before = (await residents()).length
    await Promise.all(racers.map(({ racer, page }) => racer.makeWayIn(page, 'password')))
    const winners = racers.filter(({ racer }) => racer.browser.jar.has('__Host-session'))
    expect([winners.length, (await residents()).length - before]).toEqual([1, 1])
    const there = elsewhere(house, ada)
    expect((await there.usePassword(await there.open('/login'))).status).toBe(200)
  }
})

test('F6 change of order: no way in before the code, no code of another row, no second use of a proved row', async () => {
  const [ada, eve] = [house.newcomer(), house.newcomer({ name: 'Eve' })]
  const [asked, other] = [
    await ada.giveAddress(await ada.open('/sign-up')),
    await eve.giveAddress(await eve.open('/sign-up')),
  ]
  const code = await house.mailbox.code(eve.email)
  const crossed = await post(ada.browser, '/sign-up/code', { ...fieldsTo(asked, '/sign-up/code'), code })
  expect(crossed.status, 'somebody else’s code proves nothing here').toBe(422)
  const swapped = await post(eve.browser, '/sign-up/code', {
    ...fieldsTo(other, '/sign-up/code'),
    form: fieldsTo(asked, '/sign-up/code')['form'] ?? '',
    code,
  })
  expect(isFirstPage(await swapped.text()), 'another browser’s answers do not open').toBe(true)

  const proved = await eve.submit(other, { code }, 'code')
  expect(ceremonyOf(proved).challenge).not.toBe('')
  await eve.makeWayIn(proved, 'password')
  const twice = elsewhere(house, eve)
  twice.browser.jar.set('__Host-browser', eve.browser.jar.get('__Host-browser') ?? '')
  const replayed = await post(twice.browser, '/sign-up/way-in', {
    ...fieldsTo(proved, '/sign-up/way-in'),
    password: PREPARED,
  })
  expect(replayed.headers.getSetCookie()).toEqual([])
})

test('F6 a proved row is not a claim: half an hour later it is gone, and the address is free', async () => {
  const ada = house.newcomer()
  const proved = await ada.proveAddress(await ada.open('/sign-up'))
  house.time.pass(29 * MINUTE)
  const other = elsewhere(house, ada)
  await other.signUp(await other.open('/sign-up'), 'password', 'us')
  expect(other.browser.jar.has('__Host-session')).toBe(true)
  house.time.pass(2 * MINUTE)
  const late = await ada.makeWayIn(proved, 'password')
  expect([isFirstPage(late.html), ada.browser.jar.has('__Host-session')]).toEqual([true, false])
})

test('F a taken address: its owner hears of it, the asker’s code never comes and no guess is right', async () => {
  const ada = await settler(house)
  const mallory = elsewhere(house, ada)
  const asked = await mallory.giveAddress(await mallory.open('/sign-up'))
  const objects = await objectsDuring(async () => {
    for (let guess = 0; guess < 5; guess++) {
      const answer = await mallory.submit(asked, { code: String(guess).padStart(6, '0') }, 'code')
      expect(answer.status).toBe(422)
    }
  })
  expect(objects).toHaveLength(5)
  expect(house.mailbox.all.filter(({ to, text }) => to === ada.email && /^\d{3} \d{3}$/m.test(text))).toEqual(
    [],
  )
})
