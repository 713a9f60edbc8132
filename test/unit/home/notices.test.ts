/** Every change that a person can make is told to every address that is theirs, and kept as a fact: one line for each kind. */
import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/kernel/time.ts'
import type { Change } from '../../../src/ports/account.ts'
import { addition, nameOf, undoLink } from '../../support/memory/addresses.ts'
import { auditOf, resident, type Resident } from '../../support/memory/person.ts'
import { aClient, LONG_ENOUGH } from '../../support/memory/visitor.ts'
import { addPasskey, change, signIn, tokensFor } from './acts.ts'

const SECOND = 'ada@second.example'
const THIRD = 'ada@third.example'

/** Ada with two addresses, two ways in, another browser and an application. */
async function household() {
  const person = await resident()
  await change(person, await addition(person, SECOND))
  const { authenticator, session } = await addPasskey(person)
  await tokensFor({ ...person, session }, aClient())
  await signIn(person, LONG_ENOUGH)
  await person.house.ringDueAlarms()
  return { ...person, session, passkey: authenticator.id }
}
type Household = Awaited<ReturnType<typeof household>>

async function otherSession({ home, visitor, session }: Resident): Promise<string> {
  const view = await home.account(visitor.call(), { session })
  return (view.ok && view.value.sessions.find(({ isCurrent }) => !isCurrent)?.id) || ''
}

interface Line {
  readonly change: (about: Household) => Promise<Change> | Change
  readonly fact: string
  readonly says: RegExp
  /** Whose mailboxes hear of it; both of hers where nothing is said. */
  readonly to?: readonly string[]
}

const LINES: Readonly<Record<Change['kind'], Line>> = {
  add: {
    change: ({ visitor, address }) => ({
      kind: 'add',
      credential: visitor.passkeyProof(address, visitor.authenticator()),
    }),
    fact: 'credential.added',
    says: /new passkey can now sign in/,
  },
  remove: {
    change: ({ passkey }) => ({ kind: 'remove', credential: passkey }),
    fact: 'credential.removed',
    says: /passkey can no longer sign in/,
  },
  rename: {
    change: ({ passkey }) => ({ kind: 'rename', credential: passkey, name: 'The blue phone' }),
    fact: 'credential.renamed',
    says: /given another name/,
  },
  profile: {
    change: () => ({ kind: 'profile', name: 'Ada King', locale: null }),
    fact: 'profile.changed',
    says: /name or the language/,
  },
  add_identifier: {
    change: (about) => addition(about, THIRD),
    fact: 'identifier.added',
    says: /address was added/,
    to: ['ada@example.org', SECOND, THIRD],
  },
  remove_identifier: {
    change: async (about) => ({
      kind: 'remove_identifier',
      identifier: await nameOf(about, SECOND),
      undo: undoLink(about),
    }),
    fact: 'identifier.removed',
    says: /address was removed|no longer belongs/,
  },
  make_primary: {
    change: async (about) => ({ kind: 'make_primary', identifier: await nameOf(about, SECOND) }),
    fact: 'identifier.primary_changed',
    says: /main one now/,
  },
  end_session: {
    change: async (about) => ({ kind: 'end_session', session: await otherSession(about) }),
    fact: 'session.ended',
    says: /browser was signed out/,
  },
  end_others: {
    change: () => ({ kind: 'end_others' }),
    fact: 'sessions.ended_others',
    says: /other browsers were signed out/,
  },
  disconnect: {
    change: () => ({ kind: 'disconnect', client: 'shop' }),
    fact: 'consent.withdrawn',
    says: /application was disconnected/,
  },
}

test.each(Object.entries(LINES))('%s', async (_kind, line) => {
  const about = await household()
  const wanted = await line.change(about)
  const { mails } = about.house.mailbox
  const before = mails.length
  expect(await change(about, wanted)).toMatchObject({ ok: true })
  await about.house.ringDueAlarms()
  const told = mails.slice(before).filter(({ text }) => line.says.test(text))
  expect(told.map(({ to }) => to).toSorted()).toEqual(
    [...(line.to ?? ['ada@example.org', SECOND])].toSorted(),
  )
  expect((await auditOf(about)).filter((verb) => verb === line.fact)).not.toEqual([])
})

test('a new password is told as such', async () => {
  const about = await household()
  const before = about.house.mailbox.mails.length
  const credential = { method: 'password', password: `${LONG_ENOUGH}, but newer` } as const
  expect(await change(about, { kind: 'add', credential })).toMatchObject({ ok: true })
  await about.house.ringDueAlarms()
  const told = about.house.mailbox.mails.slice(before)
  expect(told.map(({ to, subject }) => `${to}: ${subject}`).toSorted()).toEqual([
    'ada@example.org: Your Northwind password was changed',
    `${SECOND}: Your Northwind password was changed`,
  ])
})

test('a mailbox that refuses holds up no other, and nobody is told twice', async () => {
  const about = await household()
  const before = about.house.mailbox.mails.length
  about.house.mailbox.refuses = 'ada@example.org'
  await change(about, { kind: 'profile', name: 'Ada King', locale: null })
  for (let rounds = 0; rounds < 4; rounds++) {
    await about.house.ringDueAlarms()
    about.house.clock.advance(5 * MINUTE)
  }
  const told = () => about.house.mailbox.mails.slice(before).map(({ to }) => to)
  expect(told()).toEqual([SECOND])
  about.house.mailbox.refuses = undefined
  about.house.clock.advance(HOUR)
  await about.house.ringDueAlarms()
  expect(told()).toEqual([SECOND, 'ada@example.org'])
})

test('who changes a name a hundred times a day is told ten times, and all of it is kept', async () => {
  const about = await household()
  const before = about.house.mailbox.mails.length
  for (let times = 0; times < 30; times++)
    await change(about, { kind: 'profile', name: `Ada ${times}`, locale: null })
  await about.house.ringDueAlarms()
  expect(about.house.mailbox.mails.length - before).toBe(2 * 10)
  expect((await auditOf(about)).filter((verb) => verb === 'profile.changed')).toHaveLength(30)
})

test('a stranger who causes a mail does not choose its language', async () => {
  const { house, home, visitor, email } = await resident()
  const stranger = visitor.call({ locale: 'ar' })
  await home.mailRecoveryCode(stranger, {
    id: visitor.secret(),
    device: { presented: [], fresh: visitor.secret() },
  })
  await house.ringDueAlarms()
  const told = house.mailbox.mails.findLast(({ to }) => to === email)
  expect(told?.subject).toMatch(/is your Northwind recovery code$/)
})
