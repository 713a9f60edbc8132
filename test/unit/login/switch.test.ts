/**
 * Another language in the middle of a login: the same page once more, in the state it was in, and nothing else. No try is counted, no
 * mail sent, no code spent; and what the application wished is not heard again in this login.
 */
import { describe, expect, test } from 'vitest'
import { mailedLink, propose } from '../../../src/interaction/proposals.ts'
import { speaker } from '../../../src/text/say.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { sessionFacts } from '../../support/fake-edge.ts'
import { switchTo, type Page, type Visitor } from '../../support/visitor/visitor.ts'
import { ADA, opens, street, type Street } from './street.ts'

const ANSWERS = { identifier: 'Ada@Example.com', name: 'Ada Lovelace', region: 'us' }
const german = speaker('de')

const languageOf = ({ html }: Page): string => /<html lang="([^"]*)"/.exec(html)?.[1] ?? ''
/** What reached a region: everything that could count, mail or spend. */
const done = ({ house, opened, proved }: Street) => ({
  asked: house.asked.map(({ verb }) => verb),
  mails: opened.length,
  tries: proved.length,
})

async function atCode(visitor: Visitor): Promise<Page> {
  return visitor.submit(await visitor.go('/sign-up'), ANSWERS)
}

describe('the page that asks for a code', () => {
  test('keeps the answers, counts no try and sends no mail', async () => {
    const made = await street()
    const visitor = made.visitor()
    const page = await atCode(visitor)
    const before = done(made)
    made.hasNoMailsLeft = true
    const again = await switchTo(visitor, page, 'de')
    expect(again.status).toBe(200)
    expect(languageOf(again)).toBe('de')
    expect(again.html).toContain('Ada@Example.com')
    expect(done(made)).toEqual(before)
    expect(made.held).toEqual([400])
    made.hasNoMailsLeft = false
    const wayIn = await visitor.submit(again, { code: '123456' })
    expect(wayIn.html).toContain(german('way_in.heading.sign_up'))
    expect(made.proved).toMatchObject([{ row: made.opened[0]?.row, code: '123456' }])
  })

  test('says what was wrong, in the other language', async () => {
    const made = await street()
    const visitor = made.visitor()
    const wrong = await visitor.submit(await atCode(visitor), { code: '000000' })
    const again = await switchTo(visitor, wrong, 'de')
    expect(again.status).toBe(422)
    expect(again.html).toContain(german('code.wrong'))
    expect(done(made).tries).toBe(1)
  })

  test('mails the next code in it', async () => {
    const made = await street()
    const visitor = made.visitor()
    const again = await switchTo(visitor, await atCode(visitor), 'ar')
    await visitor.submit(again, {}, ({ action }) => action === '/sign-up/again')
    expect(made.opened.map(({ locale }) => locale)).toEqual(['en', 'ar'])
  })

  test('a code beside a language is not tried', async () => {
    const made = await street()
    const visitor = made.visitor()
    const again = await visitor.submit(await atCode(visitor), { code: '123456', locale: 'de' })
    expect([languageOf(again), done(made).tries]).toEqual(['de', 0])
  })

  test.each(['', 'xx', 'de"><script>', '__proto__', 'de,ar'])(
    'a language %j is passed over',
    async (locale) => {
      const made = await street()
      const visitor = made.visitor()
      const answer = await visitor.submit(await atCode(visitor), { code: '123456', locale })
      expect([languageOf(answer), done(made).tries]).toEqual(['en', 1])
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(answer.html).not.toContain('<script>"')
    },
  )

  test.each(['constructor', 'no_match', '<b>'])(
    'a state %j that the page has not is no state',
    async (shown) => {
      const made = await street()
      const visitor = made.visitor()
      const answer = await visitor.submit(await atCode(visitor), { shown, locale: 'de' })
      expect([answer.status, languageOf(answer)]).toEqual([200, 'de'])
      expect(answer.html).not.toContain('<b>')
    },
  )
})

