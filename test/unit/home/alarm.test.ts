/** The alarm carries out what the outbox holds: again and again, after losses, without a gap (rule M4, invariants 41 and 42). */
import { expect, test } from 'vitest'
import { SECOND } from '../../../src/kernel/time.ts'
import { auditOf, resident } from '../../support/memory/person.ts'
import { aClient, LONG_ENOUGH } from '../../support/memory/visitor.ts'

const LATER = 30 * SECOND

test('an instance that lives on is woken for every parcel, not only for its first', async () => {
  const { house, visitor, home, address, session } = await resident()
  house.clock.advance(LATER)
  expect(await house.ringDueAlarms()).toBeGreaterThan(0)
  expect(await auditOf({ house, address })).toEqual(['person.born', 'session.opened'])

  await home.signOut(visitor.call(), { session })
  house.clock.advance(LATER)
  await house.ringDueAlarms()
  expect(await auditOf({ house, address })).toEqual(['person.born', 'session.opened', 'session.ended'])
})

test('a delivery that failed is tried again a minute later', async () => {
  const { house, address } = await resident()
  house.clock.advance(LATER)
  house.hook = ({ verb }) => {
    if (verb === 'audit') throw new Error('down')
  }
  await house.ringDueAlarms()
  expect(await auditOf({ house, address })).toEqual([])
  house.hook = undefined
  house.clock.advance(60 * SECOND)
  await house.ringDueAlarms()
  expect(await auditOf({ house, address })).toEqual(['person.born', 'session.opened'])
})

test('an alarm that the platform lost delays and loses nothing: the next wake of the Home looks', async () => {
  const { house, visitor, home, address } = await resident()
  house.home(address.region, address.person).loseAlarm()
  house.evict(address.region, address.person)
  house.clock.advance(LATER)
  await home.session(visitor.call(), { session: visitor.secret() })
  await house.ringDueAlarms()
  expect(await auditOf({ house, address })).toEqual(['person.born', 'session.opened'])
})

test('the evidence of a consent arrives, and what comes after it too', async () => {
  const { house, visitor, home, address, session } = await resident()
  const client = aClient({ isFirstParty: false })
  const mint = await visitor.mint(client, visitor.newCode(client), { consented: { scopes: client.scopes } })
  expect(await home.authorize(visitor.call(), { session, mint })).toMatchObject({
    ok: true,
    value: { progress: { step: 'done' } },
  })
  await home.signOut(visitor.call(), { session })
  house.clock.advance(LATER)
  await house.ringDueAlarms()
  expect(house.shard(address.region, address.person).rows('SELECT id FROM consent')).toHaveLength(1)
  expect((await auditOf({ house, address })).slice(2)).toEqual(['consent.granted', 'session.ended'])
})

test('an alarm that rings twice tells everything once', async () => {
  const { house, visitor, home, address, session } = await resident()
  await home.change(
    visitor.call(),
    visitor.changeRequest(session, {
      kind: 'add',
      credential: { method: 'password', password: `${LONG_ENOUGH}!` },
    }),
  )
  await Promise.all([house.ring(address.region, address.person), house.ring(address.region, address.person)])
  await house.ring(address.region, address.person)
  expect(await auditOf({ house, address })).toEqual(['person.born', 'session.opened', 'password.changed'])
})
