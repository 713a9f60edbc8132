/**
 * What `npm run dev` may be asked for, from command-line arguments to complete, absolute settings.
 * Says what is wrong in one line; opens no file and no port.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isIssuer, ISSUER_RULE } from '../../config.ts'
import { Trouble } from './trouble.ts'

export interface DevOptions {
  readonly port: number
  readonly appPort: number
  readonly mailPort: number
  /** Absolute folder; Miniflare's files lie in its `v3`, as `wrangler dev --persist-to` lays them out. */
  readonly state: string
  /** Absolute file of the local secrets: wrangler's own `.dev.vars`, or one inside a chosen state folder. */
  readonly secretsFile: string
  readonly issuer: string
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  /** RFC 7591 metadata, one more client each. */
  readonly clientFiles: readonly string[]
  /** HOST:PORT pairs that the SSRF guard lets through although they are local. */
  readonly allowOutbound: readonly string[]
  /** Where addresses and clients of this run are written for other programs. */
  readonly localFile: string
}

const OPTIONS = {
  port: { type: 'string' },
  'app-port': { type: 'string' },
  'mail-port': { type: 'string' },
  state: { type: 'string' },
  issuer: { type: 'string' },
  https: { type: 'boolean' },
  cert: { type: 'string' },
  key: { type: 'string' },
  client: { type: 'string', multiple: true },
  'allow-outbound': { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const

export const USAGE = `npm run dev -- [options]

  --port N                  the provider's port (8787)
  --app-port N              the demo application's port (8788)
  --mail-port N             the mailbox's port (8789)
  --state DIR               where people, sessions and secrets of this run live (.wrangler/state)
  --issuer URL              the provider's public address (http://localhost:PORT)
  --https --cert F --key F  serve the provider over TLS with this certificate
  --client FILE             seed one more client from RFC 7591 metadata (repeatable)
  --allow-outbound HOST:PORT  let the provider call this local address (repeatable)
`

/** @throws Trouble for an unknown option or a value that makes no sense. */
export function parseOptions(argv: readonly string[], root: string): DevOptions | 'help' {
  const values = readArguments(argv)
  if (values.help) return 'help'
  const port = portOf('--port', values.port, 8787)
  const state = resolve(root, values.state ?? '.wrangler/state')
  const tls = tlsOf(values, root)
  return {
    port,
    appPort: portOf('--app-port', values['app-port'], 8788),
    mailPort: portOf('--mail-port', values['mail-port'], 8789),
    state,
    secretsFile: values.state === undefined ? resolve(root, '.dev.vars') : resolve(state, 'dev.vars'),
    issuer: issuerOf(values.issuer) ?? `${tls ? 'https' : 'http'}://localhost:${port}`,
    ...(tls && { tls }),
    clientFiles: (values.client ?? []).map((file) => resolve(root, file)),
    allowOutbound: (values['allow-outbound'] ?? []).map(outboundOf),
    localFile: resolve(root, '.dev/local.json'),
  }
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'cannot be read'
    throw new Trouble(`Arguments: ${reason}. See \`npm run dev -- --help\`.`)
  }
}

function portOf(option: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Trouble(`${option} must be a port number between 1 and 65535.`)
  }
  return port
}

function tlsOf(values: { https?: boolean; cert?: string; key?: string }, root: string): DevOptions['tls'] {
  if (!values.https && !values.cert && !values.key) return undefined
  if (!values.https || !values.cert || !values.key) {
    throw new Trouble('HTTPS needs all three: --https --cert FILE --key FILE.')
  }
  return { certFile: resolve(root, values.cert), keyFile: resolve(root, values.key) }
}

/** By the Worker's own rule, so that what starts here is not refused there; a slash at the end is what browsers copy. */
function issuerOf(text: string | undefined): string | undefined {
  const issuer = text?.replace(/\/$/, '')
  if (issuer !== undefined && !isIssuer(issuer)) throw new Trouble(`--issuer must be ${ISSUER_RULE}.`)
  return issuer
}

function outboundOf(text: string): string {
  if (!/^[a-z0-9.-]+:\d{1,5}$/i.test(text)) throw new Trouble('--allow-outbound must be HOST:PORT.')
  return text.toLowerCase()
}
