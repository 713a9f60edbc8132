/**
 * The whole local house in one process: Worker, migrations, secrets, seeds, mailbox, demo application and the clock that
 * production has as a cron trigger. `npm run dev` prints around it; browser and journey suites start it on other ports.
 * It ends completely: nothing that it started outlives `stop()`.
 */
import { readFile } from 'node:fs/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Miniflare } from 'miniflare'
import { systemRandom } from '../../kernel/random.ts'
import { MINUTE, systemClock } from '../../kernel/time.ts'
import { seedGlobal } from '../seed.ts'
import { bundleWorker } from './bundle.ts'
import type { WorkerModule } from './bundle.ts'
import { REQUESTS, type RequestLine } from './counting/request-log.ts'
import { openDemoApp } from './demo/demo-app.ts'
import { demoShops } from './demo/shops.ts'
import { localClients } from './local-clients.ts'
import { writeLocalFile } from './local-file.ts'
import type { LocalHouse } from './local-file.ts'
import { openMailbox } from './mailbox/mailbox.ts'
import type { ReceivedMail } from './mailbox/received-mail.ts'
import { applyMigrations } from './migrations.ts'
import type { DevOptions } from './options.ts'
import { demandFreePorts } from './ports.ts'
import { ensureSecrets } from './secrets.ts'
import type { Secrets } from './secrets.ts'
import { Trouble } from './trouble.ts'
import { hostWorker } from './worker-host.ts'

export interface HouseSettings extends DevOptions {
  /** The folder of the repository. */
  readonly root: string
  /** Variables over those of wrangler.toml, for tests. */
  readonly vars?: Readonly<Record<string, string>>
  /** An already built Worker instead of the one that counts what its requests cost. */
  readonly modules?: readonly WorkerModule[]
  /** Takes the Worker's console instead of this program's own. */
  readonly onOutput?: (text: string) => void
}

export interface House {
  readonly local: LocalHouse
  readonly miniflare: Miniflare
  /** What the mailbox received, newest first. */
  readonly messages: () => readonly ReceivedMail[]
  readonly stop: () => Promise<void>
}

const COUNTED = 'src/cli/dev/counting/worker.ts'

type Closer = () => Promise<void>

/** Resolves when every address answers. @throws Trouble for what the person at the keyboard can mend. */
export async function openHouse(settings: HouseSettings): Promise<House> {
  const closers: Closer[] = []
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    return { ...(await open(settings, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(settings: HouseSettings, closers: Closer[]): Promise<Omit<House, 'stop'>> {
  await demandFreePorts([
    { port: settings.port, option: '--port', what: 'the provider' },
    { port: settings.appPort, option: '--app-port', what: 'the demo application' },
    { port: settings.mailPort, option: '--mail-port', what: 'the mailbox' },
  ])
  const secrets = await ensureSecrets(settings.secretsFile, systemRandom)
  const mailbox = await openMailbox(settings.mailPort, secrets.MAIL_TOKEN, systemClock)
  closers.push(mailbox.close)

  const miniflare = await startWorker(settings, secrets)
  closers.push(() => miniflare.dispose())
  await applyMigrations(`${settings.root}/wrangler.toml`, (name) => miniflare.getD1Database(name))
  const { clients, admin } = await localClients(settings, secrets.HOUSE_KEYS, systemRandom)
  const database = await miniflare.getD1Database('GLOBAL')
  await seedGlobal({
    database,
    houseKeys: secrets.HOUSE_KEYS,
    clients: [...clients, admin],
    clock: systemClock,
    random: systemRandom,
  })

  const app = await openDemoApp({
    port: settings.appPort,
    issuer: settings.issuer,
    shops: await demoShops(clients),
    requests: () => (settings.modules ? Promise.resolve([]) : countedRequests(miniflare)),
    random: systemRandom,
    clock: systemClock,
  })
  closers.push(app.close)
  closers.push(startClock(miniflare))

  const local: LocalHouse = {
    issuer: settings.issuer,
    app: `http://127.0.0.1:${settings.appPort}`,
    mailbox: `http://127.0.0.1:${settings.mailPort}`,
    clients: clients.map((client) => client.local),
    admin: admin.local,
  }
  await writeLocalFile(settings.localFile, local)
  return { local, miniflare, messages: mailbox.messages }
}

async function startWorker(settings: HouseSettings, secrets: Secrets): Promise<Miniflare> {
  const configFile = `${settings.root}/wrangler.toml`
  const tls = settings.tls && (await readTls(settings.tls))
  return hostWorker({
    configFile,
    port: settings.port,
    state: settings.state,
    modules: settings.modules ?? (await bundleWorker(settings.root, configFile, COUNTED)),
    bindings: {
      ISSUER: settings.issuer,
      MAIL_URL: `http://127.0.0.1:${settings.mailPort}/send`,
      ...secrets,
      ALLOW_OUTBOUND: [`127.0.0.1:${settings.mailPort}`, ...settings.allowOutbound].join(','),
      ...settings.vars,
    },
    ...(tls && { tls }),
    ...(settings.onOutput && { onOutput: settings.onOutput }),
  })
}

/** Also makes this process trust the certificate: the demo application calls the provider over it. */
async function readTls({ certFile, keyFile }: NonNullable<DevOptions['tls']>) {
  const [cert, key] = await Promise.all([certFile, keyFile].map(readText))
  if (cert === undefined || key === undefined) throw new Trouble('--cert and --key must be readable files.')
  setDefaultCACertificates([...getCACertificates('default'), cert])
  return { cert, key }
}

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined)

/** What the provider's last requests cost, oldest first; none while it does not answer, for nobody's page should wait for a counter. */
async function countedRequests(miniflare: Miniflare): Promise<readonly RequestLine[]> {
  try {
    const answer = await miniflare.dispatchFetch(`http://localhost${REQUESTS}`)
    return (await answer.json()) as RequestLine[] // written by our own Worker, a moment ago
  } catch {
    return []
  }
}

/** Fires the Worker's cron once a minute, as the platform does in production; a failure is shown and does not end us. */
function startClock(miniflare: Miniflare): Closer {
  const fire = async (): Promise<void> => {
    try {
      const worker = await miniflare.getWorker()
      await worker.scheduled({ cron: '* * * * *' })
    } catch (error) {
      process.stderr.write(
        `The minute's work failed: ${error instanceof Error ? error.message : 'unknown'}\n`,
      )
    }
  }
  const timer = setInterval(() => void fire(), MINUTE)
  return () => Promise.resolve(clearInterval(timer))
}
