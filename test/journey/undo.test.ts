/** The link mailed to an address that was given up (rule F6): opened by whoever reads that mailbox, pressed once, everything since is gone. */
import { expect, test } from 'vitest'
import { useHouse } from '../support/house/house.ts'
import { announced } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { signInAt, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { switchTo, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()

/** A thief at Ada's open browser changes her address, and sets a password of their own. */
async function takenOver() {
  const ada = house.newcomer()
  const shop = house.app('shop')
  const { tokens } = await signUpAt(shop, ada, { scope: 'openid email offline_access' })
  const thief = ada.with({ email: `thief-of-${ada.email}` })
  const asked = await thief.submit(
    await thief.open('/account/email/change'),
    { identifier: thief.email },
    'identifier',
  )
  await thief.submit(asked, { code: await house.mailbox.code(thief.email) }, 'code')
  await thief.makeWayIn(await thief.open('/account/password'), 'password')
  return { ada, shop, thief, tokens, link: await linkTo(ada.email) }
}

async function linkTo(email: string): Promise<string> {
  for (;;) {
    const { text } = await house.mailbox.next(email)
    const [url] = /https?:\/\/\S+\/undo\?t=[\w-]+/.exec(text) ?? []
    if (url !== undefined) return url
  }
}

const press = (person: Person, page: Page): Promise<Page> => person.submit(page, {}, '/undo')
const elsewhere = (ada: Person): Person => ada.with({ browser: house.visitor() })

test('opening it changes nothing; its button gives the address back, signs everybody out and removes what was set since', async () => {
  const { ada, shop, thief, tokens, link } = await takenOver()
  const owner = elsewhere(ada)
  for (const _ of [1, 2]) await owner.open(link)
  expect((await thief.open('/account')).html, 'a mail scanner undoes nothing').toContain(thief.email)
  const page = await owner.open(link)
  const inGerman = await switchTo(owner.browser, page, 'de')
  expect(inGerman.html).toContain('<html lang="de"')
  const done = await press(owner, inGerman)
  expect([done.status, done.html.includes('Die Änderung ist rückgängig gemacht')]).toEqual([200, true])
  expect(new URL((await thief.open('/account')).url).pathname).toBe('/login')
  expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
  const again = elsewhere(thief)
  expect((await again.usePassword(await again.open('/login'))).status, 'the thief’s password').toBe(422)
  const home = elsewhere(ada)
  await signInAt(shop, home)
  expect((await home.open('/account')).html).not.toContain(thief.email)
  expect((await announced())[0]).toEqual(
    expect.arrayContaining(['identifier.changed', 'identifier.restored']),
  )
})

test('is spent by its button, and lasts as long as the address is held', async () => {
  const { ada, link } = await takenOver()
  const page = await elsewhere(ada).open(link)
  const owner = elsewhere(ada)
  await press(owner, await owner.open(link))
  const late = await owner.open(link)
  expect((await press(owner, late)).status).toBe(400)
  expect(page.status).toBe(200)
})

test('made up, edited or of another kind it opens nothing and names nobody', async () => {
  const { ada, link } = await takenOver()
  const owner = elsewhere(ada)
  const token = new URL(link).searchParams.get('t') ?? ''
  for (const path of [`/undo?t=${token.slice(0, -2)}AA`, `/unlock?t=${token}`, '/undo?t=x', '/undo'])
    expect((await owner.open(path)).status, path).toBe(400)
})
