/** The contracts of a region's databases on Node's SQLite; test/contract runs the same on real D1. */
import { memoryD1 } from '../../support/memory/d1.ts'
import { dataKeysContract, peopleContract } from '../../contract/suites/people.ts'

const shard = memoryD1('region').binding
const keys = memoryD1('keys').binding

peopleContract(() => shard)
dataKeysContract(() => keys)
