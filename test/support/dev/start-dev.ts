/**
 * The whole local house for a test: on free ports, in a state folder of its own, in this process. `stop()` ends all of it
 * and removes the folder, unless the caller named one and means to look inside.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Miniflare } from 'miniflare'
import { bundleWorker, type WorkerModule } from '../../../src/cli/dev/bundle.ts'
import { openHouse } from '../../../src/cli/dev/house.ts'
import type { LocalHouse } from '../../../src/cli/dev/local-file.ts'
import type { ReceivedMail } from '../../../src/cli/dev/mailbox/received-mail.ts'

export interface StartDevOptions {
  readonly ports?: { readonly provider?: number; readonly app?: number; readonly mail?: number }
  /** Kept after `stop()` when it is given. */
  readonly state?: string
  readonly issuer?: string
  /** Variables over those of wrangler.toml. */
  readonly vars?: Readonly<Record<string, string>>
  readonly allowOutbound?: readonly string[]
  /** A Worker that is already built, for instance one with a planted leak; the deployed one otherwise. */
  readonly modules?: readonly WorkerModule[]
  /** The Worker that `npm run dev` builds, which counts. */
  readonly isCounted?: boolean
}

export interface DevHouse {
  readonly issuer: string
  readonly app: string
  readonly mailbox: string
  readonly local: LocalHouse
  readonly state: string
  /** Databases, KV and objects of the running Worker, by binding. */
  readonly miniflare: Miniflare
  /** Newest first. */
  readonly messages: () => readonly ReceivedMail[]
  /** Everything that the Worker wrote to its console so far. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const root = resolve(import.meta.dirname, '../../..')

export async function startDev(options: StartDevOptions = {}): Promise<DevHouse> {
  const [provider, app, mail] = await freePorts(3)
  if (!provider || !app || !mail) throw new Error('No free ports.')
  const state = options.state ?? (await mkdtemp(join(tmpdir(), 'doorstep-state-')))
  const port = options.ports?.provider ?? provider
  const output: string[] = []
  const house = await openHouse({
    root,
    port,
    appPort: options.ports?.app ?? app,
    mailPort: options.ports?.mail ?? mail,
    state,
    secretsFile: join(state, 'dev.vars'),
    issuer: options.issuer ?? `http://localhost:${port}`,
    clientFiles: [],
    allowOutbound: options.allowOutbound ?? [],
    localFile: join(state, 'local.json'),
    onOutput: (text) => output.push(text),
    ...(options.vars && { vars: options.vars }),
    ...(!options.isCounted && {
      modules: options.modules ?? (await bundleWorker(root, join(root, 'wrangler.toml'))),
    }),
  })
  return {
    issuer: house.local.issuer,
    app: house.local.app,
    mailbox: house.local.mailbox,
    local: house.local,
    state,
    miniflare: house.miniflare,
    messages: house.messages,
    output: () => output.join(''),
    stop: async () => {
      await house.stop()
      if (options.state === undefined) await rm(state, { recursive: true, force: true })
    },
  }
}

/** Ports that nobody listens on now; all are held until the last is known, so that they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((found, failed) => {
          server.once('error', failed)
          server.listen(0, '127.0.0.1', () => found((server.address() as AddressInfo).port))
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}
