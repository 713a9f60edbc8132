/**
 * Changes of addresses at once, through the real objects (rules F1, F6): two people want one address, an undo meets a second change. An
 * address has never two owners, and what the Directory says and what the person is shown are the same.
 */
import { reset, runInDurableObject } from 'cloudflare:test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { base64url, concat } from '../../src/kernel/bytes.ts'
import { newPersonId } from '../../src/kernel/ids.ts'
import { SECOND } from '../../src/kernel/time.ts'
import type { AddIdentifier, Change } from '../../src/ports/account.ts'
import type { HomeAddress } from '../../src/ports/call.ts'
import { LONG_ENOUGH, visitorOf, type Visitor } from '../support/memory/visitor.ts'
import { quickHashes } from './quick-hashes.ts'
import type { MovableScene } from './suites/directories.ts'
import { claimsIn, homeStub, migrate, workerdScene } from './workerd.ts'

let scene: MovableScene
let visitor: Visitor

beforeAll(migrate)
beforeEach(() => {
  scene = workerdScene()
  visitor = visitorOf(scene)
  quickHashes()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => reset())

const newEmail = (): string => `${newPersonId(scene.random).toLowerCase()}@example.org`

interface Somebody {
  readonly address: HomeAddress
  readonly email: string
  readonly session: Uint8Array
}

async function somebody(region: 'eu' | 'us' | 'ap'): Promise<Somebody> {
  const email = newEmail()
  // All rows in one bucket: an object for each would take most of this file's time.
  const row = base64url(concat(new Uint8Array(2), scene.random(14)))
  const signUp = await visitor.proveAddress(email, region, row)
  if (!signUp) throw new Error('no code arrived')
  const request = await visitor.birthRequest(signUp, { method: 'password', password: LONG_ENOUGH })
  const born = await visitor.home(signUp.address).birth(visitor.call(), request)
  if (!born.ok) throw new Error(born.why)
  scene.advance(SECOND)
  return { address: signUp.address, email, session: request.session.digest }
}

const change = async ({ address, session }: Somebody, what: Change): Promise<string> => {
  const outcome = await visitor.home(address).change(visitor.call(), visitor.changeRequest(session, what))
  return outcome.ok ? 'ok' : outcome.why
}
const undo = async ({ address }: Somebody, { undo: { id } }: AddIdentifier): Promise<string> =>
  (await visitor.home(address).undo(visitor.call(), { id })).ok ? 'ok' : 'refused'

async function shown({ address, session }: Somebody) {
  const view = await visitor.home(address).account(visitor.call(), { session })
  return view.ok ? view.value.identifiers : []
}

/** A proved wish for an address, in the place of the person's own. */
async function moving(who: Somebody, email: string): Promise<AddIdentifier> {
  const id = visitor.secret()
  const identifier = { key: await visitor.keyOf(email), value: email }
  const home = visitor.home(who.address)
  await home.mailIdentifierCode(visitor.call(), { session: who.session, id, identifier })
  // The objects' alarm runs by the platform's clock; here it is rung by hand.
  await runInDurableObject(homeStub(who.address), (instance) => instance.alarm?.())
  const code = (await scene.codeTo(email)) ?? ''
  const [own] = await shown(who)
  return {
    kind: 'add_identifier',
    identifier,
    mailed: { id, code },
    undo: { id: visitor.secret(), url: 'https://login.example/undo?t=x' },
    ...(own && { replaces: own.id }),
  }
}

async function signedInAgain(who: Somebody): Promise<Somebody> {
  const session = { digest: visitor.secret() }
  const proof = { method: 'password', password: LONG_ENOUGH } as const
  const proved = await visitor
    .home(who.address)
    .prove(visitor.call(), visitor.proveRequest(proof, { session }))
  if (!proved.ok) throw new Error('the password opens no more')
  return { ...who, session: session.digest }
}

/** Each of these people has exactly one address, it is the one that the Directory has for them, and each address has one owner at most. */
async function agree(people: readonly Somebody[], addresses: readonly string[]): Promise<readonly string[]> {
  const owners = await Promise.all(addresses.map((email) => visitor.holdersOf(email)))
  for (const found of owners) expect(found.length).toBeLessThanOrEqual(1)
  const listed = await Promise.all(people.map(shown))
  for (const [at, { address }] of people.entries()) {
    expect(listed[at]).toHaveLength(1)
    const [own] = listed[at] ?? []
    expect(owners[addresses.indexOf(own?.value ?? '')]).toEqual([address])
  }
  return listed.map(([own]) => own?.value ?? '')
}

test('two people want one address, 40 rounds: exactly one gets it, and both have exactly one', async ({
  annotate,
}) => {
  let gotIt = 0
  for (let round = 0; round < 40; round++) {
    const people = [await somebody('eu'), await somebody(round % 2 ? 'us' : 'eu')] as const
    const wanted = newEmail()
    const wishes = [await moving(people[0], wanted), await moving(people[1], wanted)] as const
    const acts = [() => change(people[0], wishes[0]), () => change(people[1], wishes[1])]
    const turned = await Promise.all((round % 4 > 1 ? acts.toReversed() : acts).map((act) => act()))
    const outcomes = round % 4 > 1 ? turned.toReversed() : turned
    expect(outcomes.toSorted()).toEqual(['identifier_taken', 'ok'])
    const own = await agree(people, [wanted, people[0].email, people[1].email])
    expect(own.filter((email) => email === wanted)).toHaveLength(1)
    gotIt += outcomes[0] === 'ok' ? 1 : 0
  }
  const claims = [...(await claimsIn('eu')), ...(await claimsIn('us'))]
  expect(claims.filter((state) => state === 'pending')).toEqual([])
  await annotate(`40 rounds: one got it each time, the first ${gotIt} times; 0 pending claims left`)
}, 180_000)

test('an undo meets the next change, 20 rounds: the undo stands, the password of before opens, one address is left', async ({
  annotate,
}) => {
  const came: string[] = []
  for (let round = 0; round < 20; round++) {
    const ada = await somebody('ap')
    const [second, third] = [newEmail(), newEmail()]
    const first = await moving(ada, second)
    expect(await change(ada, first)).toBe('ok')
    scene.advance(SECOND)
    const next = await moving(ada, third)
    const acts = [() => undo(ada, first), () => change(ada, next)]
    const outcomes = await Promise.all((round % 2 ? acts.toReversed() : acts).map((act) => act()))
    const [undone, changed] = round % 2 ? outcomes.toReversed() : outcomes
    expect(undone).toBe('ok')
    came.push(changed ?? '')
    expect(await agree([await signedInAgain(ada)], [ada.email, second, third])).toEqual([ada.email])
    expect(await undo(ada, next), 'nothing undoes the undo').toBe('refused')
  }
  await annotate(`20 rounds: the change came first ${came.filter((each) => each === 'ok').length} times`)
}, 180_000)

test('an undo pressed twice at once is one undo', async () => {
  const ada = await somebody('us')
  const second = newEmail()
  const first = await moving(ada, second)
  expect(await change(ada, first)).toBe('ok')
  scene.advance(SECOND)
  const call = visitor.call()
  const home = visitor.home(ada.address)
  const outcomes = await Promise.all([
    home.undo(call, { id: first.undo.id }),
    home.undo(call, { id: first.undo.id }),
  ])
  expect(
    outcomes.map(({ ok }) => ok),
    'the same request',
  ).toEqual([true, true])
  expect(await undo(ada, first), 'another one').toBe('refused')
  expect(await agree([await signedInAgain(ada)], [ada.email, second])).toEqual([ada.email])
})
