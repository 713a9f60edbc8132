/** Answers through a real router: refusals as pages, outages caught once, headers and cookies in place. */
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Edge } from '../../../src/ports/edge.ts'
import { MessagePage } from '../../../src/pages/message-page.tsx'
import { Outage } from '../../../src/ports/outage.ts'
import { html, problem, seeOther } from '../../../src/web/answer.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import { giveCookie } from '../../../src/web/cookies.ts'
import { answerFailure, answerNotFound } from '../../../src/web/failure.ts'
import { frameFor } from '../../../src/web/frame.ts'
import { inLanguage, localeOf, rememberLocale } from '../../../src/web/locale.ts'
import { formRefused, MESSAGE, messageAgain, messageAnswer } from '../../../src/web/message-answer.ts'
import { refuseForeign } from '../../../src/web/same-origin.ts'
import { fakeHouse } from '../../support/fake-edge.ts'
import { hrefOf } from '../../support/visitor/visitor.ts'

const ISSUER = 'https://id.example'
const PAGES = { accept: 'text/html,application/xhtml+xml' }
const SECRET = 'hunter2-in-the-exception'

/** A message is sealed into its own address. */
const { sealer, policy, clock } = (await fakeHouse([])).edge
const sealing = { sealer, policy, clock }

function house(): { app: Hono<HouseEnv>; lines: unknown[][] } {
  const lines: unknown[][] = []
  const settings: Partial<Edge['settings']> = { issuer: ISSUER, theme: { brandName: 'Doorstep' } }
  const edge: Partial<Edge> = {
    ...sealing,
    settings: settings as Edge['settings'],
    log: (...line) => void lines.push(line),
  }
  const app = new Hono<HouseEnv>()
  app.onError(answerFailure)
  app.notFound(answerNotFound)
  app.use(async (c, next) => {
    c.set('edge', edge as Edge)
    c.set('requestId', 'K7QX2-M9DTR')
    c.set('nonce', 'f'.repeat(32))
    c.set('locale', localeOf(c.req.raw))
    await next()
  })
  app.use(refuseForeign)
  app.all('/page', (c) => messageAnswer(c, 'expired', { onward: { href: '/login' } }))
  app.get('/translated', (c) => {
    const frame = frameFor(c, { languageHref: inLanguage('/translated?i=x') })
    const onward = { href: '/login' }
    return html(c, MessagePage({ frame, kind: 'expired', reference: c.var.requestId, onward }))
  })
  app.get('/remember', (c) => {
    rememberLocale(c)
    return seeOther(c, '/page')
  })
  app.get(MESSAGE, messageAgain)
  app.post('/form', (c) => formRefused(c, 'too_large'))
  app.post('/sign-up/form', (c) => formRefused(c, 'too_large'))
  app.get('/onward', (c) => {
    giveCookie(c, 'browser', 'one')
    giveCookie(c, 'session', 'two')
    return seeOther(c, 'com.example.app:/callback?code=x')
  })
  app.get('/problem', (c) => problem(c, { status: 429, error: 'too_many', title: 'Wait', retryAfter: 7 }))
  app.get('/out', () => {
    throw new Outage('home')
  })
  app.get('/broken', () => {
    throw new Error(SECRET)
  })
  return { app, lines }
}

const get = (path: string, headers: Record<string, string> = PAGES) =>
  house().app.request(`${ISSUER}${path}`, { headers })

describe('a page', () => {
  it('carries its policy, its nonce and its reference', async () => {
    const answer = await get('/page')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${'f'.repeat(32)}'`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const body = await answer.text()
    expect(body).toContain('K7QX2-M9DTR')
    expect(body).toContain('<!doctype html>')
    expect(body.match(/nonce="f{32}"/g)?.length).toBeGreaterThan(1)
  })
  it('speaks the language that was asked for, and links to the others', async () => {
    const body = await (await get('/translated?ui_locales=en-XR')).text()
    expect(body).toContain('<html lang="en-XR" dir="rtl">')
    expect(body).toContain('href="/translated?i=x&amp;locale=en"')
  })
})

describe('a message', () => {
  const inGerman = async (path: string, about: RequestInit = { headers: PAGES }) => {
    const { app, lines } = house()
    const answer = await app.request(`${ISSUER}${path}`, about)
    const page = {
      url: answer.url,
      status: answer.status,
      headers: answer.headers,
      html: await answer.text(),
    }
    const href = hrefOf({ ...page, url: ISSUER }, MESSAGE)
    return { app, lines, href, first: page.html }
  }
  it('is said again in another language: the same words, the same reference, the same way on', async () => {
    const { app, lines, href } = await inGerman('/page')
    expect(href).toMatch(/&locale=de$/)
    const answer = await app.request(href, { headers: PAGES })
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toContain('<html lang="de"')
    expect(html).toContain('Diese Seite ist abgelaufen')
    expect(html).toContain('K7QX2-M9DTR')
    expect(html).toContain('href="/login"')
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-locale=de; /)])
    // One reference, one line: the one of the answer that was refused.
    expect(lines).toHaveLength(1)
  })
  it('after a post, too', async () => {
    const { app, href } = await inGerman('/form', { method: 'POST', headers: { ...PAGES, origin: ISSUER } })
    expect(await (await app.request(href, { headers: PAGES })).text()).toContain(
      'Das konnten wir nicht lesen',
    )
  })
  it.each(['', '?m=', '?m=made-up', '?kind=too_many&reference=CALL-5551234'])(
    'that nobody said is not said: %s',
    async (query) => {
      const answer = await get(`${MESSAGE}${query}`)
      const html = await answer.text()
      expect(answer.status).toBe(400)
      expect(html).toContain('This page has expired')
      expect(html).not.toContain('5551234')
    },
  )
})

