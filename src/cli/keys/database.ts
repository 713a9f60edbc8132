/** The global database through wrangler, local or deployed: the same statements, the same tool that operators have. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../dev/trouble.ts'
import { runWrangler } from '../wrangler.ts'

export interface Database {
  query<Row>(statement: string): Promise<readonly Row[]>
  apply(statements: readonly string[]): Promise<void>
}

/** @throws Trouble with wrangler's own words when it cannot reach the database. */
export function globalDatabase(
  root: string,
  where: { readonly isRemote: boolean; readonly state: string },
): Database {
  const place = where.isRemote ? ['--remote'] : ['--local', '--persist-to', where.state]
  const execute = async (extra: readonly string[]): Promise<unknown> => {
    const args = ['d1', 'execute', 'doorstep-global', ...place, '--json', '--yes', ...extra]
    try {
      const { stdout } = await runWrangler(root, args)
      return JSON.parse(stdout) as unknown
    } catch (error) {
      throw new Trouble('The global database cannot be reached. Locally, run `npm run dev` once first.', {
        cause: error,
      })
    }
  }
  return {
    query: async <Row>(statement: string) => {
      const [first] = (await execute(['--command', statement])) as readonly {
        readonly results: readonly Row[]
      }[]
      return first?.results ?? []
    },
    apply: async (statements) => {
      const folder = await mkdtemp(join(tmpdir(), 'doorstep-keys-'))
      try {
        const file = join(folder, 'statements.sql')
        await writeFile(file, statements.join('\n'), { mode: 0o600 })
        await execute(['--file', file])
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
