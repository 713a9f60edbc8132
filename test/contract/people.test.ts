/** The contracts of a region's databases on D1. */
import { reset } from 'cloudflare:test'
import { afterAll, beforeAll } from 'vitest'
import { dataKeysContract, peopleContract } from './suites/people.ts'
import { bindings, migrate } from './workerd.ts'

beforeAll(migrate)
afterAll(() => reset())

peopleContract(() => bindings.EU_0)
dataKeysContract(() => bindings.EU_KEYS)
