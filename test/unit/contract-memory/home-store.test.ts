/** The contract of HomeStore on Node's SQLite; test/contract runs the same inside workerd. */
import { homeStoreContract } from '../../contract/suites/home-store.ts'
import { memorySql } from '../../support/memory/sqlite.ts'

homeStoreContract(async () => {
  const sql = memorySql()
  return { run: async (work) => work(sql) }
})
