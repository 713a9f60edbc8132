/** Addresses of a person (rules F1, F4, F6): proved by a code to that mailbox, held for who gave them up, brought back by a link. */
import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../../src/kernel/time.ts'
import type { Change } from '../../../src/ports/account.ts'
import { Outage } from '../../../src/ports/outage.ts'
import {
  addition,
  addressesOf,
  identifierOf,
  nameOf,
  proveMailbox,
  standingOf,
  undoLink,
} from '../../support/memory/addresses.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import { LONG_ENOUGH } from '../../support/memory/visitor.ts'
import { addPasskey, askForCode, change, lives, recover, recoverySession, signIn } from './acts.ts'

const OLD = 'ada@example.org'
const NEW = 'ada@new.example'
const no = (why: string) => ({ ok: false, why })

/** Born a second ago, so that nothing of the birth was set at the moment of a later change. */
async function ada(): Promise<Resident> {
  const person = await resident()
  person.house.clock.advance(SECOND)
  return person
}
/** Ada, who has changed her address. */
async function moved() {
  const person = await ada()
  const wanted = await addition(person, NEW, { replaces: await nameOf(person, OLD) })
  expect(await change(person, wanted)).toMatchObject({ ok: true })
  return { ...person, undo: wanted.undo.id, house: person.house }
}
const undo = ({ home, visitor }: Resident, id: Uint8Array) => home.undo(visitor.call(), { id })
const later = ({ house }: Resident, time: number) => house.clock.advance(time)

/** Somebody else of the same house, who would like to have an address. */
async function rival({ house, visitor }: Resident, email: string, region: 'eu' | 'us' = 'us') {
  const signUp = await visitor.proveAddress(email, region)
  if (!signUp) return 'no code'
  const request = await visitor.birthRequest(signUp, { method: 'password', password: LONG_ENOUGH })
  const born = await visitor.home(signUp.address).birth(visitor.call(), request)
  await house.settled()
  return born.ok ? 'born' : born.why
}

describe('the code', () => {
  test('of one address proves no other', async () => {
    const person = await ada()
    const wanted = await addition(person, NEW)
    const other = await identifierOf(person, 'ada@other.example')
    expect(await change(person, { ...wanted, identifier: other })).toEqual(no('code_refused'))
    expect(await standingOf(person, 'ada@other.example')).toBe('free')
    expect(await change(person, wanted)).toMatchObject({ ok: true })
  })

  test('is tried five times', async () => {
    const person = await ada()
    const wanted = await addition(person, NEW)
    const wrong = { ...wanted, mailed: { ...wanted.mailed, code: '000000' } }
    for (let tries = 0; tries < 5; tries++) expect(await change(person, wrong)).toEqual(no('code_refused'))
    expect(await change(person, wanted)).toEqual(no('code_refused'))
  })

  test('lives ten minutes, and counts once', async () => {
    const person = await ada()
    const wanted = await addition(person, NEW)
    expect(await change(person, wanted)).toMatchObject({ ok: true })
    const remove = {
      kind: 'remove_identifier',
      identifier: await nameOf(person, NEW),
      undo: undoLink(person),
    } as const
    expect(await change(person, remove)).toMatchObject({ ok: true })
    expect(await change(person, wanted), 'spent').toEqual(no('code_refused'))
    const late = await addition(person, NEW)
    later(person, person.house.policy.mailedCodeLife)
    expect((await change(person, late)).ok, 'too old').toBe(false)
  })

  test('of a recovery proves no new address, and the other way round', async () => {
    const person = await ada()
    const mailed = await askForCode(person)
    const wanted = await addition(person, NEW)
    expect(await change(person, { ...wanted, mailed })).toEqual(no('code_refused'))
    expect((await recover(person, wanted.mailed)).outcome).toEqual(no('refused'))
  })

  test('goes to whoever reads that mailbox, also where somebody holds the address; that is told after the code only', async () => {
    const person = await ada()
    expect(await rival(person, 'eve@example.org')).toBe('born')
    const wanted = await addition(person, 'eve@example.org')
    const wrong = { ...wanted, mailed: { ...wanted.mailed, code: '000000' } }
    expect(await change(person, wrong)).toEqual(no('code_refused'))
    expect(await change(person, wanted)).toEqual(no('identifier_taken'))
    expect(await addressesOf(person)).toHaveLength(1)
  })

  test('is asked for by who has just proved who they are, ten times a day', async () => {
    const person = await ada()
    for (let asked = 0; asked < person.house.policy.mailedCodesPerDay; asked++)
      expect((await proveMailbox(person, NEW)).asked.ok).toBe(true)
    expect((await proveMailbox(person, NEW)).asked).toEqual(no('too_many_codes'))
    expect((await proveMailbox(person, OLD)).asked, 'one’s own').toEqual(no('identifier_known'))
    later(person, 11 * MINUTE)
    expect((await proveMailbox(person, NEW)).asked).toEqual(no('proof_too_old'))
    expect((await proveMailbox(person, NEW, new Uint8Array(32))).asked).toEqual(no('no_session'))
  })
})

