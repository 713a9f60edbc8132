/** Signing in on the street: where a secret goes, what a failure shows, when it leaves, and what a success sets (rules C1–C6). */
import { describe, expect, test } from 'vitest'
import { newPersonId } from '../../../src/kernel/ids.ts'
import { systemRandom } from '../../../src/kernel/random.ts'
import { HOUR } from '../../../src/kernel/time.ts'
import { NOW, sessionFacts } from '../../support/fake-edge.ts'
import { jsonOf, type Page, type Visitor } from '../../support/visitor/visitor.ts'
import { passkeyAnswer } from './passkey-answer.ts'
import { ADA, opens, street, withoutNonces, type Street } from './street.ts'

const TYPED = { identifier: 'ada@example.com', password: 'a sentence that is long' }

async function tryPassword(made: Street, fields = TYPED, visitor: Visitor = made.visitor()): Promise<Page> {
  return visitor.submit(await visitor.go('/test/begin'), fields)
}

const provedAt = ({ house }: Street) =>
  house.asked.filter(({ verb }) => verb === 'prove').map(({ address }) => address)

describe('a password on an unknown browser', () => {
  test('goes only to the region that claims its owner', async () => {
    const made = await street(opens)
    made.holders.us = ADA
    const page = await tryPassword(made)
    expect(provedAt(made)).toEqual([{ region: 'us', person: ADA }])
    expect(page.status).toBe(303)
    expect(made.decoys).toEqual([])
  })

  test('success is never held, and sets session, home and a new browser cookie', async () => {
    const made = await street(opens)
    made.holders.eu = ADA
    const visitor = made.visitor()
    const before = await visitor.go('/test/begin')
    const old = visitor.jar.get('__Host-browser')
    await visitor.submit(before, TYPED)
    expect(made.held).toEqual([])
    expect([...visitor.jar.keys()].toSorted()).toEqual(['__Host-browser', '__Host-home', '__Host-session'])
    expect(visitor.jar.get('__Host-browser')).not.toBe(old)
  })

  test('nobody’s identifier meets its decoy, always the same one', async () => {
    const made = await street()
    await tryPassword(made)
    await tryPassword(made)
    expect(made.decoys).toHaveLength(2)
    expect(made.decoys[0]).toEqual(made.decoys[1])
    expect(provedAt(made)).toHaveLength(2)
  })

  test('nobody and a wrong password: same status, same bytes but for nonces, no cookie, same floor', async () => {
    const nobody = await street()
    const somebody = await street()
    somebody.holders.ap = ADA
    const pages = await Promise.all([tryPassword(nobody), tryPassword(somebody)])
    const [first, second] = pages.map((page) => ({ status: page.status, html: withoutNonces(page.html) }))
    expect(first).toEqual(second)
    expect(first?.status).toBe(422)
    expect(first?.html).toContain('That e-mail and password don’t match.')
    for (const page of pages) expect(page.headers.getSetCookie()).toEqual([])
    expect(nobody.held).toEqual([400])
    expect(somebody.held).toEqual([400])
  })

  test('C6: the mark "Last used" is what this browser knows, whoever is typed in', async () => {
    const made = await street(opens)
    made.holders.eu = ADA
    const visitor = made.visitor()
    await visitor.submit(await visitor.go('/test/begin'), TYPED)
    made.house.verbs = { prove: () => Promise.resolve({ ok: false, why: 'refused' }) }
    const refused = async (identifier: string) => {
      const page = await tryPassword(made, { ...TYPED, identifier }, visitor)
      return withoutNonces(page.html).replaceAll(identifier, '')
    }
    const [ada, nobody] = [await refused(TYPED.identifier), await refused('nobody@example.com')]
    expect(ada).toBe(nobody)
    expect(ada).toContain('id="passkey-badge"')
    expect((await made.visitor().go('/login')).html).not.toContain('-badge')
  })

  test('while a region is silent every failure is the same 503, and a success still signs in', async () => {
    const wrong = await street()
    Object.assign(wrong.holders, { eu: ADA, ap: 'silent' })
    const nobody = await street()
    nobody.holders.ap = 'silent'
    for (const made of [wrong, nobody]) {
      const page = await tryPassword(made)
      expect(page.status).toBe(503)
      expect(page.headers.get('retry-after')).not.toBeNull()
      expect(page.html).toMatch(/id="continue" href="\/login\?i=[\w-]+"/)
      expect(made.held).toHaveLength(1)
    }
    const right = await street(opens)
    Object.assign(right.holders, { eu: ADA, ap: 'silent' })
    expect((await tryPassword(right)).status).toBe(303)
  })
})

