/** The counter itself: what a hop is (LAW one hop), told apart on legs made by hand. A counter that counts too little would keep any budget. */
import { describe, expect, test } from 'vitest'
import type { Leg, Place } from '../../src/cli/dev/counting/recorder.ts'
import { summarise } from '../../src/cli/dev/counting/summary.ts'

const leg = (from: Place, to: Place, start: number, end: number, over: Partial<Leg> = {}): Leg => ({
  from,
  to,
  kind: 'object',
  name: 'verb',
  start,
  end,
  rows: 0,
  ...over,
})
const hops = (...legs: readonly Leg[]): number => summarise(legs).hops

describe('hops', () => {
  test.each([
    ['nothing', [], 0],
    ['one leg', [leg('edge', 'eu', 0, 1)], 1],
    ['three in parallel', [leg('edge', 'eu', 0, 5), leg('edge', 'us', 1, 4), leg('edge', 'ap', 2, 3)], 1],
    ['two in a row', [leg('edge', 'eu', 0, 1), leg('edge', 'eu', 2, 3)], 2],
    [
      'a question to all, then one to the claimant before the last answer',
      [leg('edge', 'eu', 0, 1), leg('edge', 'ap', 2, 9), leg('edge', 'eu', 3, 4)],
      2,
    ],
    [
      'region to region inside a hop',
      [leg('edge', 'eu', 0, 9), leg('eu', 'us', 1, 2), leg('eu', 'ap', 1, 3)],
      2,
    ],
    ['a Home and its own region', [leg('edge', 'eu', 0, 9), leg('eu', 'eu', 1, 2), leg('eu', 'eu', 3, 4)], 1],
    ['KV and the limiter, which are in the city', [leg('edge', 'kv', 0, 1), leg('edge', 'city', 2, 3)], 0],
    ['the global database', [leg('edge', 'global', 0, 1)], 1],
  ] as const)('%s', (_what, legs, expected) => expect(hops(...legs)).toBe(expected))
})

test('calls are those to objects, databases and KV; rows are all rows; KV writes are puts', () => {
  const cost = summarise([
    leg('edge', 'eu', 0, 9),
    leg('eu', 'eu', 1, 2, { kind: 'sql', name: 'INSERT', rows: 1 }),
    leg('eu', 'eu', 3, 4, { kind: 'alarm', name: 'set', rows: 1 }),
    leg('eu', 'eu', 5, 6, { kind: 'd1', name: 'EU_0.batch', rows: 5 }),
    leg('edge', 'kv', 10, 11, { kind: 'kv', name: 'put' }),
    leg('edge', 'kv', 12, 13, { kind: 'kv', name: 'get' }),
    leg('edge', 'city', 14, 15, { kind: 'limiter', name: 'limit' }),
  ])
  expect(cost).toMatchObject({ hops: 1, calls: 4, rows: 7, kvWrites: 1, regions: ['eu'] })
})
