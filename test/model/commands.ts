/** The commands of the model, as fast-check draws and shrinks them. Each only sends; answers come when the scheduler lets them. */
import fc, { type AsyncCommand, type Arbitrary } from 'fast-check'
import type { Region } from '../../src/domain/region.ts'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import { LONG_ENOUGH } from '../support/memory/visitor.ts'
import {
  authorize,
  change,
  GUESS,
  KIOSK,
  redeem,
  refresh,
  replay,
  SHOP,
  signIn,
  signOut,
  signUp,
} from './operations.ts'
import type { FamilySeen, PersonSeen, SessionSeen, World } from './world.ts'

/** fast-check wants a model and a real system; ours are one world. */
export type Steps = { count: number }
export type Command = AsyncCommand<Steps, World>

const command = (name: string, run: (world: World) => unknown): Command => ({
  check: () => true,
  run: async (steps, world) => {
    steps.count += 1
    await run(world)
    if (world.violations.length > 0) throw new Error(world.violations.join('; '))
  },
  toString: () => name,
})

const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(items.length, 1)]
const one = fc.nat({ max: 7 })

type Aimed = (world: World, person: PersonSeen, which: number, how: number) => unknown
/** A command about one of the residents. */
const about = (name: string, run: Aimed): Arbitrary<Command> =>
  fc.tuple(fc.nat({ max: 1 }), one, fc.nat({ max: 9 })).map(([who, which, how]) =>
    command(`${name}(${who}, ${which}, ${how})`, (world) => {
      const person = world.people[who]
      return person && run(world, person, which, how)
    }),
  )
const withSession = (
  name: string,
  run: (world: World, person: PersonSeen, session: SessionSeen, how: number) => unknown,
): Arbitrary<Command> =>
  about(name, (world, person, which, how) => {
    const session = pick([...person.sessions.values()], which)
    return session && run(world, person, session, how)
  })
const withFamily = (
  name: string,
  run: (world: World, person: PersonSeen, family: FamilySeen, how: number) => unknown,
): Arbitrary<Command> =>
  about(name, (world, person, which, how) => {
    const family = pick([...person.families.values()].toReversed(), which % 2)
    return family && run(world, person, family, how)
  })
const plain = (name: string, run: (world: World) => unknown): Arbitrary<Command> =>
  fc.constant(null).map(() => command(name, run))

const signUps = fc
  .constantFrom<Region>('eu', 'us', 'ap')
  .map((region) => command(`signUp(${region})`, (world) => signUp(world, 'raced@example.org', region)))

/** The same address, on the phone and on the laptop. */
const racedSignUps = fc
  .constantFrom<readonly Region[]>(['eu', 'us'], ['us', 'ap'], ['ap', 'eu'])
  .map((regions) =>
    command(`signUps(${regions.join(' beside ')})`, async (world) => {
      for (const region of regions) await signUp(world, 'raced@example.org', region)
    }),
  )

const guess = async (world: World, person: PersonSeen): Promise<void> => {
  const value = `${GUESS}${++world.tick}`
  await signIn(world, person, { kind: 'password', value }, SHOP)
}

function setNewPassword(world: World, person: PersonSeen, session: SessionSeen): void {
  const secret = `${LONG_ENOUGH} ${person.passwords.length}`
  person.passwords.push(secret)
  change(world, person, session, {
    kind: 'password',
    secret,
    change: { kind: 'add', credential: { method: 'password', password: secret } },
  })
}
const setPassword = withSession('setPassword', setNewPassword)