describe('a password on a browser that proved this identifier', () => {
  async function known(): Promise<{ made: Street; visitor: Visitor }> {
    const made = await street(opens)
    made.holders.us = ADA
    const visitor = made.visitor()
    await tryPassword(made, TYPED, visitor)
    // From here on a question to the Directories would fail the attempt.
    Object.assign(made.holders, { eu: 'silent', us: 'silent', ap: 'silent' })
    return { made, visitor }
  }

  test('goes straight to its home', async () => {
    const { made, visitor } = await known()
    const page = await tryPassword(made, { ...TYPED, identifier: ' ADA@Example.com ' }, visitor)
    expect(page.status).toBe(303)
    expect(provedAt(made).at(-1)).toEqual({ region: 'us', person: ADA })
  })

  test('another identifier on the same browser is a stranger’s (C1)', async () => {
    const { made, visitor } = await known()
    const asked = provedAt(made).length
    const page = await tryPassword(made, { ...TYPED, identifier: 'ben@example.com' }, visitor)
    expect(page.status).toBe(503)
    expect(provedAt(made).slice(asked)).not.toContainEqual({ region: 'us', person: ADA })
  })

  test('a hint that misses is ignored by the next try of that page', async () => {
    const { made, visitor } = await known()
    made.house.verbs.prove = () => Promise.resolve({ ok: false, why: 'refused' })
    const failed = await tryPassword(made, TYPED, visitor)
    expect(failed.status).toBe(422)
    const ben = newPersonId(systemRandom)
    Object.assign(made.holders, { eu: ben, us: undefined, ap: undefined })
    await visitor.submit(failed, TYPED)
    expect(provedAt(made).at(-1)).toEqual({ region: 'eu', person: ben })
  })
})

describe('the form', () => {
  test.each([
    ['no identifier', { identifier: ' ', password: 'x' }, 'Enter your e-mail address.'],
    ['no address', { identifier: 'ada', password: 'x' }, 'Enter an e-mail address like'],
    ['no password', { identifier: 'ada@example.com', password: '' }, 'Enter your password.'],
  ])('%s asks nobody', async (_name, fields, sentence) => {
    const made = await street()
    const page = await tryPassword(made, fields)
    expect(page.status).toBe(422)
    expect(page.html).toContain(sentence)
    expect(made.house.asked).toEqual([])
  })

  test('what was typed stays, the password does not, and both are escaped', async () => {
    const made = await street()
    const page = await tryPassword(made, { identifier: '"><b>@x', password: 'my own secret words' })
    expect(page.html).toContain('&quot;&gt;&lt;b&gt;@x')
    expect(page.html).not.toContain('my own secret words')
  })

  test('a hint fills the field and stands in no URL of ours (A9)', async () => {
    const made = await street()
    const page = await made.visitor().go('/test/begin?hint=ada%40example.com')
    expect(page.html).toContain('value="ada@example.com"')
    expect(page.html).not.toMatch(/(?:href|action)="[^"]*ada/)
  })

  test('the flood bucket is asked before anything else (D2)', async () => {
    const made = await street()
    const visitor = made.visitor()
    const page = await visitor.go('/test/begin')
    made.isFlooded = true
    expect((await visitor.submit(page, TYPED)).status).toBe(429)
    expect(made.house.asked).toEqual([])
  })

  test('without cookies a page says so; a stranger’s or an old page starts again with its request', async () => {
    const made = await street(opens)
    made.holders.eu = ADA
    const visitor = made.visitor()
    const page = await visitor.go('/test/begin')
    expect((await made.visitor().submit(page, TYPED)).html).toContain('Cookies are off')
    const other = made.visitor()
    await other.go('/test/begin')
    const restarted = await other.submit(page, TYPED)
    expect(restarted.html).toContain('we started again')
    expect(made.house.asked).toEqual([])
    expect((await other.submit(restarted, TYPED)).status).toBe(303)

    made.house.now = NOW + HOUR
    const late = await visitor.submit(page, TYPED)
    expect(late.html).toContain('we started again')
  })

  test('a form of another site is refused', async () => {
    const made = await street()
    const answer = await made.visitor().send('/login', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams(TYPED),
    })
    expect(answer.status).toBe(403)
  })
})

