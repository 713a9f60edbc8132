/** What a signed-in person changes besides their ways in: name and language, addresses, names of passkeys, applications; and what they see of it. */
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/kernel/time.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { passThrough, signInAt, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import { formsOf, type Page } from '../support/visitor/visitor.ts'

const house = useHouse()

const pathOf = ({ url }: Page): string => new URL(url).pathname
const noticeOf = ({ url }: Page): string | null => new URL(url).searchParams.get('notice')
/** The page as its reader reads it. */
const wordsOf = ({ html }: Page): string =>
  html
    .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

async function signedUp(name?: string) {
  const ada = house.newcomer(name === undefined ? {} : { name })
  const shop = house.app('shop')
  return { ada, shop, ...(await signUpAt(shop, ada, { scope: 'openid email offline_access' })) }
}

const another = (): string => `second-${Math.floor(performance.now() * 1000)}@example.org`

/** From the page that asks for an address to the account, or wherever a right code leads. */
async function proveEmail(ada: Person, page: Page, email: string): Promise<Page> {
  const asked = await ada.submit(page, { identifier: email }, 'identifier')
  return ada.submit(asked, { code: await house.mailbox.code(email) }, 'code')
}

const addEmail = async (ada: Person, email: string): Promise<Page> =>
  proveEmail(ada, await ada.open('/account/email'), email)

/** What the button of a row posts; the row is the one that says this. */
function rowOf(page: Page, action: string, field: string, about: string): Record<string, string> {
  const row =
    page.html.split('class="what"').find((each) => each.includes(about) && each.includes(action)) ?? ''
  const value = new RegExp(`formaction="${action}" name="${field}" value="([^"]*)"`).exec(row)?.[1]
  if (value === undefined) throw new Error(`no ${action} beside ${about}`)
  return { [field]: value }
}

async function confirmed(ada: Person, row: Record<string, string>, action: string): Promise<Page> {
  const asked = await ada.submit(await ada.open('/account'), row, action)
  return ada.submit(asked, { confirmed: 'yes' }, action)
}

describe('name and language', () => {
  test('are changed, told by mail, and the browser speaks the language at once', async () => {
    const { ada } = await signedUp()
    const page = await ada.open('/account/profile')
    expect(formsOf(page.html).find(({ fields }) => 'name' in fields)?.fields).toMatchObject({
      name: 'Ada Lovelace',
      language: '',
    })
    const done = await ada.submit(page, { name: ' Ada  King ', language: 'en' }, 'name')
    expect([pathOf(done), noticeOf(done)]).toEqual(['/account', 'profile_saved'])
    expect(done.html).toContain('role="status"')
    expect(wordsOf(done)).toContain('AK Ada King Language: English')
    expect(ada.browser.jar.get('__Host-locale')).toBe('en')
    expect((await house.mailbox.next(ada.email)).text).toContain('name or the language')
    const back = await ada.submit(await ada.open('/account/profile'), { language: '' }, 'name')
    expect(wordsOf(back)).toContain('Language: as your browser says')
    expect(ada.browser.jar.has('__Host-locale')).toBe(false)
    expect(await announced()).toEqual([[...BORN, 'profile.changed', 'profile.changed']])
  })

  test('a language that the person chose is spoken on another browser too, until that one says otherwise', async () => {
    const { ada } = await signedUp()
    await ada.submit(await ada.open('/account/profile'), { language: 'en' }, 'name')
    const other = ada.with({ browser: house.visitor() })
    await signInAt(house.app('shop'), other)
    await other.open('/account')
    expect(other.browser.jar.get('__Host-locale')).toBe('en')
    const third = ada.with({ browser: house.visitor() })
    await signInAt(house.app('shop'), third)
    expect((await third.open('/account?locale=en-XR')).html).toContain('dir="rtl"')
    expect((await third.open('/account')).html).toContain('dir="rtl"')
  })

  test.each([
    [{ name: '  ' }, 'Enter your name'],
    [{ name: 'a'.repeat(101) }, 'Use a shorter name'],
    [{ language: 'tlh' }, 'Choose one of the languages'],
    [{ language: 'en-XR' }, 'Choose one of the languages'],
  ])('%j is refused in words, and nothing changes', async (fields, words) => {
    const { ada } = await signedUp()
    const refused = await ada.submit(await ada.open('/account/profile'), fields, 'name')
    expect(refused.status).toBe(422)
    expect(wordsOf(refused)).toContain(words)
    expect(await announced()).toEqual([BORN])
  })
})

describe('addresses', () => {
  test('one more is added, signs in, becomes the main one, and the former one is removed', async () => {
    const { ada, shop } = await signedUp()
    const second = another()
    expect(noticeOf(await addEmail(ada, second))).toBe('email_added')
    const other = ada.with({ browser: house.visitor(), email: second })
    await ada.makeWayIn(await ada.open('/account/password'), 'password')
    const account = await ada.open('/account')
    expect(wordsOf(account)).toContain('2 e-mail addresses.')
    const main = await ada.submit(
      account,
      rowOf(account, '/account/email/main', 'identifier', second),
      '/account/email/main',
    )
    expect(noticeOf(main)).toBe('email_primary')
    expect(wordsOf(main)).toContain(`${second} Main`)
    const gone = await confirmed(
      ada,
      rowOf(main, '/account/email/remove', 'identifier', ada.email),
      '/account/email/remove',
    )
    expect(noticeOf(gone)).toBe('email_removed')
    expect(wordsOf(gone)).toContain(
      `You gave up ${ada.email} . The link we e-mailed there brings it back until`,
    )
    await signInAt(shop, other, { way: 'password' })
  })

  test('the main one is replaced: the old one is mailed a link to undo it and signs in no more, the new one does', async () => {
    const { ada, shop } = await signedUp()
    await ada.makeWayIn(await ada.open('/account/password'), 'password')
    const fresh = another()
    const page = await ada.open('/account/email/change')
    expect(wordsOf(page)).toContain(`takes the place of ${ada.email}`)
    const done = await proveEmail(ada, page, fresh)
    expect(noticeOf(done)).toBe('email_changed')
    expect(wordsOf(done)).toContain(`${fresh} Main`)
    const told = await undoMail(ada.email)
    expect(told).toMatch(/\/undo\?t=[\w-]+/)
    await signInAt(shop, ada.with({ email: fresh, browser: house.visitor() }), { way: 'password' })
    const third = ada.with({ browser: house.visitor() })
    expect((await third.usePassword(await third.open('/login'))).status).toBe(422)
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
    const refused = await ada.usePassword(await ada.open('/login'))
    expect(refused.status, 'on the browser that knows them, too').toBe(422)
    expect((await announced())[0]).toContain('identifier.changed')
  })

  test('a wrong code is refused in one sentence, the fifth time for good; a new one works', async () => {
    const { ada } = await signedUp()
    const email = another()
    let page = await ada.submit(await ada.open('/account/email'), { identifier: email }, 'identifier')
    const code = await house.mailbox.code(email)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 5; tries++) {
      page = await ada.submit(page, { code: wrong }, 'code')
      expect([page.status, wordsOf(page).includes('That code doesn’t work.')]).toEqual([422, true])
    }
    page = await ada.submit(page, { code }, 'code')
    expect([page.status, wordsOf(page).includes('That code doesn’t work.')]).toEqual([422, true])
    const again = await ada.submit(page, {}, '/account/email/again')
    expect(wordsOf(again)).toContain('We sent a new code')
    const done = await ada.submit(again, { code: await house.mailbox.code(email) }, 'code')
    expect(noticeOf(done)).toBe('email_added')
  })

  test('that somebody else has it is told after the right code, and not before', async () => {
    const { ada } = await signedUp()
    const { ada: eve } = await signedUp('Eve Other')
    const free = await ada.submit(await ada.open('/account/email'), { identifier: another() }, 'identifier')
    const asked = await ada.submit(await ada.open('/account/email'), { identifier: eve.email }, 'identifier')
    const shape = (page: Page): string => wordsOf(page).replaceAll(/\S+@example\.org/g, '')
    expect([asked.status, shape(asked)]).toEqual([free.status, shape(free)])
    const taken = await ada.submit(asked, { code: await house.mailbox.code(eve.email) }, 'code')
    expect(taken.status).toBe(422)
    expect(wordsOf(taken)).toContain('That address belongs to another account.')
    await signInAt(house.app('shop'), eve.with({ browser: house.visitor() }))
  })

  test.each([
    ['', 'Enter your e-mail address'],
    ['ada@', 'Enter an e-mail address like'],
  ])('%j is no address', async (identifier, words) => {
    const { ada } = await signedUp()
    const refused = await ada.submit(await ada.open('/account/email'), { identifier }, 'identifier')
    expect([refused.status, wordsOf(refused).includes(words)]).toEqual([422, true])
  })

  test('one’s own is known, and eleven codes in a day are too many', async () => {
    const { ada } = await signedUp()
    const known = await ada.submit(await ada.open('/account/email'), { identifier: ada.email }, 'identifier')
    expect([known.status, wordsOf(known).includes('on your account already')]).toEqual([422, true])
    const email = another()
    let page = await ada.submit(await ada.open('/account/email'), { identifier: email }, 'identifier')
    for (let sent = 1; sent < 10; sent++) page = await ada.submit(page, {}, '/account/email/again')
    expect(page.status).toBe(200)
    const refused = await ada.submit(page, {}, '/account/email/again')
    expect([refused.status, wordsOf(refused).includes('Try again tomorrow')]).toEqual([422, true])
  })

  test.each(['/account/email', '/account/email/change'])(
    'after ten minutes %s asks for a fresh proof first, and leads on',
    async (path) => {
      const { ada } = await signedUp()
      house.time.pass(11 * MINUTE)
      const asked = await ada.open(path)
      expect(pathOf(asked)).toBe('/account/prove')
      expect(pathOf(await ada.signIn(asked, 'passkey'))).toBe(path)
    },
  )

  test('a button of the list, too: it is pressed again after the proof', async () => {
    const { ada } = await signedUp()
    const second = another()
    const account = await addEmail(ada, second)
    house.time.pass(11 * MINUTE)
    const row = rowOf(account, '/account/email/main', 'identifier', second)
    const asked = await ada.submit(await ada.open('/account'), row, '/account/email/main')
    expect(pathOf(asked)).toBe('/account/prove')
    const back = await ada.signIn(asked, 'passkey')
    expect(noticeOf(back)).toBe('proved')
    expect(noticeOf(await ada.submit(back, row, '/account/email/main'))).toBe('email_primary')
  })
})

