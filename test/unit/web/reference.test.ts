/** Every page with a reference has written exactly one log line with it, so that a person's words find what an operator needs. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { OAuthError } from '../../../src/oidc/oauth-error.ts'
import { oidcRoutes } from '../../../src/oidc/routes.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { HouseEnv } from '../../../src/web/context.ts'
import { answerFailure, answerNotFound } from '../../../src/web/failure.ts'
import { messageAnswer } from '../../../src/web/message-answer.ts'
import { fakeHouse, fakeStreet, ISSUER } from '../../support/fake-edge.ts'

const rooms = new Hono<HouseEnv>()
  .get('/outage', () => {
    throw new Outage('home.eu')
  })
  .get('/mistake', () => {
    throw new TypeError('a mistake')
  })
  .get('/expired', (c) => messageAnswer(c, 'expired'))
  .get('/not-found', answerNotFound)
  .route('/', oidcRoutes({ showFirstPage: () => Promise.reject(new OAuthError('client_changed')) }))

const CASES = [
  ['/outage', 'outage'],
  ['/mistake', 'unexpected_failure'],
  ['/expired', 'page_expired'],
  ['/not-found', 'page_not_found'],
  ['/authorize', 'client_id_missing'],
  ['/consent', 'interaction_unreadable'],
] as const

test.each(CASES)('%s: one line, %s', async (path, reason) => {
  const house = await fakeHouse([])
  const lines: (readonly [string, unknown])[] = []
  const edge: typeof house.edge = {
    ...house.edge,
    log: (_level, said, fields) => void lines.push([said, fields?.['request']]),
  }
  const app = fakeStreet({ ...house, edge }, rooms)
  app.onError(answerFailure)
  const page = await (await app.request(ISSUER + path, { headers: { accept: 'text/html' } })).text()
  expect(page).toContain('ABCDE-12345')
  expect(lines).toEqual([[reason, 'ABCDE-12345']])
})
