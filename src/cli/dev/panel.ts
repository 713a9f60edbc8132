/** The panel that `npm run dev` prints once everything answers: where to go, what to try first, how to stop. */
import { relative } from 'node:path'
import type { LocalHouse } from './local-file.ts'
import type { DevOptions } from './options.ts'

export function panel(local: LocalHouse, options: DevOptions, root: string, seconds: string): string {
  const here = (path: string): string => relative(root, path) || path
  const rows = [
    ['Demo app', local.app, 'start here: "Create an account"'],
    ['Mailbox', local.mailbox, 'the code is in here, like every mail'],
    ['Provider', local.issuer, '/account, /.well-known/openid-configuration'],
    ['People', here(options.state), 'kept between starts; delete the folder to begin again'],
    ['Clients', here(options.localFile), 'ids and secrets of the seeded applications'],
  ] as const
  const width = Math.max(...rows.map(([, where]) => where.length))
  const lines = rows.map(([what, where, note]) => `  ${what.padEnd(10)}${where.padEnd(width + 2)}${note}`)
  return ['', `  Doorstep stands (${seconds} s).  Ctrl-C stops everything.`, '', ...lines, ''].join('\n')
}
