/** The language that a signed-in person chose: followed where nothing else is said, and kept by the browser. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { HouseEnv } from '../../../src/web/context.ts'
import { followPerson, keepLocale, localeOf } from '../../../src/web/locale.ts'

/** What is spoken, and what the browser is told to keep. */
async function spoken(path: string, cookie = ''): Promise<readonly (string | null)[]> {
  const app = new Hono<HouseEnv>()
  app.use(async (c, next) => {
    c.set('locale', localeOf(c.req.raw))
    await next()
  })
  app.get('/follow/:tag?', (c) => {
    followPerson(c, c.req.param('tag'))
    return c.text(c.var.locale)
  })
  app.get('/keep', (c) => {
    keepLocale(c, 'en-XR')
    return c.text('kept')
  })
  app.get('/forget', (c) => {
    keepLocale(c, null)
    return c.text('forgotten')
  })
  const answer = await app.request(path, { headers: { cookie, 'accept-language': 'en' } })
  return [await answer.text(), answer.headers.get('set-cookie')]
}

test.each([
  ['the choice', '/follow/en-XR', '', 'en-XR', true],
  ['none', '/follow', '', 'en', false],
  ['one that is no language of ours', '/follow/tlh', '', 'en', false],
  ['a link of the foot line', '/follow/en-XR?locale=en', '', 'en', false],
  ['an application’s wish', '/follow/en-XR?ui_locales=en', '', 'en', false],
  ['this browser’s own', '/follow/en-XR', '__Host-locale=en', 'en', false],
])('%s', async (_what, path, cookie, locale, isKept) => {
  const [text, given] = await spoken(path, cookie)
  expect([text, given?.startsWith('__Host-locale=en-XR;') ?? false]).toEqual([locale, isKept])
})

test('a choice is kept, and forgotten where it is left to the browser', async () => {
  expect((await spoken('/keep'))[1]).toMatch(/^__Host-locale=en-XR;.*Max-Age=34560000/)
  expect((await spoken('/forget'))[1]).toMatch(/^__Host-locale=;.*Max-Age=0/)
})
