/** How posts are received: every POST of people passes its network's bucket before anything else (D2, D3); programs' do not. */
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { accountRoutes } from '../../../src/account/routes.ts'
import { loginRoutes, showFirstPage } from '../../../src/login/routes.ts'
import { passkeyEdge } from '../../../src/methods/passkey/edge.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import { fakeHouse, fakeStreet, FORM, ISSUER } from '../../support/fake-edge.ts'

const methods = { passkey: passkeyEdge }
const rooms = new Hono<HouseEnv>()
  .route('/', oidcRoutes({ showFirstPage: showFirstPage({ methods }) }))
  .route('/', loginRoutes({ methods }))
  .route('/', accountRoutes({ methods }))

const PROGRAMS = ['/token', '/revoke', '/userinfo']
const isPost = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'POST' && !PROGRAMS.includes(path)
const ours = [...new Set(rooms.routes.filter(isPost).map(({ path }) => path))]

interface Sent {
  readonly type: string
  readonly body: string | ReadableStream
  pulls: number
}

/** A megabyte that tells whether anybody asked for it. */
function unread(type: string): Sent {
  const sent: Sent = {
    type,
    pulls: 0,
    body: new ReadableStream(
      {
        pull(controller) {
          sent.pulls++
          controller.enqueue(new Uint8Array(64 * 1_024).fill(97))
          if (sent.pulls === 16) controller.close()
        },
      },
      { highWaterMark: 0 },
    ),
  }
  return sent
}

async function post(
  path: string,
  isFlooded: boolean,
  { type, body }: Pick<Sent, 'type' | 'body'> = { type: FORM['Content-Type'], body: '' },
): Promise<Response> {
  const house = await fakeHouse([])
  const edge = { ...house.edge, flood: () => Promise.resolve(!isFlooded) }
  const headers = { 'Content-Type': type, origin: ISSUER, accept: 'text/html' }
  const about = { method: 'POST', headers, body, duplex: 'half' }
  return fakeStreet({ ...house, edge }, rooms).request(ISSUER + path, about)
}

describe('the network bucket', () => {
  test('the list of posts is not empty', () => {
    expect(ours).toEqual(expect.arrayContaining(['/authorize', '/consent', '/logout', '/recovery', '/login']))
  })

  test.each(ours)('sheds POST %s when it is full, and only then', async (path) => {
    const shed = await post(path, true)
    expect([shed.status, shed.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await post(path, false)).status).not.toBe(429)
  })

  test.each([
    ['a megabyte', FORM['Content-Type'], 413],
    ['JSON', 'application/json', 415],
  ])('is asked before anything of %s is read', async (_, type, status) => {
    for (const path of ours) {
      const flooded = unread(type)
      expect((await post(path, true, flooded)).status, path).toBe(429)
      expect(flooded.pulls, path).toBe(0)
    }
    const read = unread(type)
    expect((await post('/login', false, read)).status).toBe(status)
  })

  test.each(PROGRAMS)('leaves POST %s to the authentication of its client', async (path) => {
    expect((await post(path, true)).status).toBeLessThan(429)
  })
})

describe('cookies off', () => {
  test.each(['/consent', '/login', '/account/password'])('POST %s says so', async (path) => {
    const answer = await post(path, false)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('cookies')
  })
})