describe('passkeys', () => {
  test('one is named, and the name is what the page says from then on', async () => {
    const { ada } = await signedUp()
    const account = await ada.open('/account')
    const asked = await ada.submit(account, {}, '/account/passkeys/name')
    const empty = await ada.submit(asked, { name: ' ' }, 'name')
    expect([empty.status, wordsOf(empty).includes('Enter a name for it')]).toEqual([422, true])
    const done = await ada.submit(empty, { name: 'Kitchen  laptop' }, 'name')
    expect(noticeOf(done)).toBe('passkey_named')
    expect(wordsOf(done)).toContain('Kitchen laptop')
    expect(await announced()).toEqual([[...BORN, 'credential.renamed']])
  })

  test('used on a later day, it says when and where', async () => {
    const { ada, shop } = await signedUp()
    house.time.pass(25 * HOUR)
    const oslo = house.visitor({ address: '198.51.100.4', city: 'Oslo', country: 'NO' })
    await signInAt(shop, ada.with({ browser: oslo }))
    expect(wordsOf(await ada.open('/account'))).toMatch(/Last used [^·]*, Oslo/)
  })
})

describe('applications', () => {
  test('are listed by name with what they can do; disconnected, one holds nothing any more', async () => {
    const { ada, shop, tokens } = await signedUp()
    const books = house.app('books')
    const { tokens: theirs } = await passThrough(books, ada, {
      scope: 'openid email offline_access',
      prompt: 'consent',
    })
    const account = await ada.open('/account')
    const name = books.application.metadata.client_name ?? ''
    expect(wordsOf(account)).toContain('2 applications are connected.')
    expect(wordsOf(account)).toContain(`${name} Know that it’s you See your e-mail address Stay connected`)
    const row = rowOf(account, '/account/applications/disconnect', 'client', name)
    const done = await confirmed(ada, row, '/account/applications/disconnect')
    expect(noticeOf(done)).toBe('disconnected')
    expect(wordsOf(done)).toContain('1 application is connected.')
    expect(await errorOf(books.refresh(theirs.refresh_token))).toBe('invalid_grant')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('none')
    expect((await announced())[0]).toContain('consent.withdrawn')
  })
})

describe('recent activity', () => {
  test('says what was done, the newest first, with device, place and application', async () => {
    const { ada } = await signedUp()
    await passThrough(house.app('books'), ada, { prompt: 'consent' })
    await ada.submit(await ada.open('/account/profile'), { name: 'Ada King' }, 'name')
    const page = await ada.follow(await ada.open('/account'), 'activity')
    const name = house.app('books').application.metadata.client_name ?? ''
    const said = wordsOf(page)
    expect(said).toMatch(
      new RegExp(
        `Name or language changed .*Application connected [^·]* · ${name} · Chrome on Linux · Lisbon .*Account created`,
      ),
    )
  })

  test('somebody who is not signed in is sent to do so', async () => {
    const nobody = house.newcomer()
    for (const path of ['/account/activity', '/account/profile', '/account/email', '/account/email/change'])
      expect(pathOf(await nobody.open(path))).toBe('/login')
  })
})

/** The mail to an address that was given up, among the others that went there. */
async function undoMail(to: string): Promise<string> {
  for (;;) {
    const { text } = await house.mailbox.next(to)
    if (text.includes('/undo')) return text
  }
}
