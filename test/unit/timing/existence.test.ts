/**
 * Must show 4: from no city does the time of an answer tell nobody from somebody, or where somebody lives (rule C2). Virtual time, one
 * seed; per city and answer a four-way classifier, trained on half of 200 tries each.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REGIONS } from '../../../src/domain/region.ts'
import { memoryHouse, type MemoryHouse } from '../../support/memory/house.ts'
import { useQuickCrypto } from '../../support/memory/quick-crypto.ts'
import { sceneOf } from '../../support/memory/scene.ts'
import { LONG_ENOUGH, visitorOf } from '../../support/memory/visitor.ts'
import { classify } from '../../support/timing/classifier.ts'
import { CITIES, edgeRoom, type Distances } from '../../support/timing/edge-room.ts'
import { strangerIn, tryOnce, type Stranger } from '../../support/timing/tries.ts'

const EACH = 200
const SEED = 15
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
async function measure(distances: Distances): Promise<Times> {
  const room = edgeRoom(house, distances, SEED)
  let stranger: Stranger | undefined
  const times: Times = new Map()
  for (let number = 0; number < EACH; number++) {
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

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

test.each(Object.entries(CITIES))('from %s, no answer that fails tells who exists or where', async (city, distances) => {
  const table = [...(await measure(distances))].map(([answer, times]) => ({ answer, ...classify(times) }))
  for (const { answer, accuracy, bound, tries } of table)
    console.log(`${city.padEnd(10)} ${answer.padEnd(17)} ${percent(accuracy)} of ${tries}, bound ${percent(bound)}`)
  expect(table).toHaveLength(5)
  for (const { answer, accuracy, bound } of table) expect.soft(accuracy, answer).toBeLessThanOrEqual(bound)
})
