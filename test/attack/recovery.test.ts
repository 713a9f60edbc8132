/** Attacks on recovery: its session may add one way in and do nothing else, and what the old ways in had opened ends (SECURITY.md, E, Z1; issue 2 §2). */
import { expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { deliverAll } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { passThrough } from '../support/house/steps.ts'
import { formsOf } from '../support/visitor/visitor.ts'
import {
  addEmail,
  attackedHouse,
  copyOf,
  elsewhere,
  fieldsTo,
  hasCode,
  locationOf,
  post,
  settler,
  withMails,
} from './stage.ts'

const house = attackedHouse()

test('a recovery’s session opens no page of the account, mints nothing and changes nothing else', async () => {
  const ada = await settler(house)
  await ada
    .with({ password: 'four blue lanterns sink' })
    .makeWayIn(await ada.open('/account/password'), 'password')
  await deliverAll()
  await house.mailbox.next(ada.email)
  const tablet = elsewhere(house, ada)
  await tablet.usePasskey(await tablet.open('/login'))
  const account = await addEmail(house, ada, `too-${ada.email}`)
  const seal = fieldsTo(account, '/account/sign-out')
  const rowOf = (action: string): Readonly<Record<string, string>> =>
    formsOf(account.html).find((form) => form.action === action)?.fields ?? {}
  const { credential = '' } = rowOf('/account/credentials/remove')
  const { identifier = '' } = rowOf('/account/email/main')
  const finder = withMails(house, elsewhere(house, ada))
  await finder.recover(await finder.open('/recovery'))
  expect(finder.browser.jar.has('__Host-session')).toBe(true)
  const pages = ['/account', '/account/prove', '/account/password', '/account/profile']
  for (const path of [...pages, '/account/email', '/account/email/change'])
    expect(locationOf(await finder.browser.send(path))?.pathname, path).toMatch(
      /^\/(?:recovery\/way-in|login)$/,
    )
  expect((await finder.open('/account/activity')).url).toContain('/recovery/way-in')
  const asked = await finder.browser.send((await house.app('shop').begin()).url.href)
  expect([hasCode(asked), locationOf(asked)?.pathname]).toEqual([false, '/login'])
  expect(await (await finder.browser.send('/session')).json()).toEqual({ active: false })
  const page = await finder.open('/recovery/way-in')
  const own = { i: fieldsTo(page, '/recovery/way-in')['i'] ?? '', confirmed: 'yes' }
  const aims = {
    '/account/sign-out-others': {},
    '/account/sessions/end': { session: rowOf('/account/sessions/end')['session'] ?? '' },
    '/account/credentials/remove': { credential },
    '/account/passkeys/name': { credential, name: 'Theirs' },
    '/account/email/main': { identifier },
    '/account/email/remove': { identifier },
    '/account/applications/disconnect': { client: rowOf('/account/applications/disconnect')['client'] ?? '' },
    '/account/profile': { name: 'Theirs', language: 'en' },
  }
  expect(Object.values(aims).flatMap((fields) => Object.values(fields))).not.toContain('')
  for (const [path, fields] of Object.entries(aims)) {
    const stale = await post(finder.browser, path, { ...own, ...fields })
    expect([stale.status, locationOf(stale)?.pathname], path).toEqual([303, '/account/prove'])
    expect((await post(finder.browser, path, { ...seal, ...fields, confirmed: 'yes' })).status, path).toBe(
      400,
    )
  }
  for (const owner of [ada, tablet])
    expect((await owner.open('/account')).url, 'the owner’s own sessions are untouched').toMatch(/\/account$/)
  const later = elsewhere(house, ada)
  expect((await later.usePasskey(await later.open('/login'))).url, 'and their passkey').toMatch(/\/account$/)
  house.time.pass(16 * MINUTE)
  const late = await finder.makeWayIn(page, 'password')
  expect([late.status, hasCode(late)], 'fifteen minutes, then nothing').toEqual([200, false])
  const there = elsewhere(house, ada)
  expect((await there.usePassword(await there.open('/login'))).status).toBe(422)
})

test('a new way in by recovery ends sessions, tokens and device trust of before; its session adds one and no second', async () => {
  const ada = await settler(house, { way: 'password' })
  const books = house.app('books')
  const { tokens } = await passThrough(books, ada, { scope: 'openid offline_access', prompt: 'consent' })
  const finder = withMails(house, elsewhere(house, ada)).with({ password: 'another four green lanterns' })
  const page = await finder.recover(await finder.open('/recovery'))
  const thief = copyOf(finder.browser)
  await finder.makeWayIn(page, 'password')
  expect(locationOf(await ada.browser.send('/account'))?.pathname).toBe('/login')
  expect(await errorOf(books.refresh(tokens.refresh_token))).toBe('invalid_grant')
  const second = await post(thief, '/recovery/way-in', {
    ...fieldsTo(page, '/recovery/way-in'),
    password: 'the thief adds one of his own',
  })
  expect(second.headers.getSetCookie().filter((line) => line.startsWith('__Host-session'))).toEqual([])
  const there = elsewhere(house, ada)
  const tries = {
    'three green lanterns swim': 422,
    'the thief adds one of his own': 422,
    'another four green lanterns': 200,
  }
  for (const [password, status] of Object.entries(tries))
    expect((await there.usePassword(await there.open('/login'), password)).status, password).toBe(status)
})

test('a recovery code is somebody’s: another person’s page, another browser and a second use get nothing of it', async () => {
  const [ada, eve] = [await settler(house), await settler(house, { name: 'Eve' })]
  const owner = withMails(house, elsewhere(house, ada))
  const asked = await owner.submit(await owner.open('/recovery'), { identifier: ada.email }, '/recovery')
  const mallory = elsewhere(house, eve)
  const theirs = await mallory.submit(await mallory.open('/recovery'), { identifier: eve.email }, '/recovery')
  const code = await owner.mailbox.code(ada.email)
  const crossed = await mallory.submit(theirs, { code }, 'code')
  expect([crossed.status, mallory.browser.jar.has('__Host-session')]).toEqual([422, false])
  await post(mallory.browser, '/recovery/code', { ...fieldsTo(asked, '/recovery/code'), code })
  expect(mallory.browser.jar.has('__Host-session')).toBe(false)
  const before = copyOf(owner.browser)
  await owner.submit(asked, { code }, 'code')
  expect(owner.browser.jar.has('__Host-session')).toBe(true)
  const fresh = fieldsTo(await before.go('/recovery'), '/recovery')
  await post(before, '/recovery/code', {
    ...fieldsTo(asked, '/recovery/code'),
    ...fresh,
    form: fieldsTo(asked, '/recovery/code')['form'] ?? '',
    code,
  })
  expect(before.jar.has('__Host-session'), 'spent').toBe(false)
})