/** Somebody signs in with what is being replaced. */
const changeMeanwhile = withSession('signIn beside setPassword', async (world, person, session, how) => {
  const value = person.passwords.at(-1) ?? LONG_ENOUGH
  const proves = () => signIn(world, person, { kind: 'password', value }, SHOP)
  if (how % 2) await proves()
  setNewPassword(world, person, session)
  if (how % 2 === 0) await proves()
})
const addPasskey = withSession('addPasskey', (world, person, session, how) => {
  const { visitor } = world
  const authenticator = visitor.authenticator(how % 2)
  person.passkeys.push(authenticator)
  const credential = visitor.passkeyProof(person.address, authenticator)
  if (authenticator.signCount > 0) authenticator.signCount += 1
  change(world, person, session, {
    kind: 'add passkey',
    secret: authenticator.id,
    change: { kind: 'add', credential },
  })
})
const removePasskey = withSession('removePasskey', (world, person, session, how) => {
  const credential = pick(person.passkeys, how)?.id
  if (credential === undefined) return
  change(world, person, session, {
    kind: 'remove passkey',
    secret: credential,
    change: { kind: 'remove', credential },
  })
})

const evict = about('evict', ({ house }, { address }) => house.evict(address.region, address.person))
const crash = fc.tuple(one, fc.integer({ min: 1, max: 25 })).map(([who, steps]) =>
  command(`crash(${who}, after ${steps})`, (world) => {
    const person = pick(world.people, who)
    if (person) world.crash = { name: `${person.address.region}/${person.address.person}`, steps }
  }),
)

const advance = fc
  .constantFrom(5 * SECOND, 19 * SECOND, 31 * SECOND, MINUTE)
  .map((by) => command(`advance(${by / SECOND} s)`, ({ house }) => house.clock.advance(by)))

/** The alarm runs in the background, like everything else. */
const ring = about('alarm', (world, { address }, _, how) => {
  const object = world.house.home(address.region, address.person)
  if (how === 0) return object.loseAlarm()
  for (let times = how < 3 ? 2 : 1; times > 0; times--)
    world.pending.push(world.house.ring(address.region, address.person))
})

const signInWith = about('signIn', (world, person, which, how) => {
  const passkey = pick(person.passkeys, which)
  const client = how % 2 ? SHOP : KIOSK
  if (passkey && how < 5) {
    if (passkey.signCount > 0) passkey.signCount += 1
    return signIn(world, person, { kind: 'passkey', value: passkey.id }, client)
  }
  const value = person.passwords.at(-1 - (which % 2)) ?? LONG_ENOUGH
  return signIn(world, person, { kind: 'password', value }, client)
})

const ALL: readonly { readonly weight: number; readonly arbitrary: Arbitrary<Command> }[] = [
  { weight: 2, arbitrary: signUps },
  { weight: 1, arbitrary: racedSignUps },
  { weight: 8, arbitrary: signInWith },
  { weight: 2, arbitrary: about('badSecret', guess) },
  {
    weight: 1,
    arbitrary: about('badSecrets', async (world, person) => {
      for (let guesses = 0; guesses < 8; guesses++) await guess(world, person)
    }),
  },
  { weight: 3, arbitrary: about('replay', replay) },
  { weight: 2, arbitrary: setPassword },
  { weight: 3, arbitrary: changeMeanwhile },
  { weight: 3, arbitrary: addPasskey },
  { weight: 3, arbitrary: removePasskey },
  {
    weight: 1,
    arbitrary: withSession('endOthers', (world, person, session) =>
      change(world, person, session, { kind: 'end others', secret: '', change: { kind: 'end_others' } }),
    ),
  },
  { weight: 2, arbitrary: withSession('signOut', signOut) },
  { weight: 2, arbitrary: withSession('authorize', authorize) },
  { weight: 3, arbitrary: withFamily('redeem', redeem) },
  {
    weight: 9,
    arbitrary: withFamily('refresh', (world, person, family, how) =>
      refresh(world, person, family, [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][how] ?? 0),
    ),
  },
  { weight: 3, arbitrary: plain('duplicate', (world) => world.again?.()) },
  { weight: 1, arbitrary: plain('newHashCost', ({ house }) => void (house.hasher.cost += 1)) },
  { weight: 2, arbitrary: evict },
  { weight: 2, arbitrary: crash },
  { weight: 3, arbitrary: advance },
  { weight: 2, arbitrary: ring },
]

export const allCommands = (maxCommands: number): Arbitrary<Iterable<Command>> =>
  fc.commands([fc.oneof(...ALL)], { maxCommands, size: 'max' })
