/** Must show 4, on the real Worker with its real floors: how long failing answers take for nobody and for people of each region. Printed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REGIONS } from '../../src/domain/region.ts'
import { House } from '../support/house/house.ts'
import type { Person } from '../support/visitor/person.ts'
import { elsewhere, settler } from './stage.ts'

const TRIES = 20
/** No failing answer leaves earlier, ms (rule C2). */
const LOWEST = 400
const house = new House()
beforeAll(() => house.open())
afterAll(() => house.close())

const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

test('twenty wrong passwords each for nobody, eu, us and ap, at the same moments', async () => {
  const classes: (readonly [string, Person])[] = [['nobody', house.newcomer()]]
  for (const region of REGIONS) classes.push([region, await settler(house, { way: 'password', region })])
  const times = await Promise.all(
    classes.map(async ([name, person]) => {
      const there = elsewhere(house, person)
      const page = await there.open('/login')
      const took: number[] = []
      for (let number = 0; number < TRIES; number++) {
        const start = performance.now()
        await there.usePassword(page, `not the password at all ${number}`)
        took.push(performance.now() - start)
      }
      return [name, took] as const
    }),
  )
  for (const [name, took] of times)
    console.log(
      `${name.padEnd(6)} ${TRIES} tries: ${Math.min(...took).toFixed(0)} to ${Math.max(...took).toFixed(0)} ms, middle ${middle(took).toFixed(0)} ms`,
    )
  expect(times.map(([, took]) => took.length)).toEqual([TRIES, TRIES, TRIES, TRIES])
  for (const [name, took] of times) expect(Math.min(...took), name).toBeGreaterThanOrEqual(LOWEST)
})
