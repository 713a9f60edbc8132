/** Attacks on the owner's way in: locking somebody out, and guessing through mails (SECURITY.md, D5, E). */
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts'
import { deliverAll } from '../support/house/people.ts'
import {
  attackedHouse,
  elsewhere,
  failTimes,
  fieldsTo,
  objectsDuring,
  post,
  settler,
  WRONG,
  withMails,
} from './stage.ts'

const house = attackedHouse()

/** Allowances are counted by the day of UTC: the whole of one lies ahead. */
const morning = (): void => house.time.pass(DAY - (Date.now() % DAY))

const pausedMails = (to: string) =>
  house.mailbox.all.filter((mail) => mail.to === to && mail.text.includes('/unlock?t='))

test('D5 E lockout: ten failures of a stranger stop neither the trusted browser nor the passkey', async () => {
  const ada = await settler(house, { way: 'password' })
  await ada.makeWayIn(await ada.open('/account/passkeys'), 'passkey')
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  await failTimes(elsewhere(house, ada), 11)
  const unknown = elsewhere(house, ada)
  expect((await unknown.usePassword(await unknown.open('/login'))).status, 'silently paused').toBe(422)
  expect((await ada.usePassword(await ada.open('/login'))).status, 'trusted browser').toBe(200)
  const there = elsewhere(house, ada)
  expect((await there.usePasskey(await there.open('/login'))).status, 'passkey').toBe(200)
})

test('E the unlock link: opening it spends nothing, its button trusts that browser once, three mails a day', async () => {
  morning()
  const ada = await settler(house, { way: 'password' })
  const stranger = elsewhere(house, ada)
  await failTimes(stranger, 10)
  await deliverAll()
  const [mail] = pausedMails(ada.email)
  const link = /https?:\/\/\S+\/unlock\?t=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  const scanner = house.visitor()
  const objects = await objectsDuring(async () => {
    for (let scan = 0; scan < 5; scan++) expect((await scanner.go(link)).status).toBe(200)
    await scanner.send(link, { method: 'HEAD' })
  })
  expect(objects).toEqual([])
  expect(scanner.jar.has('__Host-device')).toBe(false)

  const owner = elsewhere(house, ada)
  expect((await owner.usePassword(await owner.open('/login'))).status).toBe(422)
  const unlocked = await owner.submit(await owner.open(link), {}, '/unlock')
  expect([unlocked.status, owner.browser.jar.has('__Host-device')]).toEqual([200, true])
  expect((await owner.usePassword(await owner.open('/login'))).status).toBe(200)
  const second = house.visitor()
  const twice = await second.submit(await second.go(link), {}, (form) => form.action === '/unlock')
  expect([twice.status, second.jar.has('__Host-device')], 'spent').toEqual([400, false])

  for (let pause = 0; pause < 5; pause++) {
    house.time.pass(HOUR + MINUTE)
    const { i = '', form = '' } = fieldsTo(await stranger.open('/login'), '/login')
    await post(stranger.browser, '/login', {
      i,
      form,
      identifier: ada.email,
      password: `${WRONG} again ${pause}`,
    })
  }
  await deliverAll()
  expect(pausedMails(ada.email)).toHaveLength(3)
})

test('E mailed codes: at most ten a day for one person, five tries each', async () => {
  morning()
  const ada = await settler(house)
  const stranger = elsewhere(house, ada)
  let page = await stranger.submit(await stranger.open('/recovery'), { identifier: ada.email }, '/recovery')
  for (let again = 0; again < 14; again++) page = await stranger.submit(page, {}, '/recovery/again')
  await deliverAll()
  const codes = house.mailbox.all.filter(({ to, text }) => to === ada.email && /^\d{3} \d{3}$/m.test(text))
  expect(codes).toHaveLength(10)
  house.time.pass(DAY)
  const owner = withMails(house, elsewhere(house, ada))
  const asked = await owner.submit(await owner.open('/recovery'), { identifier: ada.email }, '/recovery')
  await deliverAll()
  const newest = house.mailbox.all.findLast(({ to }) => to === ada.email)
  const code = /^(\d{3}) (\d{3})$/m.exec(newest?.text ?? '')
  for (let guess = 0; guess < 5; guess++) await owner.submit(asked, { code: '000000' }, 'code')
  const late = await owner.submit(asked, { code: `${code?.[1]}${code?.[2]}` }, 'code')
  expect([late.status, late.headers.getSetCookie()], 'five tries, then not even the right one').toEqual([
    422,
    [],
  ])
})
