/**
 * Kill tests enumerate from the code: a dry run counts every step that a Home takes through a port or a transaction, then the same run
 * is repeated with a fault at each of them. A fault is an answer that never came (the call failed, or was made and its answer was lost)
 * or the end of the instance.
 */
import { describe, test } from 'vitest'
import type { HomeAddress } from '../../src/ports/call.ts'
import { Outage } from '../../src/ports/outage.ts'
import type { MemoryHouse } from '../support/memory/house.ts'
import type { Resident } from '../support/memory/person.ts'
import type { Point } from '../support/memory/stage.ts'

export interface Fault {
  readonly kind: 'lost' | 'killed'
  /** Which step, counted from zero. */
  readonly at: number
  /** Says in a test's name what the step is. */
  readonly label: string
}

const isStepOf = ({ region, person }: HomeAddress, point: Point): boolean =>
  point.instance?.name === `${region}/${person}`

/** Every fault that can befall this Home while `run` runs. */
export async function faultsOf(
  house: MemoryHouse,
  address: HomeAddress,
  run: () => Promise<unknown>,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  let steps = 0
  house.hook = (point) => {
    if (!isStepOf(address, point)) return
    const at = steps++
    const label = `${at}: ${point.when} ${point.port}.${point.verb}`
    // A transaction is a local call: it fails with its instance or not at all.
    if (point.port !== 'store') faults.push({ kind: 'lost', at, label: `answer lost ${label}` })
    faults.push({ kind: 'killed', at, label: `killed ${label}` })
  }
  await run()
  house.hook = undefined
  return faults
}

/** Runs with the fault; undefined when no answer came back. */
export async function withFault<Answer>(
  house: MemoryHouse,
  address: HomeAddress,
  fault: Fault,
  run: () => Promise<Answer>,
): Promise<Answer | undefined> {
  let steps = 0
  house.hook = (point) => {
    if (!isStepOf(address, point) || steps++ !== fault.at) return
    if (fault.kind === 'lost') throw new Outage('a test')
    point.instance?.end()
  }
  try {
    return await run()
  } catch (error) {
    if (error instanceof Outage) return undefined
    throw error
  } finally {
    house.hook = undefined
  }
}

type Begun = Pick<Resident, 'house' | 'address' | 'home' | 'visitor'>

/** The instance is gone; its alarm rings, or somebody asks it something. */
type Afterwards = (begun: Begun) => Promise<void>

const AFTERWARDS: Readonly<Record<string, Afterwards>> = {
  'the alarm': async ({ house, address }) => {
    house.evict(address.region, address.person)
    await house.ringDueAlarms()
  },
  'the next call': async ({ house, address, home, visitor }) => {
    house.evict(address.region, address.person)
    await home.session(visitor.call(), { session: visitor.secret() })
  },
}

/** One test for each scenario, for whoever comes after the fault, and for each fault that `faultsIn` finds. */
export async function killEach<Scenario extends { readonly name: string }>(
  scenarios: readonly Scenario[],
  faultsIn: (scenario: Scenario) => Promise<readonly Fault[]>,
  hold: (scenario: Scenario, fault: Fault, afterwards: Afterwards) => Promise<void>,
): Promise<void> {
  const found = await Promise.all(
    scenarios.map(async (scenario) => ({ scenario, faults: await faultsIn(scenario) })),
  )
  for (const { scenario, faults } of found)
    describe.each(Object.entries(AFTERWARDS))(`${scenario.name}, then %s comes`, (_who, afterwards) => {
      test.each(faults.map((fault) => [fault.label, fault] as const))('%s', (_label, fault) =>
        hold(scenario, fault, afterwards),
      )
    })
}
