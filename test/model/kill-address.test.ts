/**
 * Each change of an address is killed between any two of its steps (rules F1, F5, F6): it has happened in the Directory, in the record and
 * in the Home, or in none of them; an address has never two owners, and the person is never without one.
 */
import { afterAll, expect, test } from 'vitest'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { SECOND } from '../../src/kernel/time.ts'
import {
  addition,
  addressesOf,
  nameOf,
  standingOf,
  undoLink,
  type Standing,
} from '../support/memory/addresses.ts'
import { resident, type Resident } from '../support/memory/person.ts'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { LONG_ENOUGH } from '../support/memory/visitor.ts'
import { estateOf, factsOf } from './estate.ts'
import { faultsOf, killEach, withFault, type Fault } from './kill.ts'

afterAll(useQuickCrypto())

const OLD = 'ada@example.org'
const NEW = 'ada@new.example'
const ALL = [OLD, NEW]

type Standings = readonly [old: Standing, fresh: Standing]
type Run = () => Promise<Outcome<unknown, string>>

interface Scenario {
  readonly name: string
  /** Everything up to the change; what comes back sends it, always as the same request. */
  readonly begin: (person: Resident) => Promise<Run>
  readonly before: Standings
  readonly after: Standings
  readonly facts: readonly string[]
  readonly endsSessions?: boolean
}

async function changing(
  person: Resident,
  change: Parameters<Resident['visitor']['changeRequest']>[1],
): Promise<Run> {
  const { home, visitor, session } = person
  const [call, request] = [visitor.call(), visitor.changeRequest(session, change)]
  return () => home.change(call, request)
}

async function done(run: Run): Promise<void> {
  const outcome = await run()
  if (!outcome.ok) throw new Error(outcome.why)
}

const added = async (person: Resident) => done(await changing(person, await addition(person, NEW)))

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'adding an address',
    begin: async (person) => changing(person, await addition(person, NEW)),
    before: ['listed', 'free'],
    after: ['listed', 'listed'],
    facts: ['identifier.added'],
  },
  {
    name: 'changing the address',
    begin: async (person) =>
      changing(person, await addition(person, NEW, { replaces: await nameOf(person, OLD) })),
    before: ['listed', 'free'],
    after: ['held', 'listed'],
    facts: ['identifier.changed'],
  },
  {
    name: 'removing an address',
    begin: async (person) => {
      await added(person)
      return changing(person, {
        kind: 'remove_identifier',
        identifier: await nameOf(person, NEW),
        undo: undoLink(person),
      })
    },
    before: ['listed', 'listed'],
    after: ['listed', 'held'],
    facts: ['identifier.removed'],
  },
  {
    name: 'taking back an address that was given up, as a change of one’s own',
    begin: async (person) => {
      await done(await changing(person, await addition(person, NEW, { replaces: await nameOf(person, OLD) })))
      return changing(person, await addition(person, OLD))
    },
    before: ['held', 'listed'],
    after: ['listed', 'listed'],
    facts: ['identifier.added'],
  },
  {
    name: 'undoing a change of the address',
    begin: async (person) => {
      const change = await addition(person, NEW, { replaces: await nameOf(person, OLD) })
      await done(await changing(person, change))
      const call = person.visitor.call()
      return () => person.home.undo(call, { id: change.undo.id })
    },
    before: ['held', 'listed'],
    after: ['listed', 'free'],
    facts: ['identifier.restored'],
    endsSessions: true,
  },
]

async function begin(scenario: Scenario) {
  const person = await resident({ seed: 12, region: 'us' })
  person.house.clock.advance(SECOND)
  const run = await scenario.begin(person)
  return { ...person, run, told: await factsOf(person.house, person.address) }
}
type Begun = Awaited<ReturnType<typeof begin>>

/** The stores agree with each other about whether the change stands. */
async function isWhole({ before, after, endsSessions }: Scenario, begun: Begun): Promise<boolean> {
  const { house, address, home, visitor, session } = begun
  const standings = await Promise.all(ALL.map((email) => standingOf(begun, email)))
  const stands = standings.join() === after.join()
  expect(standings).toEqual(stands ? after : before)
  expect(estateOf(house, address)).toMatchObject({ home: 'born', record: 'active', hasIntent: false })
  expect((await home.session(visitor.call(), { session })).ok).toBe(!(stands && endsSessions))
  if (!(stands && endsSessions))
    expect((await addressesOf(begun)).filter(({ primary }) => primary)).toHaveLength(1)
  return stands
}

async function enumerate(scenario: Scenario): Promise<readonly Fault[]> {
  const begun = await begin(scenario)
  expect(await isWhole(scenario, begun)).toBe(false)
  const faults = await faultsOf(begun.house, begun.address, () => done(begun.run))
  expect(await isWhole(scenario, begun)).toBe(true)
  return faults
}

await killEach(SCENARIOS, enumerate, async (scenario, fault, afterwards) => {
  const begun = await begin(scenario)
  const { house, address, run, told } = begun
  const answer = await withFault(house, address, fault, run)
  await afterwards(begun)
  await untilClaimsExpire(begun)
  const stands = await isWhole(scenario, begun)
  if (answer?.ok) expect(stands).toBe(true)

  expect(await run(), 'the same request again').toMatchObject({ ok: true })
  expect(await isWhole(scenario, begun)).toBe(true)
  const facts = (await factsOf(house, address)).slice(told.length)
  expect(facts.filter((verb) => verb !== 'session.opened')).toEqual(scenario.facts)
  expect(house.mistakes()).toEqual([])
})

/** What a crash left pending in the Directory is nobody's after half a minute. */
async function untilClaimsExpire({ house }: Begun): Promise<void> {
  house.clock.advance(house.policy.claimLife)
  await house.ringDueAlarms()
}

test('who is signed in by the address that was given up finds nobody there, and by the new one themselves', async () => {
  const person = await resident({ seed: 12, region: 'us' })
  await done(await changing(person, await addition(person, NEW, { replaces: await nameOf(person, OLD) })))
  const { visitor, home } = person
  const proof = { method: 'password', password: LONG_ENOUGH } as const
  const by = async (email: string) =>
    (
      await home.prove(
        visitor.call(),
        visitor.proveRequest(proof, { identifier: await visitor.keyOf(email) }),
      )
    ).ok
  expect([await by(OLD), await by(NEW)]).toEqual([false, true])
})
