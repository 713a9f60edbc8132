/** `DataKeys` on a region's own `keys` database (rule K1). */
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { DataKeys } from '../../ports/people.ts'
import { guarded } from '../guarded.ts'
import { dataKey } from './schema.ts'

export function regionDataKeys(keys: D1Database): DataKeys {
  const db = drizzle(keys)
  return {
    create: (person, wrapped, at) =>
      guarded('keys.create', async () => {
        await db.insert(dataKey).values({ person, wrapped, createdAt: at }).onConflictDoNothing()
      }),
    destroy: async (person) => {
      await guarded('keys.destroy', () => db.delete(dataKey).where(eq(dataKey.person, person)))
    },
  }
}
