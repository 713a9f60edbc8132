/** A proof on its way while its owner ends everything (rule Z1): what was right before the first await opens nothing after. */
import { expect, test } from 'vitest'
import type { Change } from '../../../src/ports/account.ts'
import { resident } from '../../support/memory/person.ts'
import { aClient, LONG_ENOUGH } from '../../support/memory/visitor.ts'

const ANOTHER = 'quite another password altogether'

/** Lets one proof read the old secret, then holds it until `release`. */
async function heldProof({ house, visitor, home }: Awaited<ReturnType<typeof resident>>) {
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const proof = { isHeld: false }
  house.hook = ({ port, verb, when }) => {
    if (port !== 'people' || verb !== 'read' || when !== 'after' || proof.isHeld) return undefined
    proof.isHeld = true
    return gate
  }
  const request = visitor.proveRequest({ method: 'password', password: LONG_ENOUGH })
  const answer = home.prove(visitor.call(), request)
  while (!proof.isHeld) await new Promise((resolve) => void setImmediate(resolve))
  return { release, answer, session: request.session.digest }
}

const ENDINGS: Readonly<Record<string, Change>> = {
  'the password is changed': { kind: 'add', credential: { method: 'password', password: ANOTHER } },
  'all others are signed out': { kind: 'end_others' },
}

test.each(Object.entries(ENDINGS))('Z1 a proof that began before %s opens nothing', async (_, change) => {
  const person = await resident()
  const { visitor, home, session } = person
  const held = await heldProof(person)
  expect((await home.change(visitor.call(), visitor.changeRequest(session, change))).ok).toBe(true)
  held.release()
  expect(await held.answer).toEqual({ ok: false, why: 'refused' })
  expect(await home.session(visitor.call(), { session: held.session })).toEqual({ ok: false, why: 'ended' })
})

test('Z1 the same proof opens a session where nothing was ended meanwhile', async () => {
  const person = await resident()
  const held = await heldProof(person)
  held.release()
  expect((await held.answer).ok).toBe(true)
})

test('G1 Z2 one secret carries one address: a clock that ticks between two readings changes no repetition', async () => {
  const { house, visitor, home, session } = await resident()
  const { now } = house.clock
  Object.assign(house.clock, { now: () => (house.clock.advance(1), now()) })
  const client = aClient()
  const mint = await visitor.mint(client, visitor.newCode(client), { requestedAt: 0 })
  const call = visitor.call()
  const answers = []
  for (let press = 0; press < 3; press++) answers.push(await home.authorize(call, { session, mint }))
  const issued = answers.map(
    (answer) => answer.ok && answer.value.progress?.step === 'done' && answer.value.progress.issuedAt,
  )
  expect(issued[0]).toBeGreaterThan(0)
  expect(new Set(issued).size).toBe(1)
})
