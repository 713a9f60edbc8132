/** The contracts of a Directory in memory; test/contract runs the same inside workerd. */
import { memoryHouse } from '../../support/memory/house.ts'
import { sceneOf } from '../../support/memory/scene.ts'
import { memorySql } from '../../support/memory/sqlite.ts'
import { directoriesContract } from '../../contract/suites/directories.ts'
import { directoryStoreContract } from '../../contract/suites/directory-store.ts'

directoriesContract(() => {
  const house = memoryHouse()
  return { ...sceneOf(house), advance: (milliseconds) => house.clock.advance(milliseconds) }
})
directoryStoreContract(async () => {
  const sql = memorySql()
  return { run: async (work) => work(sql) }
})