describe('the way on', () => {
  test('done: back to the application with code, state and iss', async () => {
    const made = await street(opens)
    made.holders.eu = ADA
    const page = await tryPassword(made)
    const location = new URL(page.headers.get('location') ?? '')
    expect(location.origin).toBe('https://shop.example')
    expect([...location.searchParams.keys()]).toEqual(['code', 'state', 'iss'])
  })

  test('no application asked: the account page', async () => {
    const made = await street({
      prove: () => Promise.resolve({ ok: true, value: { session: sessionFacts() } }),
    })
    made.holders.eu = ADA
    const visitor = made.visitor()
    const page = await visitor.submit(await visitor.go('/login'), TYPED)
    expect(page.url).toMatch(/\/account$/)
  })

  test('consent: its page, with the request sealed for the new browser cookie', async () => {
    const made = await street({
      prove: () =>
        Promise.resolve({
          ok: true,
          value: { session: sessionFacts(), progress: { step: 'consent', newScopes: ['email'] } },
        }),
    })
    made.holders.eu = ADA
    const page = await tryPassword(made)
    expect(page.url).toMatch(/\/consent\?i=[\w-]+$/)
  })

  test('a client that may no longer ask gets no attempt (A8)', async () => {
    const made = await street(opens)
    const visitor = made.visitor()
    const page = await visitor.go('/test/begin')
    made.house.clients.clear()
    expect((await visitor.submit(page, TYPED)).status).toBe(400)
    expect(made.house.asked).toEqual([])
  })
})

describe('a passkey', () => {
  test('garbage asks nobody, and no passkey is told to be forgotten', async () => {
    const made = await street()
    const visitor = made.visitor()
    const page = await visitor.submit(
      await visitor.go('/test/begin'),
      { response: '{"challenge":"x"}' },
      isPasskey,
    )
    expect(page.status).toBe(422)
    expect(made.house.asked).toEqual([])
    expect(jsonOf(page.html, 'passkey-options')).toMatchObject({ options: { isRefused: false } })
  })

  async function tryPasskey(made: Street): Promise<Page> {
    const visitor = made.visitor()
    const page = await visitor.go('/test/begin')
    const fields = await passkeyAnswer(made.house, page, { region: 'us', person: ADA })
    return visitor.submit(page, fields, isPasskey)
  }

  test.each(['refused', 'unknown_credential'] as const)(
    '%s by its Home is told at the floor (C2)',
    async (why) => {
      const made = await street({ prove: () => Promise.resolve({ ok: false, why }) })
      expect((await tryPasskey(made)).status).toBe(422)
      expect(provedAt(made)).toEqual([{ region: 'us', person: ADA }])
      expect(made.held).toEqual([400])
    },
  )

  test('success goes straight to the Home that the handle names, and is never held', async () => {
    const made = await street(opens)
    expect((await tryPasskey(made)).status).toBe(303)
    expect(provedAt(made)).toEqual([{ region: 'us', person: ADA }])
    expect(made.held).toEqual([])
  })

  test('a fresh challenge costs no hop and is bound to the cookie (B6)', async () => {
    const made = await street()
    const visitor = made.visitor()
    expect(await (await visitor.send('/login/passkey-challenge')).json()).toEqual({ location: '/login' })
    await visitor.go('/login')
    const fresh = await visitor.send('/login/passkey-challenge')
    expect(await fresh.json()).toMatchObject({ options: { allowCredentials: [] } })
    expect(fresh.headers.get('cache-control')).toBe('no-store')
    expect(made.house.asked).toEqual([])
  })
})

const isPasskey = ({ fields }: { readonly fields: Readonly<Record<string, string>> }): boolean =>
  'response' in fields
