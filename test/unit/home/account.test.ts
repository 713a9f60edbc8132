/** What a person changes of themselves besides their ways in: name, language, names of passkeys, applications; and what they are shown. */
import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../../src/kernel/time.ts'
import { addition, nameOf } from '../../support/memory/addresses.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import { aClient, LONG_ENOUGH } from '../../support/memory/visitor.ts'
import { addPasskey, change, lives, recoverySession, signIn, tokensFor } from './acts.ts'

const no = (why: string) => ({ ok: false, why })
const done = { ok: true }

async function viewOf({ home, visitor, session }: Resident, by = session) {
  const view = await home.account(visitor.call(), { session: by })
  if (!view.ok) throw new Error('nobody is signed in')
  return view.value
}
async function activityOf({ home, visitor, session }: Resident, by = session) {
  const entries = await home.activity(visitor.call(), { session: by })
  if (!entries.ok) throw new Error('nobody is signed in')
  return entries.value
}

describe('name and language', () => {
  test('are changed together, told to applications and spoken in the next mail', async () => {
    const person = await resident()
    expect(await change(person, { kind: 'profile', name: 'Ada King', locale: 'de' })).toMatchObject(done)
    expect(await viewOf(person)).toMatchObject({ name: 'Ada King', locale: 'de' })
    const client = aClient({ scopes: ['openid', 'profile'] })
    const { family } = await tokensFor(person, client)
    const claims = await person.home.claims(person.visitor.call(), { family, client, scopes: client.scopes })
    expect(claims).toMatchObject({ value: { name: 'Ada King', locale: 'de' } })
    await person.house.ringDueAlarms()
    expect(person.house.mailbox.mails.at(-1)?.subject).toMatch(/^Dein Konto/)
  })

  test('a language is left to the browsers again', async () => {
    const person = await resident()
    await change(person, { kind: 'profile', name: 'Ada', locale: 'ar' })
    await change(person, { kind: 'profile', name: 'Ada', locale: null })
    expect(await viewOf(person)).not.toHaveProperty('locale')
  })

  test('what changes nothing is told to nobody', async () => {
    const person = await resident()
    await person.house.ringDueAlarms()
    const before = person.house.mailbox.mails.length
    expect(await change(person, { kind: 'profile', name: 'Ada', locale: null })).toMatchObject(done)
    await person.house.ringDueAlarms()
    expect(person.house.mailbox.mails).toHaveLength(before)
  })

  test('a recovery’s session changes neither', async () => {
    const person = await resident()
    const by = await recoverySession(person)
    expect(await change(person, { kind: 'profile', name: 'Eve', locale: null }, by)).toEqual(
      no('proof_too_old'),
    )
    expect((await viewOf(person)).name).toBe('Ada')
  })
})

describe('passkeys', () => {
  test('get the name that their person gives them', async () => {
    const person = await resident()
    const { authenticator, session } = await addPasskey(person)
    const rename = { kind: 'rename', credential: authenticator.id, name: 'The blue phone' } as const
    expect(await change(person, rename, session)).toMatchObject(done)
    expect((await viewOf(person, session)).credentials.map(({ name }) => name)).toContain('The blue phone')
    expect(await change(person, { ...rename, credential: 'nobody’s' }, session)).toEqual(
      no('unknown_credential'),
    )
  })

  test('show the day and the place of their last use; a password shows none', async () => {
    const person = await resident()
    const { authenticator } = await addPasskey(person)
    const { visitor, home, address, house } = person
    const used = async (place: string) => {
      const proof = visitor.passkeyProof(address, authenticator)
      const session = { digest: visitor.secret() }
      const call = visitor.call({ visit: { address: '192.0.2.7', userAgent: 'Test', place } })
      expect((await home.prove(call, visitor.proveRequest(proof, { session }))).ok).toBe(true)
      const { credentials } = await viewOf(person, session.digest)
      return credentials.map(({ method, lastUsed }) => [method, lastUsed?.place])
    }
    house.clock.advance(2 * DAY)
    expect(await used('Lisbon')).toEqual(
      expect.arrayContaining([
        ['passkey', 'Lisbon'],
        ['password', undefined],
      ]),
    )
    expect(await used('Porto'), 'once a day').toEqual(expect.arrayContaining([['passkey', 'Lisbon']]))
    house.clock.advance(2 * DAY)
    expect(await used('Porto')).toEqual(expect.arrayContaining([['passkey', 'Porto']]))
  })
})

