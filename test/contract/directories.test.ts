/** The contracts of a Directory inside workerd, through the real stubs. */
import { reset } from 'cloudflare:test'
import { afterAll, afterEach, vi } from 'vitest'
import { directoriesContract } from './suites/directories.ts'
import { directoryStoreContract } from './suites/directory-store.ts'
import { bindings, storageOf, workerdScene } from './workerd.ts'

afterEach(() => vi.restoreAllMocks())
afterAll(() => reset())

directoriesContract(workerdScene)
directoryStoreContract(storageOf(bindings.DIRECTORY_US))
