/** Rule C2: the floor grows with the request's own slowest leg, and only what must not tell stands on it. */
import { describe, expect, it } from 'vitest'
import { floorOf, holdUntil } from '../../../src/web/floor.ts'

describe('the floor', () => {
  it.each([
    [0, 400],
    [15, 400],
    [125, 400],
    [126, 402],
    [220, 590],
    [5_000, 2_150],
  ])('a leg of %d ms: %d ms', (slowestLeg, expected) => {
    expect(floorOf({ slowestLeg })).toBe(expected)
  })
})

const held = async (now: number, slowestLeg: number): Promise<number[]> => {
  const waits: number[] = []
  const wait = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds)
    return Promise.resolve()
  }
  await holdUntil({ clock: () => now, wait }, { start: 1_000, slowestLeg })
  return waits
}

it('waits for what is left', async () => {
  expect(await held(1_100, 220)).toEqual([490])
})
it('does not wait when the work took longer', async () => {
  expect(await held(1_590, 220)).toEqual([])
  expect(await held(9_000, 220)).toEqual([])
})
