/**
 * One page opened as a phone far away opens it: a slow line, a processor four times slower than this machine's. What came over the line
 * is measured on the document itself, what was seen by the browser's own entries (Paint Timing, LCP, Layout Instability).
 */
import { gzipSync } from 'node:zlib'
import type { Page, Request, Response } from 'playwright-core'
import { utf8 } from '../../src/kernel/bytes.ts'

/** 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up: a slow 4G line. The local host compresses nothing, so this is the worst case. */
const THROTTLED = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (750 * 1_000) / 8,
}
const SLOWER = 4
/** The largest paint is the last one reported; entries come with the frame after. */
const SETTLED = 400

export interface PageLoad {
  readonly page: string
  readonly html: number
  readonly gzipped: number
  readonly script: number
  readonly requests: number
  readonly foreign: number
  readonly shift: number
  readonly firstPaint: number
  readonly largestPaint: number
}

export async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', THROTTLED)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** @param open ends when the page stands. */
export async function measure(page: Page, name: string, open: () => Promise<unknown>): Promise<PageLoad> {
  const requests: Request[] = []
  const documents: Response[] = []
  const hearRequest = (request: Request): void => void requests.push(request)
  const hearResponse = (response: Response): void => {
    if (response.request().isNavigationRequest() && response.status() !== 303) documents.push(response)
  }
  page.on('request', hearRequest).on('response', hearResponse)
  await open()
  await page.waitForTimeout(SETTLED)
  page.off('request', hearRequest).off('response', hearResponse)
  const html = (await documents.at(-1)?.text()) ?? ''
  const { origin } = new URL(page.url())
  return {
    page: name,
    html: utf8(html).length,
    gzipped: gzipSync(html).length,
    script: gzipSync(scriptsOf(html)).length,
    requests: requests.length,
    foreign: requests.filter((each) => new URL(each.url()).origin !== origin).length,
    ...(await page.evaluate<Pick<PageLoad, 'shift' | 'firstPaint' | 'largestPaint'>>(SEEN)),
  }
}

const scriptsOf = (html: string): string =>
  [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')

/** Runs in the page. */
const SEEN = `(async () => {
  const entriesOf = (type) =>
    new Promise((seen) => {
      new PerformanceObserver((list) => seen(list.getEntries())).observe({ type, buffered: true })
      setTimeout(() => seen([]), 500)
    })
  const [shifts, paints, largest] = await Promise.all(
    ['layout-shift', 'paint', 'largest-contentful-paint'].map(entriesOf),
  )
  return {
    shift: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
    firstPaint: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Infinity,
    largestPaint: largest.at(-1)?.startTime ?? Infinity,
  }
})()`
