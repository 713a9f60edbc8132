/** Two calls of one person meet at an await: each test is one interleaving that once went wrong (rules Z1, B1, E). */
import { expect, test } from 'vitest'
import { durableHomeStore } from '../../../src/store/durable/home-store.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import type { Point } from '../../support/memory/stage.ts'
import { aClient, LONG_ENOUGH } from '../../support/memory/visitor.ts'

const NEW_PASSWORD = `${LONG_ENOUGH}, but newer`

/** Holds the first call that reaches this point until `meanwhile` has ended. */
function holdAt({ house }: Resident, is: (point: Point) => boolean, meanwhile: () => Promise<unknown>): void {
  let isHeld = false
  house.hook = async (point) => {
    if (isHeld || !is(point)) return
    isHeld = true
    await meanwhile()
  }
}
const at =
  (port: Point['port'], verb: string, when: Point['when']) =>
  (point: Point): boolean =>
    point.port === port && point.verb === verb && point.when === when

const setPassword = ({ visitor, home, session }: Resident, password: string) =>
  home.change(
    visitor.call(),
    visitor.changeRequest(session, { kind: 'add', credential: { method: 'password', password } }),
  )

const signIn = ({ visitor, home }: Resident, password: string, presented: readonly Uint8Array[] = []) =>
  home.prove(
    visitor.call(),
    visitor.proveRequest(
      { method: 'password', password },
      { device: { presented, fresh: visitor.secret() } },
    ),
  )

test('a hash made anew never brings an older password back', async () => {
  const person = await resident()
  person.house.hasher.cost = 2
  // The sign-in has opened its session and waits for its turn; the change comes first.
  let changed: Promise<unknown> | undefined
  person.house.hook = (point) => {
    if (changed || !at('people', 'read', 'after')(point)) return
    changed = setPassword(person, NEW_PASSWORD)
  }
  expect((await signIn(person, LONG_ENOUGH)).ok).toBe(true)
  await changed
  person.house.hook = undefined
  expect((await signIn(person, LONG_ENOUGH)).ok).toBe(false)
  expect((await signIn(person, NEW_PASSWORD)).ok).toBe(true)
})

test('a challenge stays spent when its session goes on with another proof (rule B1)', async () => {
  const person = await resident()
  const { visitor, home, address, session } = person
  const authenticator = visitor.authenticator()
  const fresh = { digest: visitor.secret() }
  const credential = visitor.passkeyProof(address, authenticator)
  await home.change(visitor.call(), visitor.changeRequest(session, { kind: 'add', credential }, { fresh }))
  const captured = visitor.passkeyProof(address, authenticator)
  const first = { digest: visitor.secret(), replaces: fresh.digest }
  expect((await home.prove(visitor.call(), visitor.proveRequest(captured, { session: first }))).ok).toBe(true)
  const second = { digest: visitor.secret(), replaces: first.digest }
  const next = visitor.proveRequest(visitor.passkeyProof(address, authenticator), { session: second })
  expect((await home.prove(visitor.call(), next)).ok).toBe(true)
  expect(await home.prove(visitor.call(), visitor.proveRequest(captured))).toEqual({
    ok: false,
    why: 'refused',
  })
})

test('a wrong guess on its way does not bring back device trust that has just been ended (rule E)', async () => {
  const person = await resident()
  const { house, visitor, home, session, device } = person
  holdAt(person, at('people', 'read', 'after'), () =>
    home.change(visitor.call(), visitor.changeRequest(session, { kind: 'end_others' })),
  )
  expect((await signIn(person, 'not the one that was set', [device])).ok).toBe(false)
  house.hook = undefined
  // Ten wrong guesses by strangers pause the shared pool; a trusted browser would go on.
  for (let guess = 0; guess < house.policy.failuresBeforePause; guess++)
    await signIn(person, 'a stranger guesses')
  expect((await signIn(person, LONG_ENOUGH, [device])).ok).toBe(false)
})

test('who has signed out meanwhile changes nothing any more', async () => {
  const person = await resident()
  const { house, visitor, home, session } = person
  holdAt(person, at('people', 'read', 'after'), () => home.signOut(visitor.call(), { session }))
  expect(await setPassword(person, NEW_PASSWORD)).toEqual({ ok: false, why: 'no_session' })
  house.hook = undefined
  expect((await signIn(person, NEW_PASSWORD)).ok).toBe(false)
  expect((await signIn(person, LONG_ENOUGH)).ok).toBe(true)
})

test('an application that asks while a change is applied is answered by what stands then (rule Z1)', async () => {
  const { visitor, home, session, house, address } = await resident()
  const client = aClient()
  const mint = await visitor.mint(client, visitor.newCode(client))
  const store = durableHomeStore(house.home(address.region, address.person).sql, { set: () => undefined })
  let tries = 0
  house.hook = ({ port, when }) => {
    const self = store.self()
    if (port !== 'store' || when !== 'before' || !self) return
    tries += 1
    // The session lives on: only what was read before the transaction is out of date.
    if (tries === 1) store.putSelf({ ...self, epoch: self.epoch + 1 })
  }
  expect(await home.authorize(visitor.call(), { session, mint })).toMatchObject({
    ok: true,
    value: { progress: { step: 'done' } },
  })
  expect(tries).toBe(2)
})
