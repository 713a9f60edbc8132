/** What a signed-in person may change, and how long after a proof (rule H4): an old session that lies open somewhere changes nothing. */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../../src/kernel/time.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import { LONG_ENOUGH } from '../../support/memory/visitor.ts'
import { addPasskey, change, lives, recoverySession, setPassword, signIn } from './acts.ts'

const NEW_PASSWORD = `${LONG_ENOUGH}, but newer`
const TOO_OLD = { ok: false, why: 'proof_too_old' }

/** Ada on a second browser, and how her account page names that session. */
async function withOther(person: Resident): Promise<{ readonly other: Uint8Array; readonly name: string }> {
  const { session: other } = await signIn(person, LONG_ENOUGH)
  const { visitor, home, session } = person
  const view = await home.account(visitor.call(), { session })
  const named = view.ok ? view.value.sessions.find(({ isCurrent }) => !isCurrent) : undefined
  if (!named) throw new Error('no other session')
  return { other, name: named.id }
}

const authTimeOf = async ({ visitor, home }: Resident, session: Uint8Array) => {
  const [view, facts] = [
    await home.account(visitor.call(), { session }),
    await home.session(visitor.call(), { session }),
  ]
  return [view.ok && view.value.authTime, facts.ok && facts.value.authTime]
}

describe('ending another session', () => {
  test('is for who proved themselves within the last ten minutes', async () => {
    const person = await resident()
    const { other, name } = await withOther(person)
    person.house.clock.advance(person.house.policy.freshProof + 1)
    expect(await change(person, { kind: 'end_session', session: name })).toEqual(TOO_OLD)
    expect(await lives(person, other)).toBe(true)
  })

  test('is done by a proof that is just fresh enough', async () => {
    const person = await resident()
    const { other, name } = await withOther(person)
    person.house.clock.advance(person.house.policy.freshProof)
    expect(await change(person, { kind: 'end_session', session: name })).toEqual({ ok: true, value: {} })
    expect(await lives(person, other)).toBe(false)
    expect(await lives(person, person.session)).toBe(true)
  })

  test('is nothing that the session of a recovery may do, alone or all at once', async () => {
    const person = await resident()
    const { other, name } = await withOther(person)
    const recovery = await recoverySession(person)
    expect(await change(person, { kind: 'end_session', session: name }, recovery)).toEqual(TOO_OLD)
    expect(await change(person, { kind: 'end_others' }, recovery)).toEqual(TOO_OLD)
    expect(await lives(person, other)).toBe(true)
    expect(await lives(person, person.session)).toBe(true)
  })
})

describe('changing the ways in', () => {
  test('adds nothing by a proof older than ten minutes', async () => {
    const person = await resident()
    person.house.clock.advance(person.house.policy.freshProof + 1)
    expect((await addPasskey(person)).outcome).toEqual(TOO_OLD)
    expect(await setPassword(person, NEW_PASSWORD)).toEqual(TOO_OLD)
    expect((await signIn(person, NEW_PASSWORD)).isIn).toBe(false)
    expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(true)
  })

  test('removes nothing by a proof older than ten minutes', async () => {
    const person = await resident()
    const { session } = await addPasskey(person)
    person.house.clock.advance(person.house.policy.freshProof + 1)
    expect(await change(person, { kind: 'remove', credential: 'password' }, session)).toEqual(TOO_OLD)
    expect((await signIn(person, LONG_ENOUGH)).isIn).toBe(true)
  })

  test('removes nothing in the session of a recovery', async () => {
    const person = await resident()
    const { authenticator } = await addPasskey(person)
    const recovery = await recoverySession(person)
    expect(await change(person, { kind: 'remove', credential: authenticator.id }, recovery)).toEqual(TOO_OLD)
  })

  test('is itself no proof: the ten minutes go on from the last one', async () => {
    const person = await resident()
    const [provedAt] = await authTimeOf(person, person.session)
    person.house.clock.advance(9 * MINUTE)
    const { outcome, session } = await addPasskey(person)
    expect(outcome).toMatchObject({ ok: true, value: { opened: { session: { authTime: provedAt } } } })
    expect(await authTimeOf(person, session)).toEqual([provedAt, provedAt])
    person.house.clock.advance(2 * MINUTE)
    expect((await addPasskey(person, session)).outcome).toEqual(TOO_OLD)
  })
})
