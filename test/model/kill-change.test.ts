/**
 * Each change that a person can make is killed between any two of its steps (issue 2, must show 6; rule Z1, LAW one owner): it has
 * happened with everything that it must end, or not at all; its facts are told once; the same request sent again ends in the change.
 */
import { afterAll, expect } from 'vitest'
import type { Change } from '../../src/ports/account.ts'
import { resident, type Resident } from '../support/memory/person.ts'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { aClient, LONG_ENOUGH } from '../support/memory/visitor.ts'
import { estateOf, factsOf, somebodyWith } from './estate.ts'
import { faultsOf, killEach, withFault, type Fault } from './kill.ts'

afterAll(useQuickCrypto())

const NEW_PASSWORD = `${LONG_ENOUGH}, but newer`
const PASSKEY = { id: 'AQEBAQEBAQEBAQEBAQEBAQ', secret: 'of the new one', signCount: 4 }
const client = aClient()

/** A person with a password, a second browser, and an application there that lives on without its session. */
async function household(kind: Scenario['kind']) {
  const person = await resident({ seed: 11, region: 'ap' })
  const { visitor, home, address } = person
  const code = visitor.newCode(client)
  const mint = await visitor.mint(client, code)
  const elsewhere = visitor.proveRequest({ method: 'password', password: LONG_ENOUGH }, { mint })
  await home.prove(visitor.call(), elsewhere)
  await home.redeem(visitor.call(), await visitor.redeemRequest(code, visitor.secret()))
  const session = kind === 'recovery' ? await recoverySession(person) : person.session
  if (kind === 'with passkey') {
    const credential = visitor.passkeyProof(address, PASSKEY)
    const fresh = { digest: visitor.secret() }
    await home.change(visitor.call(), visitor.changeRequest(session, { kind: 'add', credential }, { fresh }))
    return { ...person, session: fresh.digest, other: elsewhere.session.digest, family: code.family }
  }
  return { ...person, session, other: elsewhere.session.digest, family: code.family }
}
type Household = Awaited<ReturnType<typeof household>>

async function recoverySession({ house, visitor, home, email }: Resident): Promise<Uint8Array> {
  const id = visitor.secret()
  await home.mailRecoveryCode(visitor.call(), { id, device: { presented: [], fresh: new Uint8Array(32) } })
  await house.ringDueAlarms()
  const session = { digest: visitor.secret() }
  const recovered = await home.recover(visitor.call(), {
    id,
    code: house.mailbox.codeTo(email) ?? '',
    session,
    device: { presented: [], fresh: visitor.secret() },
    unlock: { id: visitor.secret(), url: 'https://login.example/unlock' },
  })
  if (!recovered.ok) throw new Error('not recovered')
  return session.digest
}

interface Scenario {
  readonly name: string
  readonly kind: 'with password' | 'with passkey' | 'recovery'
  readonly change: (about: Household) => Change
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly facts: readonly string[]
  /** What must have ended once the change stands: the other session, the application's family, all device trust. */
  readonly ends: boolean
}

const addPasskey = ({ visitor, address }: Household): Change => ({
  kind: 'add',
  credential: visitor.passkeyProof(address, PASSKEY),
})
const setPassword = (): Change => ({
  kind: 'add',
  credential: { method: 'password', password: NEW_PASSWORD },
})

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'adding a passkey',
    kind: 'with password',
    change: addPasskey,
    before: ['password'],
    after: [PASSKEY.id, 'password'],
    facts: ['credential.added'],
    ends: false,
  },
  {
    name: 'a new password',
    kind: 'with password',
    change: setPassword,
    before: ['password'],
    after: ['password'],
    facts: ['password.changed'],
    ends: true,
  },
  {
    name: 'removing a passkey',
    kind: 'with passkey',
    change: () => ({ kind: 'remove', credential: PASSKEY.id }),
    before: [PASSKEY.id, 'password'],
    after: ['password'],
    facts: ['credential.removed'],
    ends: false,
  },
  {
    name: 'a recovery that ends in a passkey',
    kind: 'recovery',
    change: addPasskey,
    before: ['password'],
    after: [PASSKEY.id, 'password'],
    facts: ['credential.added', 'recovery.completed'],
    ends: true,
  },
  {
    name: 'signing out everywhere else',
    kind: 'with password',
    change: () => ({ kind: 'end_others' }),
    before: ['password'],
    after: ['password'],
    facts: ['sessions.ended_others'],
    ends: true,
  },
]

/** The scenario up to its change, which is sent as often as the test likes, always as the same request. */
async function begin(scenario: Scenario) {
  const about = await household(scenario.kind)
  const { house, visitor, home, address, session } = about
  const request = visitor.changeRequest(session, scenario.change(about))
  const call = visitor.call()
  const told = await factsOf(house, address)
  return { ...about, run: () => home.change(call, request), told }
}
type Begun = Awaited<ReturnType<typeof begin>>

/** Does the change stand? Read from what it was for, in whichever store owns that. */
async function hasHappened(
  scenario: Scenario,
  { house, address, home, visitor, other }: Begun,
): Promise<boolean> {
  if (scenario.before.length !== scenario.after.length)
    return estateOf(house, address).credentials.length === scenario.after.length
  if (scenario.facts[0] === 'sessions.ended_others')
    return !(await home.session(visitor.call(), { session: other })).ok
  const presented = { method: 'password', password: NEW_PASSWORD } as const
  return (await home.prove(visitor.call(), visitor.proveRequest(presented))).ok
}

/** The stores agree with each other about whether it stands. */
async function isWhole(scenario: Scenario, begun: Begun): Promise<boolean> {
  const { house, address, home, visitor, other, family } = begun
  const stands = await hasHappened(scenario, begun)
  expect(estateOf(house, address)).toEqual(somebodyWith(stands ? scenario.after : scenario.before))
  const isOver = stands && scenario.ends
  expect((await home.session(visitor.call(), { session: other })).ok).toBe(!isOver)
  expect((await home.claims(visitor.call(), { family, client, scopes: ['openid'] })).ok).toBe(!isOver)
  return stands
}

async function enumerate(scenario: Scenario): Promise<readonly Fault[]> {
  const begun = await begin(scenario)
  const faults = await faultsOf(begun.house, begun.address, async () => {
    expect(await begun.run()).toMatchObject({ ok: true })
  })
  expect(await isWhole(scenario, begun)).toBe(true)
  return faults
}

await killEach(SCENARIOS, enumerate, async (scenario, fault, afterwards) => {
  const begun = await begin(scenario)
  const { house, address, run, told } = begun
  const answer = await withFault(house, address, fault, run)
  await afterwards(begun)
  const stands = await isWhole(scenario, begun)
  if (answer) expect(stands).toBe(true)

  expect(await run()).toMatchObject({ ok: true })
  expect(await isWhole(scenario, begun)).toBe(true)
  const facts = (await factsOf(house, address)).slice(told.length)
  for (const verb of scenario.facts) expect(facts.filter((each) => each === verb)).toHaveLength(1)
  expect(facts.filter((each) => each !== 'session.opened').toSorted()).toEqual(scenario.facts.toSorted())
  expect(house.mistakes()).toEqual([])
})
