/** The contract of HomeStore on a real object's SQLite. */
import { homeStoreContract } from './suites/home-store.ts'
import { bindings, storageOf } from './workerd.ts'

homeStoreContract(storageOf(bindings.HOME_EU))
