/**
 * What no page may ever do, watched over a whole visit: errors in the console, violations of its policy (CSP), moving by itself,
 * more parts than a page may have, requests to anybody but the provider, the demo application and the mailbox. What was seen is kept until somebody asks.
 */
import { join } from 'node:path'
import type { BrowserContext, ConsoleMessage, Frame, Request } from 'playwright-core'
import { PARTS } from './budget.ts'

export interface Guard {
  /** In the order they happened, and forgotten by asking. */
  readonly problems: () => readonly string[]
}

const HARMLESS_SCHEMES = new Set(['data:', 'blob:', 'about:'])

/** @param origins those that a page may talk to. */
export async function guardVisit(context: BrowserContext, origins: readonly string[]): Promise<Guard> {
  const problems: string[] = []
  const documents = new Set<string>()
  const parts = new WeakMap<Frame, number>()
  context.on('request', (request) => {
    if (isForeign(request, origins)) problems.push(`request to ${new URL(request.url()).origin}`)
    if (request.isNavigationRequest()) {
      documents.add(request.url())
      parts.set(request.frame(), 0)
      return
    }
    const count = (parts.get(request.frame()) ?? 0) + 1
    parts.set(request.frame(), count)
    if (count > PARTS) problems.push(`part ${count} of a page: ${new URL(request.url()).pathname}`)
  })
  context.on('console', (message) => {
    if (isTrouble(message, documents)) problems.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => problems.push(`page error: ${error.error().message}`))
  for (const watch of ['policy', 'shift'])
    await context.addInitScript({ path: join(import.meta.dirname, `${watch}.browser.js`) })
  return { problems: () => problems.splice(0) }
}

function isForeign(request: Request, origins: readonly string[]): boolean {
  const { protocol, origin } = new URL(request.url())
  return !HARMLESS_SCHEMES.has(protocol) && !origins.includes(origin)
}

/** A page that refuses a form answers 4xx, and Chromium notes that as an error of loading: of documents that is no trouble. */
function isTrouble(message: ConsoleMessage, documents: ReadonlySet<string>): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false
  const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status of')
  return !(isStatus && documents.has(message.location().url))
}
