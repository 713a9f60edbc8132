/** One run: two people live here already, then the commands, interleaved at every await of a port; at the end everything must add up. */
import fc, { type IAsyncPropertyWithHooks } from 'fast-check'
import type { Scheduler } from 'fast-check'
import type { Mutation } from '../support/memory/house.ts'
import { LONG_ENOUGH } from '../support/memory/visitor.ts'
import { allCommands, type Command, type Steps } from './commands.ts'
import { SHOP } from './operations.ts'
import { checkEnd } from './rules.ts'
import { idOf, newPerson, newWorld, type World } from './world.ts'

const COMMANDS = 80

async function resident(world: World, email: string, region: 'eu' | 'us'): Promise<void> {
  const { visitor } = world
  const proved = await visitor.proveAddress(email, region)
  if (!proved) throw new Error('no code arrived')
  const person = newPerson(proved.address, email, ++world.tick)
  const code = visitor.newCode(SHOP)
  const mint = await visitor.mint(SHOP, code)
  const request = await visitor.birthRequest(proved, { method: 'password', password: LONG_ENOUGH }, { mint })
  const born = await visitor.home(proved.address).birth(visitor.call(), request)
  if (!born.ok) throw new Error(born.why)
  person.birth.isAcknowledged = true
  person.facts.set('session.opened', { acknowledged: 1, sent: 1 })
  const by = { kind: 'password', value: LONG_ENOUGH } as const
  const cookie = request.session.digest
  person.sessions.set(idOf(cookie), {
    id: idOf(cookie),
    cookie,
    unanswered: 0,
    by,
    span: { start: world.tick, end: ++world.tick },
  })
  const secret = visitor.secret()
  await visitor.home(proved.address).redeem(visitor.call(), await visitor.redeemRequest(code, secret))
  const family = { code, session: idOf(cookie), isOffline: true, redeemed: 1, deadSince: undefined }
  person.families.set(code.family, { ...family, generations: [secret] })
  world.people.push(person)
}

async function run(
  scheduler: Scheduler,
  commands: Iterable<Command>,
  mutation: Mutation | undefined,
  steps: Steps,
) {
  const world = newWorld(scheduler, mutation)
  const startedAt = world.house.clock.now()
  await world.quiet(async () => {
    await resident(world, 'ada@example.org', 'eu')
    await resident(world, 'grace@example.org', 'us')
  })
  await fc.scheduledModelRun(scheduler, () => ({ model: steps, real: world }), commands)
  const answered = async (): Promise<void> => {
    while (world.pending.length > 0) await Promise.all(world.pending.splice(0))
  }
  await scheduler.waitFor(answered())
  world.house.hook = undefined
  world.crash = undefined
  await checkEnd(world, startedAt)
  if (world.violations.length > 0) throw new Error([...new Set(world.violations)].join('; '))
}

/** `steps` counts the commands of all runs. */
export const modelProperty = (
  steps: Steps,
  mutation?: Mutation,
): IAsyncPropertyWithHooks<[Scheduler, Iterable<Command>]> =>
  fc.asyncProperty(fc.scheduler(), allCommands(COMMANDS), (scheduler, commands) =>
    run(scheduler, commands, mutation, steps),
  )