describe('a message leads on', () => {
  const onwardOf = async (answer: Response | Promise<Response>): Promise<string | undefined> =>
    /<a class="primary" id="continue" href="([^"]*)"/.exec(await (await answer).text())?.[1]
  const post = (path: string, headers: Record<string, string>) =>
    house().app.request(`${ISSUER}${path}`, { method: 'POST', headers: { ...PAGES, ...headers } })

  it.each([
    ['/out?login_hint=ada', ''],
    ['/broken?login_hint=ada', ''],
    ['/nowhere?login_hint=ada', '/'],
    ['/page', '/login'],
  ])('%s', async (path, href) => {
    expect(await onwardOf(get(path))).toBe(href)
  })

  it('from a form to the page it stood on, with its seal and nothing else', async () => {
    const headers = { origin: ISSUER, referer: `${ISSUER}/login?i=sealed&hint=ada` }
    expect(await onwardOf(post('/sign-up/form', headers))).toBe('/sign-up?i=sealed')
  })

  it('from another site’s form to the start page', async () => {
    const headers = { origin: 'https://evil.example', referer: 'https://evil.example/login?i=theirs' }
    expect(await onwardOf(post('/sign-up/form', headers))).toBe('/')
  })
})

describe('a language', () => {
  it('that was chosen is kept', async () => {
    expect((await get('/remember?locale=en-xr')).headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-locale=en-XR; /),
    ])
  })
  it('that we do not speak is passed over', async () => {
    expect((await get('/remember?locale=%22%3E%3Cb')).headers.getSetCookie()).toEqual([])
  })
  it.each([
    ['the switch of this very page', '/?locale=ar&ui_locales=en-XA', 'ar'],
    ['the application’s wish', '/?ui_locales=en-XA', 'en-XA'],
    ['the wish that came sealed', '/?ui_locales=ar', 'en', 'en'],
    ['the choice of before, where the application wishes nothing we speak', '/?ui_locales=fr', 'en-XR'],
    ['the choice of before', '/', 'en-XR'],
  ])('by %s', (_, path, expected, sealed?: string) => {
    const headers = { cookie: '__Host-locale=en-XR', 'accept-language': 'de' }
    expect(localeOf(new Request(ISSUER + path, { headers }), sealed)).toBe(expected)
  })
  it('by the browser’s wish comes last', () => {
    expect(localeOf(new Request(ISSUER, { headers: { 'accept-language': 'de' } }))).toBe('de')
  })
})

it('going on keeps every cookie', async () => {
  const answer = await get('/onward')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('com.example.app:/callback?code=x')
  expect(answer.headers.getSetCookie().map((line) => line.split(';')[0])).toEqual([
    '__Host-browser=one',
    '__Host-session=two',
  ])
})

it('a form that is too large is a page with its status', async () => {
  const answer = await house().app.request(`${ISSUER}/form`, {
    method: 'POST',
    headers: { ...PAGES, origin: ISSUER },
  })
  expect(answer.status).toBe(413)
})

it('a problem is JSON with a reference', async () => {
  const answer = await get('/problem')
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(await answer.json()).toMatchObject({ error: 'too_many', status: 429, reference: 'K7QX2-M9DTR' })
})

describe('foreign forms', () => {
  it.each(['https://evil.example', 'null'])('from %s are refused before any handler', async (origin) => {
    const answer = await house().app.request(`${ISSUER}/page`, {
      method: 'POST',
      headers: { ...PAGES, origin },
    })
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('evil')
  })
  it('may be looked at, for looking changes nothing', async () => {
    expect((await get('/page', { ...PAGES, origin: 'https://evil.example' })).status).toBe(400)
  })
})

describe('what is thrown', () => {
  it.each([
    ['/out', PAGES, 503, 'text/html'],
    ['/out', {}, 503, 'application/problem+json'],
    ['/broken', PAGES, 500, 'text/html'],
    ['/broken', {}, 500, 'application/problem+json'],
    ['/nowhere', PAGES, 404, 'text/html'],
    ['/nowhere', {}, 404, 'application/problem+json'],
  ])('%s for %j: %d', async (path, headers: Record<string, string>, status, type) => {
    const answer = await get(path, headers)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.has('retry-after')).toBe(status === 503)
    const body = await answer.text()
    expect(body).toContain('K7QX2-M9DTR')
    expect(body).not.toContain(SECRET)
  })
  it('is told to the operator under the same reference, without its words', async () => {
    const { app, lines } = house()
    await app.request(`${ISSUER}/broken?login_hint=ada`, {})
    await app.request(`${ISSUER}/out`, {})
    expect(lines).toEqual([
      ['error', 'unexpected_failure', { request: 'K7QX2-M9DTR', name: 'Error' }],
      ['error', 'outage', { request: 'K7QX2-M9DTR', place: 'home' }],
    ])
  })
})
