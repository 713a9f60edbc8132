/** Sign-up on the street: what is sealed, what is asked, and that nothing sealed says "proved" (rules A1, A2, C2, F6). */
import { describe, expect, test } from 'vitest'
import { NOW, sessionFacts } from '../../support/fake-edge.ts'
import { formsOf, jsonOf, type Page, type Visitor } from '../../support/visitor/visitor.ts'
import { Authenticator } from '../../support/visitor/authenticator.ts'
import { HOUR } from '../../../src/kernel/time.ts'
import { mintUserHandle } from '../../../src/crypto/user-handle.ts'
import { base64url } from '../../../src/kernel/bytes.ts'
import type { Home } from '../../../src/ports/homes.ts'
import type { BirthRequest, BirthRefusal } from '../../../src/ports/sign-in.ts'
import { ADA, street, withoutNonces, type Street } from './street.ts'
import { ISSUER } from '../../support/fake-edge.ts'

const ANSWERS = { identifier: 'Ada@Example.com', name: 'Ada Lovelace', region: 'us' }
const PASSWORD = 'seven blue lanterns swim'
const born: Pick<Home, 'birth'> = {
  birth: () => Promise.resolve({ ok: true, value: { session: sessionFacts() } }),
}

async function asked(made: Street, visitor: Visitor = made.visitor(), fields = ANSWERS): Promise<Page> {
  return visitor.submit(await visitor.go('/sign-up'), fields)
}
async function atWayIn(made: Street, visitor: Visitor): Promise<Page> {
  return visitor.submit(await asked(made, visitor), { code: '123 456' })
}
const births = ({ house }: Street): BirthRequest[] =>
  house.asked
    .filter(({ verb }) => verb === 'birth')
    .map(
      // The fake house keeps requests of all verbs in one shape.
      ({ request }) => request as unknown as BirthRequest,
    )
const hasPassword = ({ fields }: { readonly fields: Readonly<Record<string, string>> }) =>
  'password' in fields

describe('the address', () => {
  test('a free one is mailed from the chosen region', async () => {
    const made = await street()
    const page = await asked(made)
    expect(made.opened).toMatchObject([{ mailTo: 'ada@example.com' }])
    expect(page.html).toContain('Ada@Example.com')
    expect(made.house.asked).toEqual([])
  })

  test('a taken one gets the same row without a mail, its owner the other; the page is the same', async () => {
    const free = await street()
    const taken = await street()
    taken.holders.eu = ADA
    const [one, other] = [await asked(free), await asked(taken)]
    expect(taken.opened).toHaveLength(1)
    expect(taken.opened[0]).not.toHaveProperty('mailTo')
    expect(taken.house.asked.map(({ verb, address }) => [verb, address])).toEqual([
      ['mailAlreadyHere', { region: 'eu', person: ADA }],
    ])
    expect(withoutNonces(one.html)).toBe(withoutNonces(other.html))
    expect([free.held, taken.held]).toEqual([[400], [400]])
  })

  test('five tries times unlimited mails would be a guessing machine: a network out of mails asks and tries nothing', async () => {
    const made = await street()
    const visitor = made.visitor()
    const code = await asked(made, visitor)
    made.hasNoMailsLeft = true
    const told = await asked(made, visitor)
    expect(told.status).toBe(429)
    expect(told.html).toMatch(/id="continue" href="\/sign-up\?i=[\w-]+"/)
    expect(told.html).toContain('data-seconds="60"')
    expect((await visitor.submit(code, {}, ({ action }) => action.endsWith('/again'))).status).toBe(429)
    expect((await visitor.submit(code, { code: made.rightCode })).status).toBe(429)
    expect(made.opened).toHaveLength(1)
  })

  test('an owner’s Home that is out does not show', async () => {
    const made = await street({ mailAlreadyHere: () => Promise.reject(new Error('out')) })
    made.holders.eu = ADA
    expect((await asked(made)).status).toBe(200)
    await Promise.all(made.house.later)
    expect(made.house.logged).toContain('already_here_not_told')
  })

  test('while a region is silent sign-up waits, with a page that says so', async () => {
    const made = await street()
    made.holders.ap = 'silent'
    const page = await asked(made)
    expect(page.status).toBe(503)
    expect(page.headers.get('retry-after')).toBe('60')
    expect(page.html).toContain('New accounts have to wait')
    expect(page.html).toContain('value="Ada Lovelace"')
    expect(made.opened).toEqual([])
  })

  test('a double click opens one row, a new code another', async () => {
    const made = await street()
    const visitor = made.visitor()
    const form = await visitor.go('/sign-up')
    const [page] = [await visitor.submit(form, ANSWERS), await visitor.submit(form, ANSWERS)]
    expect(new Set(made.opened.map(({ row }) => row)).size).toBe(1)
    const again = await visitor.submit(page, {}, ({ action }) => action === '/sign-up/again')
    expect(again.html).toContain('We sent a new code')
    expect(new Set(made.opened.map(({ row }) => row)).size).toBe(2)
  })

  test.each([
    [{ ...ANSWERS, identifier: '' }, 'Enter your e-mail address.'],
    [{ ...ANSWERS, identifier: 'ada@' }, 'Enter an e-mail address like'],
    [{ ...ANSWERS, name: ' \t ' }, 'Enter your name.'],
    [{ ...ANSWERS, name: 'a'.repeat(101) }, 'Use a shorter name'],
    [{ ...ANSWERS, region: 'mars' }, 'Choose one of the regions'],
  ])('%# is mended before anybody is asked', async (fields, sentence) => {
    const made = await street()
    const page = await asked(made, undefined, fields)
    expect(page.status).toBe(422)
    expect(page.html).toContain(sentence)
    expect(made.opened).toEqual([])
  })
})