describe('what asks for a fresh proof', () => {
  test.each<[string, (person: Resident) => Promise<Change>]>([
    ['adding', (person) => addition(person, NEW)],
    ['changing', async (person) => addition(person, NEW, { replaces: await nameOf(person, OLD) })],
    [
      'removing',
      async (person) => ({
        kind: 'remove_identifier',
        identifier: await nameOf(person, NEW),
        undo: undoLink(person),
      }),
    ],
    ['making primary', async (person) => ({ kind: 'make_primary', identifier: await nameOf(person, NEW) })],
  ])('%s', async (what, wish) => {
    const person = await ada()
    if (what === 'removing' || what === 'making primary') await change(person, await addition(person, NEW))
    const wanted = await wish(person)
    later(person, 11 * MINUTE)
    expect(await change(person, wanted)).toEqual(no('proof_too_old'))
  })

  test('a recovery’s session changes no address', async () => {
    const person = await ada()
    const by = await recoverySession(person)
    const wanted = await addition(person, NEW)
    expect((await change(person, wanted, by)).ok).toBe(false)
    expect(await standingOf(person, NEW)).toBe('free')
  })
})

describe('several addresses', () => {
  test('the primary one stays, until another is', async () => {
    const person = await ada()
    await change(person, await addition(person, NEW))
    const remove = async (email: string): Promise<Change> => ({
      kind: 'remove_identifier',
      identifier: await nameOf(person, email),
      undo: undoLink(person),
    })
    expect(await change(person, await remove(OLD))).toEqual(no('primary_stays'))
    await change(person, { kind: 'make_primary', identifier: await nameOf(person, NEW) })
    expect((await addressesOf(person)).map(({ value, primary }) => [value, primary])).toEqual([
      [NEW, true],
      [OLD, false],
    ])
    expect(await change(person, await remove(OLD))).toMatchObject({ ok: true })
    expect(await standingOf(person, OLD)).toBe('held')
  })

  test('a name that no row has changes nothing', async () => {
    const person = await ada()
    const nobody = { identifier: 'AAAA', undo: undoLink(person) }
    expect(await change(person, { kind: 'remove_identifier', ...nobody })).toEqual(no('unknown_identifier'))
    expect(await change(person, { kind: 'make_primary', ...nobody })).toEqual(no('unknown_identifier'))
    expect(await change(person, await addition(person, NEW, { replaces: 'AAAA' }))).toEqual(
      no('unknown_identifier'),
    )
  })

  test('each is told of every change; what was given up is told with the link', async () => {
    const person = await moved()
    await person.house.ringDueAlarms()
    const told = person.house.mailbox.mails.filter(({ text }) => !/\d{3}\s\d{3}/.test(text))
    expect(told.map(({ to }) => to).toSorted()).toEqual([OLD, NEW].toSorted())
    const toOld = told.find(({ to }) => to === OLD)
    expect(toOld?.text).toContain('https://login.example/undo?t=')
    expect(told.find(({ to }) => to === NEW)?.text).not.toContain('/undo')
  })
})

describe('an address that was given up', () => {
  test('is nobody’s to take for fourteen days, and then everybody’s', async () => {
    const person = await moved()
    expect(await rival(person, OLD)).toBe('taken')
    later(person, person.house.policy.identifierHold - MINUTE)
    expect(await rival(person, OLD)).toBe('taken')
    later(person, MINUTE)
    expect(await rival(person, OLD)).toBe('born')
    expect(await undo(person, person.undo), 'too late').toEqual(no('refused'))
    const { session } = await signIn(person, LONG_ENOUGH)
    expect((await addressesOf(person, session)).map(({ value }) => value)).toEqual([NEW])
  })

  test('opens nothing while it is held, and gets no recovery code', async () => {
    const person = await moved()
    expect(await person.visitor.holdersOf(OLD)).toEqual([])
    expect(await person.visitor.holdersOf(NEW)).toEqual([person.address])
  })
})

