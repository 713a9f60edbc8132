/**
 * Must show 4: from no city does the time of an answer tell nobody from somebody, or where somebody lives (rule C2). Virtual time, one
 * seed; per city and answer a four-way classifier, trained on half of 200 tries each.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as Floor from '../../src/web/floor.ts'
import { REGIONS } from '../../src/domain/region.ts'
import { memoryHouse, type MemoryHouse } from '../support/memory/house.ts'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { sceneOf } from '../support/memory/scene.ts'
import { LONG_ENOUGH, visitorOf } from '../support/memory/visitor.ts'
import { classify } from '../support/timing/classifier.ts'
import { CITIES, edgeRoom, type Distances } from '../support/timing/edge-room.ts'
import { strangerIn, tryOnce, type Stranger } from '../support/timing/tries.ts'

/** The mutation: a floor that is the same everywhere and always, 400 ms (what rule C2 replaced). */
const mutation = vi.hoisted(() => ({ isFloorConstant: false }))
vi.mock('../../src/web/floor.ts', async (importOriginal) => {
  const real = await importOriginal<typeof Floor>()
  const holdUntil: typeof real.holdUntil = (edge, facts) =>
    real.holdUntil(edge, mutation.isFloorConstant ? { start: facts.start, slowestLeg: 0 } : facts)
  return { ...real, holdUntil }
})

const EACH = 200
const SEED = 15
/** Real milliseconds: half a minute of work on a busy machine. */
const PATIENCE = 180_000
/** Tries until a page is older than its seal. */
const PAGES_LAST = 50
const CLASSES = ['nobody', ...REGIONS] as const

const emailOf = (name: string, number: number): string => `${name}-${number}@example.org`

let house: MemoryHouse
let putBack: () => void
beforeAll(async () => {
  putBack = useQuickCrypto()
  house = memoryHouse({ seed: 4 })
  const visitor = visitorOf(sceneOf(house))
  for (const region of REGIONS)
    for (let number = 0; number < EACH; number++) {
      const signUp = await visitor.proveAddress(emailOf(region, number), region)
      if (!signUp) throw new Error('no code arrived')
      const request = await visitor.birthRequest(signUp, { method: 'password', password: LONG_ENOUGH })
      const born = await visitor.home(signUp.address).birth(visitor.call(), request)
      if (!born.ok) throw new Error(`not born: ${born.why}`)
    }
})
afterAll(() => putBack())

type Times = Map<string, Map<string, number[]>>

/** Answer → class → times. Every class in turn, so that none is tried at another time of day. */
async function measure(distances: Distances, tries = EACH): Promise<Times> {
  const room = edgeRoom(house, distances, SEED)
  let stranger: Stranger | undefined
  const times: Times = new Map()
  for (let number = 0; number < tries; number++) {
    if (!stranger || number % PAGES_LAST === 0) stranger = await strangerIn(room)
    for (const name of CLASSES)
      for (const [answer, took] of Object.entries(await tryOnce(stranger, emailOf(name, number)))) {
        const classes = times.get(answer) ?? new Map(CLASSES.map((each) => [each as string, []]))
        classes.get(name)?.push(took)
        times.set(answer, classes)
      }
  }
  return times
}

const verdicts = (times: Times) => [...times].map(([answer, classes]) => ({ answer, ...classify(classes) }))

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function print(city: string, table: ReturnType<typeof verdicts>): void {
  const lines = table.map(
    ({ answer, accuracy, bound, tries }) =>
      `${city.padEnd(10)} ${answer.padEnd(17)} ${percent(accuracy)} of ${tries} told right, chance and 3 errors ${percent(bound)}`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
}

test.each(Object.entries(CITIES))(
  'from %s, no answer that fails tells who exists or where',
  async (city, distances) => {
    const table = verdicts(await measure(distances))
    print(city, table)
    expect(table).toHaveLength(5)
    for (const { answer, accuracy, bound } of table) expect.soft(accuracy, answer).toBeLessThanOrEqual(bound)
  },
  PATIENCE,
)

test(
  'a constant floor is caught from every city (planted mutation)',
  async () => {
    mutation.isFloorConstant = true
    try {
      for (const [city, distances] of Object.entries(CITIES)) {
        const told = verdicts(await measure(distances, 40)).filter(({ accuracy, bound }) => accuracy > bound)
        expect(
          told.map(({ answer }) => answer),
          city,
        ).toContain('sign-in')
      }
    } finally {
      mutation.isFloorConstant = false
    }
  },
  PATIENCE,
)
