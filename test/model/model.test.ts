/**
 * The house in memory against the reference model (issue 2, must show 8): invariants 1, 5, 8–10, 12, 14–19, 23, 41 and 42 of SECURITY §4
 * over at least ten thousand commands, interleaved at every await of a port.
 */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { useQuickCrypto } from '../support/memory/quick-crypto.ts'
import { modelProperty } from './property.ts'

const SEED = 20_261_121
const RUNS = 256
const STEPS = 10_000

afterAll(useQuickCrypto())

test(`no interleaving breaks an invariant (seed ${SEED})`, async () => {
  const steps = { count: 0 }
  const details = await fc.check(modelProperty(steps), { seed: SEED, numRuns: RUNS, endOnFailure: true })
  console.log(`model: seed ${SEED}, ${details.numRuns} runs, ${steps.count} commands`)
  expect(details.failed ? `${String(details.errorInstance)}\n${fc.defaultReportMessage(details)}` : '').toBe(
    '',
  )
  expect(steps.count).toBeGreaterThanOrEqual(STEPS)
}, 180_000)
