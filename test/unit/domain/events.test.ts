/** The closed union of facts. */
import { expect, test } from 'vitest'
import { FACT_VERBS } from '../../../src/domain/events.ts'

test('each verb stands once, as thing.happened', () => {
  expect(new Set(FACT_VERBS).size).toBe(FACT_VERBS.length)
  for (const verb of FACT_VERBS) expect(verb).toMatch(/^[a-z]+\.[a-z]+(?:_[a-z]+)*$/)
})
