/** The contracts of configuration and session copies on real D1 and KV, with staleness put in front of KV. */
import { reset } from 'cloudflare:test'
import { afterAll, beforeAll } from 'vitest'
import { movableClock } from '../support/memory/doubles.ts'
import type { Kv } from '../support/memory/kv.ts'
import { configurationContract } from './suites/configuration.ts'
import { sessionCopiesContract } from './suites/session-copies.ts'
import { bindings, migrate } from './workerd.ts'

beforeAll(migrate)
afterAll(() => reset())

/** The platform's own expiry goes by a clock that no test moves; copies carry their time themselves. */
const open = () => {
  const clock = movableClock()
  const { GLOBAL: global } = bindings
  return { now: clock.now, advance: clock.advance, kv: bindings.KV as Kv, global }
}
sessionCopiesContract(open)
configurationContract(open)
