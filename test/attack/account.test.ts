/** Attacks on what a person changes of their account: with another's rows, with another's codes, from another site (SECURITY.md, A3, F4, F6, Y1). */
import { expect, test } from 'vitest'
import { deliverAll } from '../support/house/people.ts'
import { passThrough } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, type Page } from '../support/visitor/visitor.ts'
import {
  addEmail,
  attackedHouse,
  copyOf,
  fieldsTo,
  locationOf,
  objectsDuring,
  post,
  settler,
  withMails,
} from './stage.ts'

const house = attackedHouse()

/** What the button of a row posts, the seal left out. */
const rowOf = (page: Page, action: string): Readonly<Record<string, string>> => {
  const { i: _, ...row } = formsOf(page.html).find((form) => form.action === action)?.fields ?? {}
  if (Object.values(row).every((value) => value === '')) throw new Error(`no row for ${action}`)
  return row
}

const sealOf = async (person: Person): Promise<string> =>
  fieldsTo(await person.open('/account'), '/account/sign-out')['i'] ?? ''

/** What its owner sees of an account, seals and times left out. */
const seen = async (person: Person): Promise<string> =>
  (await person.open('/account')).html
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/value="[\w-]{100,}"/g, '')
    .replaceAll(/nonce="\w+"/g, '')
    .replaceAll(/\d+ (?:second|minute)s? ago|now/g, '')

const ask = (person: Person, email: string): Promise<Page> =>
  person.open('/account/email').then((page) => person.submit(page, { identifier: email }, 'identifier'))

test('F6 Y1 the names of another person’s rows do nothing to anybody', async () => {
  const [ada, eve] = [await settler(house), await settler(house, { name: 'Eve' })]
  await ada.makeWayIn(await ada.open('/account/password'), 'password')
  await passThrough(house.app('books'), ada, { scope: 'openid offline_access', prompt: 'consent' })
  const hers = await addEmail(house, ada, `too-${ada.email}`)
  const [before, own] = [await seen(ada), await seen(eve)]
  const actions = [
    '/account/email/main',
    '/account/email/remove',
    '/account/passkeys/name',
    '/account/credentials/remove',
    '/account/applications/disconnect',
  ]
  for (const action of actions)
    for (const confirmed of [{}, { confirmed: 'yes', name: 'Mine now' }]) {
      const i = await sealOf(eve)
      const answer = await post(eve.browser, action, { i, ...rowOf(hers, action), ...confirmed })
      expect([action, answer.status, locationOf(answer)?.pathname]).toEqual([action, 303, '/account'])
    }
  expect([await seen(ada), await seen(eve)]).toEqual([before, own])
})

test('F4 a code proves the address that it was mailed to, on the page that asked for it, and no other', async () => {
  const [ada, eve] = [await settler(house), withMails(house, await settler(house, { name: 'Eve' }))]
  const own = `mine-${eve.email}`
  const first = await ask(eve, own)
  const code = await eve.mailbox.code(own)
  const others = [await ask(eve, ada.email), await ask(eve, `free-${eve.email}`)]
  for (const other of others) {
    const refused = await eve.submit(other, { code }, 'code')
    expect([refused.status, refused.html.includes('That code doesn’t work')]).toEqual([422, true])
  }
  const account = await eve.submit(first, { code }, 'code')
  expect(account.html).toContain(own)
  expect(account.html).not.toContain(`free-${eve.email}`)
  expect((await eve.submit(first, { code, again: 'yes' }, 'code')).status, 'spent').toBe(422)
  expect((await ada.open('/account')).html).toContain(ada.email)
})

test('F4 asking tells nobody whose an address is: the same page, as many mails', async () => {
  const [ada, eve] = [await settler(house), await settler(house, { name: 'Eve' })]
  const free = `free-${eve.email}`
  const words = (page: Page): string =>
    page.html
      .replaceAll(/[\w-]{100,}|nonce="\w+"/g, '')
      .replaceAll(ada.email, '')
      .replaceAll(free, '')
  await deliverAll()
  const before = house.mailbox.all.length
  const [taken, open] = [await ask(eve, ada.email), await ask(eve, free)]
  expect([words(taken), taken.status]).toEqual([words(open), open.status])
  await deliverAll()
  expect(
    house.mailbox.all
      .slice(before)
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([ada.email, free].toSorted())
})

const POSTS = [
  '/account/profile',
  '/account/passkeys/name',
  '/account/email',
  '/account/email/code',
  '/account/email/again',
  '/account/email/main',
  '/account/email/remove',
  '/account/applications/disconnect',
]

test('A3 from another site, in another browser, without a session: nothing is changed and no Home is asked', async () => {
  const ada = await settler(house)
  const i = await sealOf(ada)
  const fields = {
    i,
    name: 'Theirs',
    language: '',
    identifier: 'x@example.org',
    confirmed: 'yes',
    client: 'x',
  }
  const stranger = house.visitor()
  const { i: foreign = '' } = fieldsTo(await stranger.go('/login'), '/login')
  const objects = await objectsDuring(async () => {
    for (const path of POSTS) {
      const crossed = await post(ada.browser, path, fields, { origin: 'https://evil.example' })
      const elsewhere = await post(copyOf(stranger), path, fields)
      const nobody = await post(copyOf(stranger), path, { ...fields, i: foreign })
      expect([path, crossed.status, elsewhere.status]).toEqual([path, 403, 400])
      expect([path, nobody.status, locationOf(nobody)?.pathname]).toEqual([path, 303, '/login'])
    }
  })
  expect(objects).toEqual([])
  expect((await ada.open('/account')).html).toContain('Ada Lovelace')
})
