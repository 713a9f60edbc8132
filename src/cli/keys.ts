/**
 * `npm run keys`: lists, rotates and retires signing keys. Rotation is announced a day before it happens and finishes by itself, so it
 * is safe at any hour; `--urgent` and `retire` are for a leak and say what they break.
 */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs, parseEnv } from 'node:util'
import { keyring, parseRing } from '../crypto/keyring.ts'
import { systemRandom } from '../kernel/random.ts'
import { isoTime, systemClock } from '../kernel/time.ts'
import { Trouble } from './dev/trouble.ts'
import { globalDatabase, type Database } from './keys/database.ts'
import { retireNow, rotation, stateOf, type KeyRow } from './keys/rotation.ts'

const USAGE = `npm run keys -- list                 signing keys and where each stands
npm run keys -- rotate               publish a next key; it signs in a day, the old one retires by itself
npm run keys -- rotate --urgent      the next key signs at once (applications that cached the JWKS fail until they reload it)
npm run keys -- retire KID           take a key out of the JWKS now (its tokens are refused)

  --remote      the deployed database (the secret HOUSE_KEYS must be in the environment); otherwise the local one
  --state DIR   the local state, as for npm run dev
`

const root = resolve(import.meta.dirname, '../..')

interface Task {
  readonly database: Database
  readonly now: number
  readonly kid: string | undefined
  readonly isUrgent: boolean
  readonly houseKeys: () => Promise<string>
}

const TASKS: Readonly<Record<string, (task: Task) => Promise<string>>> = {
  list: async ({ database, now }) => {
    const rows = await readKeys(database)
    const lines = rows.map((row) => {
      const since = isoTime(row.signs_from)
      return `  ${stateOf(row, rows, now).padEnd(9)} ${row.alg.padEnd(6)} ${row.kid}  signs from ${since}`
    })
    return `${lines.join('\n')}\n`
  },
  rotate: async ({ database, now, isUrgent, houseKeys }) => {
    const house = keyring(parseRing(await houseKeys()))
    await database.apply(
      await rotation(await readKeys(database), { house, random: systemRandom, now, isUrgent }),
    )
    return isUrgent
      ? 'Rotated: the new keys sign now.\n'
      : 'Rotated: the next keys are published and sign in 24 hours.\n'
  },
  retire: async ({ database, now, kid }) => {
    const rows = await readKeys(database)
    const row = rows.find((each) => each.kid === kid)
    if (!row) throw new Trouble('No signing key has that id; `npm run keys -- list` shows them.')
    if (stateOf(row, rows, now) === 'current')
      throw new Trouble('That key is signing. Rotate with --urgent first.')
    await database.apply(retireNow(row.kid, now))
    return 'Retired: it leaves the JWKS within two minutes.\n'
  },
}

const readKeys = (database: Database): Promise<readonly KeyRow[]> =>
  database.query<KeyRow>('SELECT kid, alg, signs_from, retired_at FROM signing_key ORDER BY alg, signs_from')

async function main(): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      remote: { type: 'boolean', default: false },
      urgent: { type: 'boolean', default: false },
      state: { type: 'string' },
    },
  })
  const [name = '', kid] = positionals
  const task = TASKS[name]
  if (!task) return USAGE
  const state = resolve(root, values.state ?? '.wrangler/state')
  const secretsFile = values.state === undefined ? join(root, '.dev.vars') : join(state, 'dev.vars')
  return task({
    database: globalDatabase(root, { isRemote: values.remote, state }),
    now: systemClock(),
    kid,
    isUrgent: values.urgent,
    houseKeys: async () => {
      const local = values.remote ? {} : parseEnv(await readFile(secretsFile, 'utf8').catch(() => ''))
      const ring = local['HOUSE_KEYS'] ?? process.env['HOUSE_KEYS']
      if (!ring)
        throw new Trouble('HOUSE_KEYS is missing: set it in the environment, or run `npm run dev` once.')
      return ring
    },
  })
}

try {
  process.stdout.write(await main())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`)
  process.exit(1)
}
