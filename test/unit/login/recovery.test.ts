/** Recovery and unlocking on the street: one page whatever was found, nothing spent by looking (rules C3, E). */
import { describe, expect, test } from 'vitest'
import { systemRandom } from '../../../src/kernel/random.ts'
import { mailedLink, propose } from '../../../src/interaction/proposals.ts'
import { NOW, sessionFacts } from '../../support/fake-edge.ts'
import type { Page, Visitor } from '../../support/visitor/visitor.ts'
import { ADA, street, withoutNonces, type Street } from './street.ts'

const ADDRESS = { identifier: 'ada@example.com' }
const asked = async (made: Street, visitor: Visitor = made.visitor()): Promise<Page> =>
  visitor.submit(await visitor.go('/recovery'), ADDRESS)
const verbs = ({ house }: Street) => house.asked.map(({ verb, address }) => [verb, address.region])

describe('asking for a code', () => {
  test('somebody’s Home is asked, nobody’s decoy the same; pages and floors are equal', async () => {
    const somebody = await street()
    somebody.holders.ap = ADA
    const nobody = await street()
    const [one, other] = [await asked(somebody), await asked(nobody)]
    expect(verbs(somebody)).toEqual([['mailRecoveryCode', 'ap']])
    expect(verbs(nobody)).toEqual([['mailRecoveryCode', nobody.decoys.at(-1)?.region]])
    expect(withoutNonces(one.html)).toBe(withoutNonces(other.html))
    expect(one.html).toContain('If there is an account for')
    expect([somebody.held, nobody.held]).toEqual([[400], [400]])
  })

  test('a silent region is told to everyone, and no Home’s outage shows', async () => {
    const made = await street({ mailRecoveryCode: () => Promise.reject(new Error('out')) })
    Object.assign(made.holders, { eu: ADA, us: 'silent' })
    const nobody = await street()
    nobody.holders.us = 'silent'
    const [one, other] = [await asked(made), await asked(nobody)]
    expect(one.html).toContain('One of our regions is unreachable')
    expect(withoutNonces(one.html)).toBe(withoutNonces(other.html))
    await Promise.all(made.house.later)
    expect(made.house.logged).toContain('recovery_code_not_asked')
  })
})

describe('the code', () => {
  test('fails with one sentence under the floor for somebody and for nobody', async () => {
    const somebody = await street()
    somebody.holders.eu = ADA
    const nobody = await street()
    const pages: Page[] = []
    for (const made of [somebody, nobody]) {
      const visitor = made.visitor()
      pages.push(await visitor.submit(await asked(made, visitor), { code: '123456' }))
      expect(made.held).toEqual([400, 400])
      expect(made.house.asked.at(-1)?.verb).toBe('recover')
    }
    expect(withoutNonces(pages[0]!.html)).toBe(withoutNonces(pages[1]!.html))
    expect(pages[0]?.status).toBe(422)
    for (const page of pages) expect(page.headers.getSetCookie()).toEqual([])
  })

  test('a right one leads to the page for a new way in, with the recovery’s session', async () => {
    const made = await street({
      recover: () => Promise.resolve({ ok: true, value: { session: sessionFacts({ purpose: 'recovery' }) } }),
      enrol: () =>
        Promise.resolve({ ok: true, value: { name: 'Ada', label: 'ada@example.com', exclude: [] } }),
      change: () => Promise.resolve({ ok: true, value: { opened: { session: sessionFacts() } } }),
    })
    made.holders.eu = ADA
    const visitor = made.visitor()
    const page = await visitor.submit(await asked(made, visitor), { code: '123456' })
    expect(page.url).toContain('/recovery/way-in?i=')
    expect(page.html).toContain('Add a new way to sign in')
    await visitor.submit(page, { password: 'seven blue lanterns swim' }, ({ fields }) => 'password' in fields)
    expect(made.house.asked.at(-1)).toMatchObject({
      verb: 'change',
      request: { change: { kind: 'add', keepOtherSessions: false } },
    })
  })

  test('without a recovery’s session the page for a new way in begins with the address', async () => {
    const made = await street()
    const page = await made.visitor().go('/recovery/way-in')
    expect(page.html).toContain('name="identifier"')
    expect(made.house.asked).toEqual([])
  })
})

describe('an unlock link', () => {
  const linkOf = async (made: Street): Promise<string> => {
    const address = { region: 'eu', person: ADA } as const
    return (await mailedLink(made.house.edge, 'unlock', systemRandom(16), address)).url
  }

  test('opened spends nothing; its button gives this browser device trust', async () => {
    const made = await street({ unlock: () => Promise.resolve({ ok: true, value: { deviceIssuedAt: NOW } }) })
    const visitor = made.visitor()
    const page = await visitor.go(await linkOf(made))
    expect(made.house.asked).toEqual([])
    expect(visitor.jar.has('__Host-device')).toBe(false)
    const done = await visitor.submit(page, {})
    expect(done.html).toContain('This browser is unlocked')
    expect(made.held).toEqual([])
    expect(visitor.jar.has('__Host-device')).toBe(true)
    expect(visitor.jar.has('__Host-session')).toBe(false)
  })

  test('that is spent, invented or of another kind names no object and sets nothing', async () => {
    const made = await street({ unlock: () => Promise.resolve({ ok: false, why: 'refused' }) })
    const { session } = await propose(made.house.edge, systemRandom(16))
    const where = { region: 'eu', person: ADA, family: '', generation: 0, issuedAt: NOW } as const
    const handle = await made.house.edge.handles.mint('session', 'session', session, where)
    for (const link of ['/unlock', '/unlock?t=', `/unlock?t=${handle}`])
      expect((await made.visitor().go(link)).status).toBe(400)
    expect(made.house.asked).toEqual([])
    const visitor = made.visitor()
    const spent = await visitor.submit(await visitor.go(await linkOf(made)), {})
    expect(spent.html).toContain('This page has expired')
    expect(visitor.jar.has('__Host-device')).toBe(false)
    expect(made.held).toEqual([400])
  })

  test('that is spent is told at a floor that grows with the way to its Home (C2)', async () => {
    const made = await street()
    made.house.verbs.unlock = () => {
      made.house.now += 200
      return Promise.resolve({ ok: false, why: 'refused' })
    }
    const visitor = made.visitor()
    await visitor.submit(await visitor.go(await linkOf(made)), {})
    expect(made.held, '2 × 200 + 150, less the 200 that passed').toEqual([350])
  })
})