describe('the undo', () => {
  test('brings the address back, signs everybody out and removes what was set since; what was there before stays', async () => {
    const person = await moved()
    later(person, SECOND)
    const { authenticator, session } = await addPasskey(person)
    expect(await undo(person, person.undo)).toEqual({ ok: true, value: undefined })
    expect([await standingOf(person, OLD), await standingOf(person, NEW)]).toEqual(['listed', 'free'])
    expect([await lives(person, person.session), await lives(person, session)]).toEqual([false, false])
    const { visitor, home, address } = person
    const passkey = visitor.passkeyProof(address, { ...authenticator, signCount: 1 })
    expect((await home.prove(visitor.call(), visitor.proveRequest(passkey))).ok).toBe(false)
    expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(true)
    expect(await rival(person, NEW)).toBe('born')
  })

  test('is spent once', async () => {
    const person = await moved()
    expect((await undo(person, person.undo)).ok).toBe(true)
    expect(await undo(person, person.undo)).toEqual(no('refused'))
    expect(await undo(person, new Uint8Array(32))).toEqual(no('refused'))
  })

  test('of the first change takes back the later ones too, whose own links then bring nothing back', async () => {
    const person = await moved()
    later(person, SECOND)
    const thirdly = await addition(person, 'ada@third.example', { replaces: await nameOf(person, NEW) })
    expect((await change(person, thirdly)).ok).toBe(true)
    later(person, SECOND)
    expect((await undo(person, person.undo)).ok).toBe(true)
    expect(await undo(person, thirdly.undo.id)).toEqual(no('refused'))
    expect(
      await Promise.all([OLD, NEW, 'ada@third.example'].map((email) => standingOf(person, email))),
    ).toEqual(['listed', 'free', 'free'])
    const by = await signIn(person, LONG_ENOUGH)
    expect((await addressesOf(person, by.session)).map(({ value, primary }) => [value, primary])).toEqual([
      [OLD, true],
    ])
  })

  test('ends codes that were mailed to the address that goes (rule A1)', async () => {
    const person = await moved()
    const mailed = await askForCode({ ...person, email: NEW })
    expect((await undo(person, person.undo)).ok).toBe(true)
    expect((await recover(person, mailed)).outcome).toEqual(no('refused'))
  })

  test.each(['first', 'last'])('and a second change at once, the undo %s: the undo stands', async (when) => {
    const person = await moved()
    later(person, SECOND)
    const wanted = await addition(person, 'ada@third.example', { replaces: await nameOf(person, NEW) })
    const acts = [() => undo(person, person.undo), () => change(person, wanted)]
    const order = when === 'first' ? acts : acts.toReversed()
    const outcomes = await Promise.all(order.map((act) => act()))
    expect(outcomes.map(({ ok }) => ok)).toEqual(when === 'first' ? [true, false] : [true, true])
    const standings = [OLD, NEW, 'ada@third.example'].map((email) => standingOf(person, email))
    expect(await Promise.all(standings)).toEqual(['listed', 'free', 'free'])
  })
})