describe('a way in that was there before the address was proved (rule F4)', () => {
  test('stays with who signed up: the code came first', async () => {
    const person = await resident()
    const by = await recoverySession(person)
    const { outcome, session } = await addPasskey(person, by)
    expect(outcome.ok).toBe(true)
    expect((await viewOf(person, session)).credentials.map(({ method }) => method).toSorted()).toEqual([
      'passkey',
      'password',
    ])
  })

  test('goes with a recovery by an address that was proved later', async () => {
    const person = await resident()
    const wanted = await addition(person, 'ada@new.example', { replaces: await nameOf(person, person.email) })
    person.house.clock.advance(SECOND)
    expect(await change(person, wanted)).toMatchObject(done)
    const by = await recoverySession({ ...person, email: 'ada@new.example' })
    const { outcome, session } = await addPasskey(person, by)
    expect(outcome.ok).toBe(true)
    expect((await viewOf(person, session)).credentials.map(({ method }) => method)).toEqual(['passkey'])
    expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(false)
  })
})

describe('applications', () => {
  const books = aClient({ id: 'books', isFirstParty: false, optionalScopes: ['email'] })
  const allow = async (person: Resident, scopes: readonly string[]) => {
    const { visitor, home, session } = person
    const code = visitor.newCode(books)
    const mint = await visitor.mint(books, code, { consented: { scopes } })
    const outcome = await home.authorize(visitor.call(), { session, mint })
    return { step: outcome.ok ? outcome.value.progress?.step : outcome.why, code }
  }

  test('are listed with what they may see; disconnected they hold nothing and are asked for anew', async () => {
    const person = await resident()
    const { visitor, home, session } = person
    const { step, code } = await allow(person, ['openid', 'offline_access'])
    expect(step).toBe('done')
    await home.redeem(visitor.call(), await visitor.redeemRequest(code, visitor.secret()))
    expect((await viewOf(person)).applications).toMatchObject([
      { client: 'books', scopes: ['openid', 'offline_access'], isOffline: true },
    ])
    expect(await change(person, { kind: 'disconnect', client: 'books' })).toMatchObject(done)
    expect((await viewOf(person)).applications).toEqual([])
    const claims = await home.claims(visitor.call(), {
      family: code.family,
      client: books,
      scopes: ['openid'],
    })
    expect(claims).toEqual(no('dead'))
    const again = visitor.newCode(books)
    const asked = await home.authorize(visitor.call(), { session, mint: await visitor.mint(books, again) })
    expect(asked).toMatchObject({ value: { progress: { step: 'consent' } } })
    expect(await lives(person, session), 'the session itself goes on').toBe(true)
  })

  test('an application that nobody let in is disconnected without a word', async () => {
    const person = await resident()
    await person.house.ringDueAlarms()
    const before = person.house.mailbox.mails.length
    expect(await change(person, { kind: 'disconnect', client: 'books' })).toMatchObject(done)
    await person.house.ringDueAlarms()
    expect(person.house.mailbox.mails).toHaveLength(before)
  })

  test('what is optional may be left out, and is not asked for again; what is needed may not', async () => {
    const person = await resident()
    expect((await allow(person, ['openid'])).step, 'less than it needs').toBe('consent')
    expect((await allow(person, ['openid', 'offline_access', 'phone'])).step, 'more than it asked').toBe(
      'consent',
    )
    expect((await allow(person, ['openid', 'offline_access'])).step).toBe('done')
    const { visitor, home, session } = person
    const later = visitor.newCode(books)
    const outcome = await home.authorize(visitor.call(), { session, mint: await visitor.mint(books, later) })
    expect(outcome).toMatchObject({ value: { progress: { step: 'done' } } })
    const grant = await home.redeem(visitor.call(), await visitor.redeemRequest(later, visitor.secret()))
    expect(grant).toMatchObject({ value: { scopes: ['openid', 'offline_access'] } })
  })

  test('a scope that is taken back ends what holds it (rule Y1)', async () => {
    const person = await resident()
    const { visitor, home } = person
    const { code } = await allow(person, ['openid', 'email', 'offline_access'])
    const secret = visitor.secret()
    await home.redeem(visitor.call(), await visitor.redeemRequest(code, secret))
    const tokens = { family: code.family, generation: 0, secret }
    expect((await allow(person, ['openid', 'offline_access'])).step).toBe('done')
    const refreshed = await home.refresh(visitor.call(), await visitor.refreshRequest(tokens, books))
    expect(refreshed).toEqual(no('family_ended'))
  })

  test('a scope that is optional no more is asked for', async () => {
    const person = await resident()
    await allow(person, ['openid', 'offline_access'])
    const { visitor, home, session } = person
    const demanding = { ...books, optionalScopes: [] }
    const code = visitor.newCode(demanding)
    const outcome = await home.authorize(visitor.call(), {
      session,
      mint: await visitor.mint(demanding, code),
    })
    expect(outcome).toMatchObject({ value: { progress: { step: 'consent' } } })
  })

  test('the consent page sees values of the scopes that are asked for, and no others', async () => {
    const person = await resident()
    await allow(person, ['openid', 'offline_access'])
    const asked = { client: books, scopes: ['openid', 'email'] }
    const view = await person.home.consentView(person.visitor.call(), { session: person.session, ...asked })
    expect(view).toEqual({
      ok: true,
      value: {
        account: 'ada@example.org',
        claims: { email: 'ada@example.org', email_verified: true },
        granted: ['openid', 'offline_access'],
        declined: ['email'],
      },
    })
    const by = await recoverySession(person)
    expect(await person.home.consentView(person.visitor.call(), { session: by, ...asked })).toEqual(
      no('no_session'),
    )
  })
})