describe('forms that were refused', () => {
  test('sign-in: what was typed stays, the password does not, and nobody is asked', async () => {
    const made = await street()
    made.holders.eu = ADA
    const visitor = made.visitor()
    const typed = { identifier: 'ada@example.com', password: 'a wrong secret' }
    const refused = await visitor.submit(await visitor.go('/login'), typed)
    const before = done(made)
    const again = await switchTo(visitor, refused, 'de')
    expect(again.html).toContain(german('sign_in.no_match'))
    expect(again.html).toContain('value="ada@example.com"')
    expect(again.html).not.toContain('a wrong secret')
    expect(done(made)).toEqual(before)
  })

  test('the page that an application’s hint has filled keeps the hint', async () => {
    const made = await street()
    const visitor = made.visitor()
    const again = await switchTo(visitor, await visitor.go('/test/begin?hint=ada%40example.com'), 'de')
    expect(again.html).toContain('value="ada@example.com"')
    expect(again.url).not.toContain('example.com')
  })

  test('sign-up: name, address and region stay', async () => {
    const made = await street()
    const visitor = made.visitor()
    const refused = await visitor.submit(await visitor.go('/sign-up'), { ...ANSWERS, identifier: 'ada@' })
    const again = await switchTo(visitor, refused, 'de')
    expect(again.html).toContain(german('field.email.malformed'))
    for (const kept of ['value="ada@"', 'value="Ada Lovelace"', '<option value="us" selected'])
      expect(again.html).toContain(kept)
    expect(done(made).mails).toBe(0)
  })

  test('recovery, its code and its way in', async () => {
    const made = await street({
      recover: () => Promise.resolve({ ok: true, value: { session: sessionFacts({ purpose: 'recovery' }) } }),
      enrol: () =>
        Promise.resolve({ ok: true, value: { name: 'Ada', label: 'ada@example.com', exclude: [] } }),
    })
    made.holders.eu = ADA
    const visitor = made.visitor()
    const missing = await visitor.submit(await visitor.go('/recovery'), { identifier: '' })
    const first = await switchTo(visitor, missing, 'de')
    expect(first.html).toContain(german('field.email.missing'))
    const code = await visitor.submit(first, { identifier: 'ada@example.com' })
    const inArabic = await switchTo(visitor, code, 'ar')
    expect(languageOf(inArabic)).toBe('ar')
    expect(done(made).asked).toEqual(['mailRecoveryCode'])
    const wayIn = await visitor.submit(inArabic, { code: '123456' })
    expect(languageOf(wayIn)).toBe('ar')
    const short = await visitor.submit(wayIn, { password: '' }, ({ fields }) => 'password' in fields)
    const again = await switchTo(visitor, short, 'de')
    expect(again.html).toContain(german('field.new_password.missing'))
    expect(done(made).asked).toEqual(['mailRecoveryCode', 'recover', 'enrol'])
  })

  test('the way in of sign-up', async () => {
    const made = await street()
    const visitor = made.visitor()
    const wayIn = await visitor.submit(await atCode(visitor), { code: '123456' })
    const again = await switchTo(visitor, wayIn, 'de')
    expect(again.html).toContain(german('way_in.heading.sign_up'))
    expect(done(made).asked).toEqual([])
  })
})

test('the unlocked page says so again, and gives trust once', async () => {
  const made = await street({ unlock: () => Promise.resolve({ ok: true, value: { deviceIssuedAt: 1 } }) })
  const requestNumber = systemRandom(16)
  await propose(made.house.edge, requestNumber)
  const { url } = await mailedLink(made.house.edge, 'unlock', requestNumber, { region: 'eu', person: ADA })
  const visitor = made.visitor()
  const first = await switchTo(visitor, await visitor.go(url), 'de')
  expect(first.html).toContain(german('link.unlock.heading'))
  const unlocked = await visitor.submit(first, {})
  const again = await switchTo(visitor, unlocked, 'ar')
  expect(again.html).toContain(speaker('ar')('link.unlock.done.heading'))
  expect(again.headers.getSetCookie().join()).not.toContain('__Host-device')
  expect(done(made).asked).toEqual(['unlock'])
})

describe('a login that came with a wish of its application', () => {
  test('speaks it, whatever was chosen before', async () => {
    const made = await street()
    const visitor = made.visitor()
    visitor.jar.set('__Host-locale', 'de')
    expect(languageOf(await visitor.go('/test/begin?ui_locales=ar'))).toBe('ar')
    expect(languageOf(await visitor.go('/login'))).toBe('de')
  })

  test('speaks what the person switched to, to its end; the next one is wished for anew', async () => {
    const made = await street(opens)
    made.holders.eu = ADA
    const visitor = made.visitor()
    const first = await switchTo(visitor, await visitor.go('/test/begin?ui_locales=ar'), 'de')
    const typed = { identifier: 'ada@example.com', password: 'a wrong secret' }
    made.house.verbs = { prove: () => Promise.resolve({ ok: false, why: 'refused' }) }
    const refused = await visitor.submit(first, typed)
    const recovery = await visitor.submit(
      await visitor.go(
        new URL(/href="(\/recovery\?i=[^"]*)"/.exec(refused.html)?.[1] ?? '', refused.url).href,
      ),
      { identifier: '' },
    )
    expect([first, refused, recovery].map(languageOf)).toEqual(['de', 'de', 'de'])
    expect(languageOf(await visitor.go('/test/begin?ui_locales=ar'))).toBe('ar')
    expect(languageOf(await visitor.go('/test/begin'))).toBe('de')
  })

  test('a switch by a button sticks as one by a link', async () => {
    const made = await street()
    const visitor = made.visitor()
    const begun = await visitor.go('/test/begin?ui_locales=ar')
    const form = await visitor.go(
      new URL(/href="(\/sign-up\?i=[^"]*)"/.exec(begun.html)?.[1] ?? '', begun.url).href,
    )
    const code = await visitor.submit(form, ANSWERS)
    const again = await switchTo(visitor, code, 'de')
    const wayIn = await visitor.submit(again, { code: '123456' })
    expect([begun, form, code, again, wayIn].map(languageOf)).toEqual(['ar', 'ar', 'ar', 'de', 'de'])
  })
})
