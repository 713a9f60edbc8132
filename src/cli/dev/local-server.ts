/**
 * What the mailbox and the demo application share: an HTTP server of this machine alone. It answers only requests that
 * name a loopback host, so that no web page can read it through a name of its own that points here (DNS rebinding).
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export type Answer = (request: IncomingMessage, url: URL) => Promise<Reply> | Reply

const MAX_BODY = 1_000_000

/** Listens on 127.0.0.1; resolves with the way to close it. */
export async function serveLocally(port: number, answer: Answer): Promise<() => Promise<void>> {
  const server = createServer((request, response) => void respond(request, response, answer))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return () => close(server)
}

export const html = (body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body,
})

export const redirect = (location: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', ...headers },
})

/** Text that may stand anywhere in HTML, attributes included. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)

/** @throws when the body is larger than 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8')
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MAX_BODY) throw new Error('The body is too large.')
  }
  return text
}

async function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? ''}`)
  const reply = await replyTo(request, url, answer)
  response.writeHead(reply.status, reply.headers)
  response.end(reply.body)
}

async function replyTo(request: IncomingMessage, url: URL | null, answer: Answer): Promise<Reply> {
  if (!url || !['127.0.0.1', 'localhost'].includes(url.hostname)) return { status: 421 }
  try {
    return await answer(request, url)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The request failed.'}\n`)
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Something went wrong.' }
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