describe('the code', () => {
  test('digits of any script, spaces and dashes are forgiven', async () => {
    const made = await street()
    for (const code of ['123456', ' 123-456 ', '１２３ ４５６', '123–456']) {
      const visitor = made.visitor()
      await visitor.submit(await asked(made, visitor), { code })
    }
    expect(made.proved.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => '123456'))
  })

  test('a wrong one has one sentence and waits for the floor; none at all asks nobody', async () => {
    const made = await street()
    const visitor = made.visitor()
    const page = await asked(made, visitor)
    made.held.length = 0
    const wrong = await visitor.submit(page, { code: '000000' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('That code doesn’t work.')
    expect(made.held).toEqual([400])
    const empty = await visitor.submit(wrong, { code: '12' })
    expect(empty.html).toContain('Enter the six digits')
    expect(made.proved).toHaveLength(1)
  })

  test('the row is proved for the person who will be born', async () => {
    const made = await street(born)
    const visitor = made.visitor()
    await visitor.submit(await atWayIn(made, visitor), { password: PASSWORD }, hasPassword)
    const { person, row } = made.proved[0]!
    expect(made.house.asked.find(({ verb }) => verb === 'birth')?.address).toEqual({ region: 'us', person })
    expect(births(made)[0]).toMatchObject({ signUp: row, name: 'Ada Lovelace' })
  })
})

describe('the seal', () => {
  test('of another browser, another kind, or out of time begins sign-up again and asks nobody', async () => {
    const made = await street(born)
    const visitor = made.visitor()
    const page = await atWayIn(made, visitor)
    const stolen = formsOf(page.html).find(hasPassword)!.fields['form']!
    const thief = made.visitor()
    const own = await atWayIn(made, thief)
    const tried = await thief.submit(own, { form: stolen, password: PASSWORD }, hasPassword)
    expect(tried.html).toContain('name="identifier"')

    const signIn = await visitor.go('/login')
    const foreign = formsOf(signIn.html)[0]!.fields['form']!
    const again = await visitor.submit(page, { form: foreign, password: PASSWORD }, hasPassword)
    expect(again.html).toContain('name="identifier"')

    const flipped = `${stolen.slice(0, -8)}${stolen.at(-8) === 'A' ? 'B' : 'A'}${stolen.slice(-7)}`
    const broken = await visitor.submit(page, { form: flipped, password: PASSWORD }, hasPassword)
    expect(broken.html).toContain('name="identifier"')

    made.house.now = NOW + HOUR
    const late = await visitor.submit(page, { password: PASSWORD }, hasPassword)
    expect(late.html).toContain('name="identifier"')
    expect(births(made)).toEqual([])
  })

  test('says nothing of a proof: without a right code the Home is told the same row, and decides', async () => {
    const made = await street({ birth: () => Promise.resolve({ ok: false, why: 'sign_up_gone' }) })
    const visitor = made.visitor()
    const code = await asked(made, visitor)
    const { i, form } = formsOf(code.html)[0]!.fields
    const skipped = await visitor.go('/sign-up/way-in', {
      method: 'POST',
      body: new URLSearchParams({ i: i!, form: form!, password: PASSWORD }),
    })
    expect(births(made)).toMatchObject([{ signUp: made.opened[0]?.row }])
    expect(skipped.html).toContain('name="identifier"')
  })

  test('fields that name the person, the row or a proof are not read', async () => {
    const made = await street(born)
    const visitor = made.visitor()
    const page = await atWayIn(made, visitor)
    const planted = { person: ADA, row: 'planted', proved: 'yes', region: 'ap', email: 'eve@example.com' }
    await visitor.submit(page, { ...planted, password: PASSWORD }, hasPassword)
    expect(births(made)).toMatchObject([
      { signUp: made.opened[0]?.row, identifier: { value: 'ada@example.com' } },
    ])
  })
})

describe('the way in', () => {
  test('a passkey is made for the person in the seal and brought to their Home', async () => {
    const made = await street(born)
    const visitor = made.visitor()
    const page = await atWayIn(made, visitor)
    const { options } = jsonOf(page.html, 'passkey-options') as {
      options: { options: Parameters<Authenticator['create']>[0]; challenge: string }
    }
    const handle = await mintUserHandle(made.house.edge.houseKeys, 'us', made.proved[0]!.person)
    expect(options.options.user.id).toBe(base64url(handle))
    const credential = await new Authenticator(ISSUER).create(options.options)
    const response = JSON.stringify({ challenge: options.challenge, credential })
    await visitor.submit(page, { response }, ({ fields }) => 'response' in fields)
    expect(births(made)).toMatchObject([{ credential: { method: 'passkey', rpId: 'login.example' } }])
    expect(visitor.jar.has('__Host-session')).toBe(true)
  })

  test.each([
    ['password_too_common', 'Many people use this password'],
    ['taken', 'value="Ada@Example.com"'],
    ['already_born', 'value="Ada@Example.com"'],
    ['passkey_refused', 'That passkey didn’t work'],
    ['sign_up_gone', 'name="region"'],
  ] as const)('%s is told on its page, and sets no cookie', async (why: BirthRefusal, sentence) => {
    const made = await street({ birth: () => Promise.resolve({ ok: false, why }) })
    const visitor = made.visitor()
    const page = await visitor.submit(await atWayIn(made, visitor), { password: PASSWORD }, hasPassword)
    expect(page.html).toContain(sentence)
    expect(page.html).not.toContain(PASSWORD)
    expect(page.headers.getSetCookie()).toEqual([])
  })

  test('an empty password asks nobody', async () => {
    const made = await street(born)
    const visitor = made.visitor()
    const page = await visitor.submit(await atWayIn(made, visitor), { password: '' }, hasPassword)
    expect(page.html).toContain('Choose a password.')
    expect(births(made)).toEqual([])
  })
})
