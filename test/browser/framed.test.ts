/**
 * Nobody frames us (CSP `frame-ancestors`, X-Frame-Options): every route of the house, asked for and posted to inside the frames of
 * another origin, by a browser in which somebody is signed in. The origin is of our own site, so that even Lax cookies come along.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { routes } from '../../src/routes.ts'
import { openStage } from '../support/browser/stage.ts'
import type { Stage } from '../support/browser/stage.ts'
import { press, signUp } from '../support/browser/steps.ts'
import type { Visit } from '../support/browser/visit.ts'

/** What the page that frames can find out about a frame of another origin. */
const SIGHTS = `[...document.querySelectorAll('iframe')].map((frame) => {
  const { contentWindow, contentDocument } = frame
  const reached = (look) => {
    try {
      return String(look())
    } catch (error) {
      return error.name
    }
  }
  return [contentDocument, contentWindow.length, reached(() => contentWindow.location.href), reached(() => contentWindow.name)].join(' ')
})`

const asked = [...routes.routes, { method: 'GET', path: '/nowhere' }]
  .filter(({ method }) => method === 'GET' || method === 'POST')
  .map(({ method, path }) => `${method} ${path}`)
const places = [...new Set(asked)].toSorted()

describe('in somebody’s frame', () => {
  let stage: Stage
  let visit: Visit
  let site: Server
  let shown = ''
  let origin = ''
  beforeAll(async () => {
    stage = await openStage('framed')
    visit = await stage.visit()
    await signUp(visit, { email: 'framed@example.com', name: 'Framed' }, 'passkey')
    site = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(shown))
    await new Promise<void>((listens) => site.listen(0, 'localhost', listens))
    origin = `http://localhost:${(site.address() as AddressInfo).port}/`
  })
  afterAll(async () => {
    site?.close()
    await stage?.close()
  })

  const frameOf = (place: string, number: number): string => {
    const [method = '', path = ''] = place.split(' ')
    const href = `${stage.house.issuer}${path}`
    return method === 'GET'
      ? `<iframe name="f${number}" src="${href}"></iframe>`
      : `<iframe name="f${number}"></iframe><form method="post" action="${href}" target="f${number}"></form>`
  }

  /** The frames in the order of `places`, when all have come to an end. */
  async function framed(): Promise<readonly Frame[]> {
    const { page } = visit
    shown = places.map(frameOf).join('')
    await page.goto(origin, { waitUntil: 'load' })
    await page.evaluate('for (const form of document.forms) form.submit()')
    await page.waitForLoadState('networkidle')
    return places.map((_, number) => page.frame({ name: `f${number}` }) ?? page.mainFrame())
  }

  const isRefused = (frame: Frame): boolean => frame.url() === 'chrome-error://chromewebdata/'

  it('no page is shown: a frame holds the browser’s own error, or letters for programs', async () => {
    const frames = await framed()
    const refused = places.filter((_, number) => isRefused(frames[number]!))
    expect(refused).toEqual(
      expect.arrayContaining(['GET /login', 'GET /account', 'GET /nowhere', 'POST /login']),
    )
    const held = frames.filter((frame) => !isRefused(frame))
    const types = await Promise.all(held.map((frame) => frame.evaluate<string>('document.contentType')))
    expect(types).toContain('application/json')
    expect(types.filter((type) => /html|xml/.test(type))).toEqual([])
  })

  it('the page that frames finds nothing out, and the same whether somebody is signed in', async () => {
    const sights = async (): Promise<readonly string[]> => {
      const frames = await framed()
      const seen = await visit.page.evaluate<string[]>(SIGHTS)
      return [...new Set(seen.filter((_, number) => isRefused(frames[number]!)))]
    }
    const signedIn = await sights()
    expect(signedIn).toEqual([' 0 SecurityError SecurityError'])
    await visit.page.goto(stage.house.app)
    await press(visit, '#sign-out')
    expect(await sights()).toEqual(signedIn)
  })

  it('signing out by a frame ends nothing', async () => {
    const other = await stage.visit()
    await signUp(other, { email: 'framed-too@example.com', name: 'Framed Too' }, 'passkey')
    shown = `<iframe src="${stage.house.issuer}/logout"></iframe>${frameOf('POST /account/sign-out', 1)}`
    await other.page.goto(origin, { waitUntil: 'load' })
    await other.page.evaluate('document.forms[0].submit()')
    await other.page.waitForLoadState('networkidle')
    await other.page.goto(`${stage.house.issuer}/account`)
    expect(new URL(other.page.url()).pathname).toBe('/account')
    other.guard.problems()
    await other.leave()
  })
})
