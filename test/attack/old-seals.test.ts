/** Attacks with seals that are old, large, outdated or read by others (SECURITY.md, A6–A9). */
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/kernel/time.ts'
import { changeClient } from '../support/house/applications.ts'
import { decide, signUpAt } from '../support/house/steps.ts'
import { formsOf, titleOf } from '../support/visitor/visitor.ts'
import { attackedHouse, elsewhere, hasCode, locationOf, settler, withMails } from './stage.ts'

const house = attackedHouse()

test('A6 old hour: after two hours a seal begins again at step one, after a day it is nothing', async () => {
  const ada = await settler(house, { way: 'password' })
  const there = elsewhere(house, ada)
  const page = await there.open((await house.app('shop').begin()).url)
  house.time.pass(2 * HOUR)
  const restarted = await there.usePassword(page)
  expect([restarted.status, hasCode(restarted)]).toEqual([200, false])
  expect(hasCode(await there.usePassword(restarted))).toBe(true)
  house.time.pass(26 * HOUR)
  expect((await there.usePassword(page)).status).toBe(400)
})

test('A6 a sign-up’s answers do not outlive their seal, whatever the clock of the city says', async () => {
  const ada = house.newcomer()
  const asked = await ada.giveAddress(await ada.open('/sign-up'))
  house.time.pass(31 * MINUTE)
  const page = await ada.giveCode(asked)
  expect(
    formsOf(page.html).some(({ fields }) => 'name' in fields),
    'the first page again',
  ).toBe(true)
})

test('A7 size: state above 2 KB and requests above 6 KB are refused, what is sealed fits', async () => {
  const shop = house.app('shop')
  const tooLong = await shop.begin({ state: 's'.repeat(2_049) })
  const refused = locationOf(await house.visitor().send(tooLong.url.href))
  expect(refused?.searchParams.get('error')).toBe('invalid_request')
  expect(refused?.searchParams.has('state')).toBe(false)
  const huge = locationOf(
    await house.visitor().send((await shop.begin({ nonce: 'n'.repeat(4_000) })).url.href),
  )
  expect(huge?.searchParams.get('error')).toBe('invalid_request')
  for (const state of ['s'.repeat(2_048), 'ä'.repeat(1_024), '"'.repeat(1_500), '\\'.repeat(1_500)]) {
    const answer = locationOf(await house.visitor().send((await shop.begin({ state })).url.href))
    const sealed = answer?.searchParams.get('i') ?? ''
    expect(
      sealed.length <= 6_144 && (sealed !== '' || answer?.searchParams.get('error') === 'invalid_request'),
    ).toBe(true)
  }
})

test('A8 stale authority: what was sealed is checked again when a code would be made, and when it is traded', async () => {
  const ada = await settler(house, { way: 'password' })
  const till = house.app('till')
  const there = elsewhere(house, ada)
  const request = await till.begin()
  const page = await there.open(request.url)
  const { id } = till.application
  await changeClient(id, { redirectUris: ['http://127.0.0.1/other'] })
  house.time.pass(3 * MINUTE)
  const removed = await there.usePassword(page)
  expect([removed.status, removed.headers.get('location')]).toEqual([400, null])
  await changeClient(id, { redirectUris: ['http://127.0.0.1/callback'] })
  house.time.pass(3 * MINUTE)

  const minted = await there.usePassword(await there.open(request.url))
  const consentOf = house.app('shelf')
  const waiting = await there.open((await consentOf.begin()).url)
  await changeClient(id, { isDisabled: true })
  await changeClient(consentOf.application.id, { scopes: ['openid'] })
  house.time.pass(3 * MINUTE)
  await expect(till.finish(request, minted)).rejects.toThrow()
  const allowed = await decide(there, waiting, 'allow')
  expect([allowed.status, hasCode(allowed)]).toEqual([400, false])
  await changeClient(id, { isDisabled: false })
  await changeClient(consentOf.application.id, { scopes: ['openid', 'profile', 'email', 'offline_access'] })
  house.time.pass(3 * MINUTE)
})

test('A9 identifiers stand in no address of ours: no Location, no link, no form’s action', async () => {
  const ada = house.newcomer({ name: 'Perpetua Quux' })
  const seen: string[] = []
  const send = ada.browser.send.bind(ada.browser)
  ada.browser.send = async (path, init) => {
    const answer = await send(path, init)
    const html = await answer.clone().text()
    seen.push(path, answer.headers.get('location') ?? '')
    seen.push(...[...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => link))
    return answer
  }
  const shop = house.app('shop')
  await ada.open((await shop.begin({ login_hint: ada.email })).url)
  seen.splice(0, 1)
  await signUpAt(shop, ada, { way: 'password' })
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  await ada.usePassword(await ada.open('/login'), 'not the password at all')
  await ada.makeWayIn(await withMails(house, ada).recover(await ada.open('/recovery')), 'passkey')
  await ada.open('/account/prove')
  expect(seen.length).toBeGreaterThan(60)
  const plain = seen.map((each) => decodeURIComponent(each).toLowerCase())
  const forbidden = [
    ada.email,
    ada.email.split('@')[0] ?? '',
    'perpetua',
    'quux',
    btoa(ada.email).slice(0, 12).toLowerCase(),
  ]
  for (const word of forbidden)
    expect(
      plain.filter((each) => each.includes(word)),
      word,
    ).toEqual([])
  expect(titleOf((await ada.open('/account')).html)).not.toBe('')
})