describe('a thief who has prepared (rule F6)', () => {
  const THEIRS = 'eve@theirs.example'
  const remove = async (person: Resident, email: string) => {
    const link = undoLink(person)
    const wanted = { kind: 'remove_identifier', identifier: await nameOf(person, email), undo: link } as const
    expect((await change(person, wanted)).ok).toBe(true)
    return link.id
  }

  test('frees nothing with an undo link of their own: the owner’s address was proved first', async () => {
    const person = await ada()
    await change(person, await addition(person, THEIRS))
    later(person, SECOND)
    const own = await remove(person, THEIRS)
    later(person, SECOND)
    const taking = await addition(person, 'eve@second.example', { replaces: await nameOf(person, OLD) })
    expect((await change(person, taking)).ok).toBe(true)
    later(person, SECOND)
    await undo(person, own)
    expect(await standingOf(person, OLD), 'still the owner’s to bring back').toBe('held')
    expect((await undo(person, taking.undo.id)).ok).toBe(true)
    const standings = [OLD, THEIRS, 'eve@second.example'].map((email) => standingOf(person, email))
    expect(await Promise.all(standings)).toEqual(['listed', 'free', 'free'])
  })

  test('who adds, makes main and removes is undone: their address, their passkey and their first place go', async () => {
    const person = await ada()
    later(person, DAY)
    const { session } = await signIn(person, LONG_ENOUGH)
    const here = { ...person, session }
    const { authenticator, session: renewed } = await addPasskey(here)
    const thief = { ...person, session: renewed }
    await change(thief, await addition(thief, THEIRS))
    await change(thief, { kind: 'make_primary', identifier: await nameOf(thief, THEIRS) })
    later(person, SECOND)
    const link = await remove(thief, OLD)
    expect((await undo(person, link)).ok).toBe(true)
    const by = await signIn(person, LONG_ENOUGH)
    expect((await addressesOf(person, by.session)).map(({ value, primary }) => [value, primary])).toEqual([
      [OLD, true],
    ])
    const { visitor, home, address } = person
    const passkey = visitor.passkeyProof(address, { ...authenticator, signCount: 1 })
    expect((await home.prove(visitor.call(), visitor.proveRequest(passkey))).ok).toBe(false)
  })

  test('what the owner had for longer than a hold stays', async () => {
    const person = await ada()
    const { authenticator } = await addPasskey(person)
    later(person, 15 * DAY)
    const { session } = await signIn(person, LONG_ENOUGH)
    const thief = { ...person, session }
    const taking = await addition(thief, THEIRS, {
      replaces: (await addressesOf(thief))[0]?.id ?? '',
      by: session,
    })
    expect((await change(thief, taking)).ok).toBe(true)
    expect((await undo(person, taking.undo.id)).ok).toBe(true)
    const { visitor, home, address } = person
    const passkey = visitor.passkeyProof(address, { ...authenticator, signCount: 1 })
    expect((await home.prove(visitor.call(), visitor.proveRequest(passkey))).ok).toBe(true)
  })

  test('an address that an undo drops is told', async () => {
    const person = await moved()
    await person.house.ringDueAlarms()
    const before = person.house.mailbox.mails.length
    await undo(person, person.undo)
    await person.house.ringDueAlarms()
    const told = person.house.mailbox.mails.slice(before)
    expect(told.map(({ to }) => to).toSorted()).toEqual([OLD, NEW].toSorted())
  })
})

test('an account holds ten addresses', async () => {
  const person = await ada()
  for (let number = 1; number < 10; number++) {
    later(person, DAY)
    const { session } = await signIn(person, LONG_ENOUGH)
    const by = { ...person, session }
    expect((await change(by, await addition(by, `ada${number}@many.example`))).ok).toBe(true)
  }
  later(person, DAY)
  const { session } = await signIn(person, LONG_ENOUGH)
  expect((await proveMailbox(person, 'one@more.example', session)).asked).toEqual(no('too_many_identifiers'))
})

describe('a region that is silent', () => {
  test('refuses the new address and leaves the person as they were (rule F5)', async () => {
    const person = await ada()
    const wanted = await addition(person, NEW, { replaces: await nameOf(person, OLD) })
    person.house.hook = ({ port, verb, when }) => {
      if (port === 'directories' && verb === 'look' && when === 'before') throw new Outage('directory ap')
    }
    await expect(change(person, wanted)).rejects.toBeInstanceOf(Outage)
    person.house.hook = undefined
    expect(await lives(person, person.session)).toBe(true)
    expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(true)
    expect([await standingOf(person, OLD), await standingOf(person, NEW)]).toEqual(['listed', 'free'])
    const again = await addition(person, NEW, { replaces: await nameOf(person, OLD) })
    expect(await change(person, again), 'once it is back').toMatchObject({ ok: true })
  })
})

test('two people want one address at once: one gets it (rule F1)', async () => {
  const person = await ada()
  const wanted = await addition(person, NEW)
  const [changed, born] = await Promise.all([change(person, wanted), rival(person, NEW, 'eu')])
  expect([changed.ok, born === 'born'].filter(Boolean)).toHaveLength(1)
  expect(await person.visitor.holdersOf(NEW)).toHaveLength(1)
})

test('held addresses are shown with the day on which they are free', async () => {
  const person = await moved()
  const view = await person.home.account(person.visitor.call(), { session: person.session })
  if (!view.ok) throw new Error('signed out')
  const [held] = view.value.held
  expect(held?.value).toBe(OLD)
  expect(held?.until).toBeGreaterThan(person.house.clock.now() + 13 * DAY)
})
