/** A brand's pictures are strangers' files on our own address: what they may do there, and what asking for invented ones costs. */
import { expect, test } from 'vitest'
import { imageName } from '../../src/domain/image.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { changeClient } from '../support/house/applications.ts'
import { env } from '../support/house/bindings.ts'
import { settled } from '../support/counting/afterwards.ts'
import { attackedHouse, settler } from './stage.ts'

const house = attackedHouse()
const DRAWN = imageName('d'.repeat(43), 'svg')
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

/** As if the check at registration had been passed by: a picture that is stored all the same. */
async function hangUp(): Promise<void> {
  await env.GLOBAL.prepare('INSERT OR REPLACE INTO image (name, bytes) VALUES (?, ?)')
    .bind(DRAWN, new TextEncoder().encode(PICTURE))
    .run()
  await changeClient(house.app('shop').application.id, {
    theme: { brandName: 'Northwind Coffee', logo: { light: DRAWN } },
  })
  house.time.pass(3 * MINUTE)
}

test('an SVG that is opened by itself runs nothing, loads nothing, is nobody’s origin and nothing but an SVG', async () => {
  await hangUp()
  const answer = await house.visitor().send(`/brand/${DRAWN}`)
  expect(answer.status).toBe(200)
  const { headers } = answer
  expect(headers.get('content-type')).toBe('image/svg+xml')
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  )
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.getSetCookie()).toEqual([])
})

test('the page shows the logo of its application from our own address, and nothing else of it', async () => {
  await hangUp()
  const page = await house.visitor().go((await house.app('shop').begin()).url.href)
  expect(page.html).toContain(`<img src="/brand/${DRAWN}" alt="Northwind Coffee"`)
  expect(page.html.match(/<img/g)).toHaveLength(1)
})

test('D6 invented pictures are refused from memory: no database is asked, whatever their name', async () => {
  await hangUp()
  const visitor = house.visitor()
  const ask = async (name: string): Promise<number> => {
    take()
    expect((await visitor.send(`/brand/${name}`)).status, name).toBe(404)
    return take().length
  }
  await visitor.send(`/brand/${DRAWN}`)
  for (const name of [
    imageName('x'.repeat(43), 'svg'),
    imageName('d'.repeat(43), 'png'),
    DRAWN.toUpperCase(),
    `${DRAWN}.svg`,
    encodeURIComponent(`${DRAWN}\n`),
    encodeURIComponent("' OR 1=1 --"),
    '..%2faccount',
    'a'.repeat(5_000),
  ])
    expect([name, await ask(name)]).toEqual([name, 0])
})

test('a picture that no theme shows any more is gone', async () => {
  await hangUp()
  expect((await house.visitor().send(`/brand/${DRAWN}`)).status).toBe(200)
  await changeClient(house.app('shop').application.id, { theme: { brandName: 'Northwind Coffee' } })
  house.time.pass(3 * MINUTE)
  expect((await house.visitor().send(`/brand/${DRAWN}`)).status).toBe(404)
})

test('the front page knows nobody: a session that is presented is not asked about', async () => {
  const ada = await settler(house)
  await ada.browser.send('/')
  await settled()
  take()
  const answer = await ada.browser.send('/')
  expect(answer.status).toBe(200)
  expect(take()).toEqual([])
  expect(answer.headers.getSetCookie()).toEqual([])
})
