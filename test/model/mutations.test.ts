/**
 * Each rule that the model found broken on paper is broken here in turn, by replacing a function that the house in memory is built from:
 * the same property must find a counterexample (SECURITY §4, negative controls). The seeds are
 * chosen to find one within a few runs; with others it may take two hundred.
 */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { claimBesideLook } from './mutations/claim-beside-look.ts'
import { countedAfterTheAwait } from './mutations/counted-after-the-await.ts'
import { epochBumpedBeforeOnly } from './mutations/epoch-bumped-before-only.ts'
import { epochNotCompared } from './mutations/epoch-not-compared.ts'
import { lookInD1 } from './mutations/look-in-d1.ts'
import { spendWithoutMark } from './mutations/spend-without-mark.ts'
import { unconditionalActivation } from './mutations/unconditional-activation.ts'
import { windowClosesOnUse } from './mutations/window-closes-on-use.ts'
import { modelProperty } from './property.ts'

const MOST_RUNS = 200

afterAll(useQuickCrypto())

test.each([
  ['unconditional activation', unconditionalActivation, /^1: /, 2],
  ['epoch bumped before only', epochBumpedBeforeOnly, /^1[45]: /, 3],
  ['look in D1 instead of the Directory', lookInD1, /^1: /, 1],
  ['claim beside look', claimBesideLook, /^1: /, 1],
  ['a refresh window that closes on use', windowClosesOnUse, /^18: /, 10],
  ['a session opened without comparing the epoch', epochNotCompared, /^1[45]: /, 1],
  ['an attempt counted after the await', countedAfterTheAwait, /^10: /, 1],
  ['a spend without a mark', spendWithoutMark, /^8: /, 1],
] as const)(
  '%s is found',
  async (name, mutation, violation, seed) => {
    const steps = { count: 0 }
    const details = await fc.check(modelProperty(steps, mutation), {
      seed,
      numRuns: MOST_RUNS,
      endOnFailure: true,
    })
    console.log(`${name}: seed ${seed}, found in run ${details.numRuns}, after ${steps.count} commands`)
    expect(details.failed).toBe(true)
    expect(details.errorInstance).toBeInstanceOf(Error)
    expect((details.errorInstance as Error).message.split('; ').some((text) => violation.test(text))).toBe(
      true,
    )
  },
  180_000,
)
