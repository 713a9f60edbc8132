/** The table of pages: times are medians, of all else the worst counts, and each budget that is missed is named. */
import { expect, test } from 'vitest'
import type { PageLoad } from '../../bench/page-load.ts'
import { pageTable } from '../../bench/page-table.ts'

const GOOD: PageLoad = {
  page: 'sign-in',
  html: 31_000,
  gzipped: 10_000,
  script: 5_000,
  requests: 2,
  foreign: 0,
  shift: 0,
  firstPaint: 500,
  largestPaint: 600,
}

test('a page within its budgets misses none, and stands beside them', () => {
  const { text, missed } = pageTable([GOOD, GOOD])
  expect(missed).toEqual([])
  expect(text).toMatch(/sign-in +30\.3 KiB +9\.8 KiB +4\.9 KiB +2 +0 +0\.0000 +500 +600\n/)
  expect(text).toMatch(/at most +40\.0 KiB +12\.0 KiB +5 +0 +0\.0000 +1200$/)
})

test.each([
  [{ html: 41_000 }, 'sign-in: HTML 40.0 KiB'],
  [{ script: 12_500 }, 'sign-in: script gz 12.2 KiB'],
  [{ requests: 6 }, 'sign-in: requests 6'],
  [{ foreign: 1 }, 'sign-in: foreign 1'],
  [{ shift: 0.0001 }, 'sign-in: CLS 0.0001'],
])('one bad run is a miss: %j', (bad, expected) => {
  expect(pageTable([GOOD, { ...GOOD, ...bad }, GOOD]).missed).toEqual([expected])
})

test('of times the median counts, and none at all is a miss', () => {
  const slow = { ...GOOD, largestPaint: 1_300 }
  expect(pageTable([GOOD, slow, GOOD]).missed).toEqual([])
  expect(pageTable([slow, slow, GOOD]).missed).toEqual(['sign-in: LCP ms 1300'])
  const unseen = { ...GOOD, largestPaint: Infinity }
  expect(pageTable([unseen, unseen, GOOD]).missed).toEqual(['sign-in: LCP ms Infinity'])
})