describe('activity', () => {
  test('is the person’s own audit, newest first, the same before and after it was carried out', async () => {
    const person = await resident()
    await change(person, { kind: 'profile', name: 'Ada King', locale: null })
    person.house.clock.advance(SECOND)
    await addPasskey(person)
    const { session } = await signIn(person, LONG_ENOUGH)
    const waiting = await activityOf(person, session)
    person.house.clock.advance(MINUTE)
    await person.house.ringDueAlarms()
    expect(await activityOf(person, session)).toEqual(waiting)
    expect(waiting.slice(0, 3).map(({ verb }) => verb)).toEqual([
      'session.opened',
      'credential.added',
      'profile.changed',
    ])
    expect(waiting[0]).toMatchObject({ userAgent: 'Test', place: 'Testville' })
    expect(waiting[1]).toMatchObject({ method: 'passkey' })
  })

  test('ends with the newest forty', async () => {
    const person = await resident()
    for (let times = 0; times < 25; times++)
      for (const name of ['Ada', 'Ada King']) await change(person, { kind: 'profile', name, locale: null })
    await person.house.ringDueAlarms()
    expect(await activityOf(person)).toHaveLength(40)
  })

  test('is shown to nobody who is not signed in', async () => {
    const person = await resident()
    const by = await recoverySession(person)
    for (const session of [by, new Uint8Array(32)])
      expect(await person.home.activity(person.visitor.call(), { session })).toEqual(no('no_session'))
  })
})

describe('a sign-in on a browser that nobody knows', () => {
  const subjects = ({ house }: Resident) => house.mailbox.mails.map(({ subject }) => subject)

  test('is told to the person; one on a browser that they trust is not', async () => {
    const person = await resident()
    await signIn(person, LONG_ENOUGH, [person.device])
    await person.house.ringDueAlarms()
    expect(subjects(person)).not.toContain('New sign-in to Northwind')
    await signIn(person, LONG_ENOUGH)
    await person.house.ringDueAlarms()
    expect(subjects(person).filter((subject) => subject === 'New sign-in to Northwind')).toHaveLength(1)
  })
})
