/** What a Home keeps of a person who comes often, and of a request that comes twice: each test is a way in which it once kept wrong. */
import { expect, test } from 'vitest'
import { MINUTE } from '../../../src/kernel/time.ts'
import { resident, type Resident } from '../../support/memory/person.ts'
import { aClient, LONG_ENOUGH, type Code } from '../../support/memory/visitor.ts'

const CLIENT = aClient()

async function authorize({ visitor, home, session }: Resident): Promise<Code> {
  const code = visitor.newCode(CLIENT)
  const request = { session, mint: await visitor.mint(CLIENT, code) }
  expect(await home.authorize(visitor.call(), request)).toMatchObject({
    ok: true,
    value: { progress: { step: 'done' } },
  })
  return code
}

const familiesOf = ({ house, address }: Resident): number =>
  house.home(address.region, address.person).sql.all('SELECT id FROM family').length

test('a change whose answer was lost gives no new trust to a browser that was trusted before (rules E, Z2)', async () => {
  const { visitor, home, address, session, device } = await resident()
  const credential = visitor.passkeyProof(address, visitor.authenticator())
  const request = visitor.changeRequest(
    session,
    { kind: 'add', credential },
    { device: { presented: [device], fresh: visitor.secret() } },
  )
  const call = visitor.call()
  const first = await home.change(call, request)
  const second = await home.change(call, request)
  expect(first).toMatchObject({ ok: true, value: { opened: { session: { purpose: 'full' } } } })
  expect(second).toEqual(first)
})

test('a sign-in whose answer was lost gives the trust that it gave (rules E, Z2)', async () => {
  const { visitor, home } = await resident()
  const request = visitor.proveRequest({ method: 'password', password: LONG_ENOUGH })
  const call = visitor.call()
  const first = await home.prove(call, request)
  expect(first).toMatchObject({ ok: true, value: { deviceIssuedAt: expect.any(Number) as number } })
  expect(await home.prove(call, request)).toEqual(first)
})

test('codes that nobody traded push no family out that lives (rule G5)', async () => {
  const person = await resident()
  const { visitor, home, house } = person
  const code = await authorize(person)
  const secret = visitor.secret()
  expect((await home.redeem(visitor.call(), await visitor.redeemRequest(code, secret))).ok).toBe(true)
  for (let visit = 0; visit < house.policy.familiesPerClientAndSession + 1; visit++) {
    await authorize(person)
    house.clock.advance(house.policy.codeLife + 1)
  }
  const tokens = { family: code.family, generation: 0, secret }
  expect((await home.refresh(visitor.call(), await visitor.refreshRequest(tokens, CLIENT))).ok).toBe(true)
})

test('what has expired goes when the Home next wakes, though no alarm rings', async () => {
  const person = await resident()
  const { house, address } = person
  for (let visit = 0; visit < 5; visit++) await authorize(person)
  expect(familiesOf(person)).toBe(5)
  house.clock.advance(house.policy.codeLife + MINUTE)
  house.evict(address.region, address.person)
  await authorize(person)
  expect(familiesOf(person)).toBe(1)
})

test('the counter of a passkey goes with it', async () => {
  const { visitor, home, house, address, session } = await resident()
  const { sql } = house.home(address.region, address.person)
  const authenticator = visitor.authenticator(7)
  const fresh = { digest: visitor.secret() }
  const credential = visitor.passkeyProof(address, authenticator)
  await home.change(visitor.call(), visitor.changeRequest(session, { kind: 'add', credential }, { fresh }))
  const counters = () => sql.all("SELECT name FROM counter WHERE name GLOB 'sign:*'").length
  expect(counters()).toBe(1)
  const removal = { kind: 'remove', credential: authenticator.id } as const
  expect((await home.change(visitor.call(), visitor.changeRequest(fresh.digest, removal))).ok).toBe(true)
  expect(counters()).toBe(0)
})

test('a sign-in that is right succeeds, though hashing its password anew does not', async () => {
  const { visitor, home, house } = await resident()
  house.hasher.cost = 2
  house.hook = ({ port, verb }) => {
    if (port === 'people' && verb === 'apply') throw new Error('down')
  }
  const request = visitor.proveRequest({ method: 'password', password: LONG_ENOUGH })
  expect((await home.prove(visitor.call(), request)).ok).toBe(true)
})
