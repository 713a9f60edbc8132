/**
 * The suites, by the folder they live in and the place they run. Every one of them must have run for the tests to pass:
 * a suite that cannot run fails, it is not skipped (see test/run.ts).
 */
export const NODE_SUITES = ['laws', 'unit', 'model', 'residency', 'browser', 'bench'] as const
export const WORKERS_SUITES = ['contract', 'journey', 'conformance', 'attack'] as const

/** Suites without which a run is not a test of the house; `bench` and `model` may stand inside others. */
export const REQUIRED_SUITES = [
  'laws',
  'unit',
  'contract',
  'journey',
  'conformance',
  'attack',
  'residency',
  'browser',
] as const
