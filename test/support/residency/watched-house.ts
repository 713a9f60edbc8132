/**
 * A dev house under watch: everything that it writes lies in one folder, wrangler's logs and the system's temporary files included;
 * every line that it or this process prints is kept, and so is every URL and cookie that it hands out.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkerModule } from '../../../src/cli/dev/bundle.ts'
import { startDev, type DevHouse } from '../dev/start-dev.ts'
import { unescapeHtml, Visitor, type VisitorFacts } from '../visitor/visitor.ts'
import { fileExhibits, textExhibits, type Exhibit } from './exhibits.ts'
import { readDevKeys } from './dev-keys.ts'
import { listen } from './listen.ts'
import { openedSeals } from './opened-seals.ts'

export interface WatchedHouse {
  readonly dev: DevHouse
  readonly state: string
  /** A browser somewhere, with the geography that the platform would add. */
  readonly visitor: (facts: VisitorFacts) => Visitor
  /** One request outside any browser. */
  readonly fetch: (path: string, init?: RequestInit, facts?: VisitorFacts) => Promise<Response>
  /** Stops the house and hands over all that is to be scanned. */
  readonly stop: () => Promise<readonly Exhibit[]>
  readonly remove: () => Promise<void>
}

interface Heard {
  readonly lines: string[]
  readonly urls: string[]
  readonly cookies: string[]
}

export async function watchHouse(modules?: readonly WorkerModule[]): Promise<WatchedHouse> {
  const state = await mkdtemp(join(tmpdir(), 'doorstep-residency-'))
  const restore = await moveInto(state)
  const heard: Heard = { lines: [], urls: [], cookies: [] }
  const release = listen((text) => heard.lines.push(text))
  const giveBack = (): void => {
    release()
    restore()
  }
  const dev = await startDev({ state, ...(modules && { modules }) }).catch((error: unknown) => {
    giveBack()
    throw error
  })
  const send = (request: Request, facts: VisitorFacts): Promise<Response> => ask(dev, heard, request, facts)
  return {
    dev,
    state,
    visitor: (facts) => new Visitor((request) => send(request, facts), dev.issuer, facts),
    fetch: (path, init = {}, facts = {}) =>
      new Visitor((request) => send(request, facts), dev.issuer, facts).send(path, init),
    stop: async () => {
      const running = await fileExhibits(state, 'running')
      await dev.stop().finally(giveBack)
      for (const mail of dev.messages()) heard.urls.push(...urlsIn(mail.html), ...urlsIn(mail.text))
      return [
        ...running,
        ...(await fileExhibits(state, 'stopped')),
        ...textExhibits('log', [...heard.lines, dev.output()].join('').split('\n')),
        ...textExhibits('url', heard.urls),
        ...textExhibits('cookie', heard.cookies),
        ...(await openedSeals(await readDevKeys(state), dev.issuer, heard)),
      ]
    },
    remove: () => rm(state, { recursive: true, force: true }),
  }
}

/** Through the runtime's own door, because only there can a request carry geography (`request.cf`); redirects are not followed. */
async function ask(dev: DevHouse, heard: Heard, request: Request, facts: VisitorFacts): Promise<Response> {
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
  const answer = await dev.miniflare.dispatchFetch(request.url, {
    method: request.method,
    headers: [...request.headers],
    redirect: 'manual',
    ...geographyOf(facts),
    ...(body && { body }),
  })
  const text = await answer.text()
  const headers = new Headers([...answer.headers])
  heard.cookies.push(...answer.headers.getSetCookie())
  for (const name of ['location', 'link', 'refresh', 'content-location'])
    heard.urls.push(...(headers.has(name) ? [headers.get(name) ?? ''] : []))
  heard.urls.push(...urlsIn(text))
  const isEmpty = [101, 204, 205, 304].includes(answer.status)
  return new Response(isEmpty ? null : text, { status: answer.status, headers })
}

type About = Parameters<DevHouse['miniflare']['dispatchFetch']>[1]

/** Only the two facts that the house reads; the platform's type asks for all of them. */
const geographyOf = ({ city, country }: VisitorFacts): About => ({ cf: { city, country } }) as About

/** Attributes that hold addresses, and absolute addresses in text. */
const urlsIn = (text: string): readonly string[] =>
  [
    ...[...text.matchAll(/\b(?:href|action|src|formaction)="([^"]*)"/g)].map(([, url = '']) => url),
    ...[...text.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([url]) => url),
  ].map(unescapeHtml)

/** Temporary and log files of the tools fall into the folder that is scanned. */
async function moveInto(state: string): Promise<() => void> {
  const wanted = { TMPDIR: join(state, 'tmp'), WRANGLER_LOG_PATH: join(state, 'wrangler-logs') }
  await mkdir(wanted.TMPDIR, { recursive: true })
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, wanted)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
