/**
 * Hosts the bundled Worker in wrangler's own Miniflare, without wrangler's proxy and trace store (which records every URL
 * with its query). The files have the same layout as `wrangler dev` writes, so that both can run on one state.
 * The local runtime is for development and tests; it is never a production host.
 */
import { Miniflare, convertV4MiniflareOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import type { WorkerModule } from './bundle.ts'
import { readWorkerConfig } from './wrangler-config.ts'

export interface HostSettings {
  readonly configFile: string
  readonly port: number
  readonly state: string
  readonly modules: readonly WorkerModule[]
  /** Variables and secrets, over those of wrangler.toml. */
  readonly bindings: Readonly<Record<string, string>>
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Takes what the Worker writes to its console; without it the lines go to this program's own. */
  readonly onOutput?: (text: string) => void
}

/** Resolves when the Worker answers. Listens on the loopback address only. */
export async function hostWorker(settings: HostSettings): Promise<Miniflare> {
  // wrangler would tell where it found secrets, and the panel is to be all that is printed.
  process.env['WRANGLER_LOG'] ??= 'warn'
  const { workerOptions } = unstable_getMiniflareWorkerOptions(settings.configFile)
  const { name, vars } = readWorkerConfig(settings.configFile)
  const options = convertV4MiniflareOptions({
    ...workerOptions,
    // The folders of the objects carry the Worker's name.
    name,
    modules: [...settings.modules],
    bindings: { ...vars, ...settings.bindings },
    host: '127.0.0.1',
    port: settings.port,
    cf: false,
    ...(settings.tls && { https: true, httpsCert: settings.tls.cert, httpsKey: settings.tls.key }),
    handleStructuredLogs: ({ level, message }) => {
      const target = level === 'error' || level === 'warn' ? process.stderr : process.stdout
      if (settings.onOutput) settings.onOutput(`${message}\n`)
      else target.write(`${message}\n`)
    },
  })
  // Set after converting: the old name of this option is silently ignored, and state would be lost at exit.
  options.resourcePersistencePath = `${settings.state}/v3`
  const miniflare = new Miniflare(options)
  await miniflare.ready
  return miniflare
}
