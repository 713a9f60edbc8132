/** The contracts of configuration and session copies in Node; test/contract runs the same on real D1 and KV. */
import { memoryD1 } from '../../support/memory/d1.ts'
import { movableClock } from '../../support/memory/doubles.ts'
import { memoryKv } from '../../support/memory/kv.ts'
import { configurationContract } from '../../contract/suites/configuration.ts'
import { sessionCopiesContract } from '../../contract/suites/session-copies.ts'

const open = () => {
  const clock = movableClock()
  return {
    now: clock.now,
    advance: clock.advance,
    kv: memoryKv(clock.now),
    global: memoryD1('global').binding,
  }
}
sessionCopiesContract(open)
configurationContract(open)
