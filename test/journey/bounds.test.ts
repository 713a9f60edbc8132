/** The bounds that the README publishes, each exercised: what ends at once, what within five minutes, what within ten, what within two. */
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/kernel/time.ts'
import { settled } from '../support/counting/afterwards.ts'
import { summarise } from '../../src/cli/dev/counting/summary.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { changeClient } from '../support/house/applications.ts'
import { env, fetchHouse, ISSUER, tick } from '../support/house/bindings.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { errorOf } from '../support/house/relying-party.ts'
import { passThrough, signUpAt } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'

const house = useHouse()

async function sessionAt(person: Person): Promise<{ active: boolean; fresh_until?: number }> {
  const answer = await person.browser.send('/session')
  await settled()
  return answer.json()
}

const signOut = async (person: Person): Promise<void> => {
  await person.submit(await person.open('/account'), {}, '/account/sign-out')
}

test('sign-out shows at userinfo, at the token endpoint and on our pages at once', async () => {
  const ada = house.newcomer()
  const shop = house.app('shop')
  const { tokens } = await signUpAt(shop, ada)
  const stolen = ada.with({ browser: house.visitor() })
  for (const [name, value] of ada.browser.jar) stolen.browser.jar.set(name, value)
  await signOut(ada)
  expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
  expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
  expect(new URL((await stolen.open('/account')).url).pathname).toBe('/login')
  expect((await stolen.open((await shop.begin()).url)).headers.get('location')).toBeNull()
  expect(await announced()).toEqual([[...BORN, 'session.ended']])
})

describe('the read-near session copy', () => {
  /** What KV holds for sessions; a heartbeat is none. */
  async function copies(): Promise<ReadonlyMap<string, string>> {
    const { keys } = await env.KV.list()
    const values = await Promise.all(
      keys.map(async ({ name }) => [name, (await env.KV.get(name)) ?? ''] as const),
    )
    return new Map(values.filter(([name]) => !name.startsWith('configuration')))
  }

  test('answers without a hop once the session is a minute old', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    await settled()
    house.time.pass(2 * MINUTE)
    await ada.open('/login')
    await settled()
    take()
    expect(await sessionAt(ada)).toMatchObject({ active: true })
    expect(summarise(take())).toMatchObject({ hops: 0, rows: 0, kvWrites: 0 })
    expect(await announced()).toEqual([BORN])
  })

  test('that lives on after a sign-out is believed until its fresh_until, at most five minutes, and never after', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    await settled()
    house.time.pass(2 * MINUTE)
    const { fresh_until } = await sessionAt(ada)
    const stale = await copies()
    expect(stale.size).toBe(1)
    const late = ada.with({ browser: house.visitor() })
    for (const [name, value] of ada.browser.jar) late.browser.jar.set(name, value)
    await signOut(ada)
    expect((await copies()).size).toBe(0)
    expect(await sessionAt(late)).toEqual({ active: false })

    for (const [name, value] of stale) await env.KV.put(name, value)
    const left = (fresh_until ?? 0) * SECOND - Date.now()
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(5 * MINUTE)
    expect(await sessionAt(late)).toMatchObject({ active: true, fresh_until })
    house.time.pass(left + SECOND)
    expect(await sessionAt(late)).toEqual({ active: false })
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('mints nothing: with a copy that says yes, authorize asks the Home', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    await settled()
    const stale = await copies()
    const late = ada.with({ browser: house.visitor() })
    for (const [name, value] of ada.browser.jar) late.browser.jar.set(name, value)
    await signOut(ada)
    for (const [name, value] of stale) await env.KV.put(name, value)
    house.time.pass(MINUTE + SECOND)
    expect((await late.open((await shop.begin()).url)).headers.get('location')).toBeNull()
    expect(await announced()).toEqual([[...BORN, 'session.ended']])
  })

  test('is written at sign-in and then at most once in five minutes', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    await settled()
    const written: number[] = []
    for (let minutes = 0; minutes < 12; minutes++) {
      house.time.pass(MINUTE)
      take()
      await sessionAt(ada)
      written.push(summarise(take()).kvWrites)
    }
    const writes = written.reduce((sum, each) => sum + each, 0)
    expect(writes).toBeGreaterThan(0)
    expect(writes).toBeLessThanOrEqual(3)
    expect(await announced()).toEqual([BORN])
  })
})

test('an access token that a resource server checks by itself is dead after ten minutes', async () => {
  const ada = house.newcomer()
  const shop = house.app('shop')
  const { tokens } = await signUpAt(shop, ada)
  const [, body = ''] = tokens.access_token.split('.')
  const { iat, exp } = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as {
    iat: number
    exp: number
  }
  expect(exp - iat).toBe(600)
  expect(tokens.expires_in).toBe(600)
  // Where we are asked, a clock may be a minute off (rule G8).
  house.time.pass(11 * MINUTE + SECOND)
  expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
  expect(await announced()).toEqual([BORN])
})

describe('configuration', () => {
  const isServed = async (person: Person): Promise<boolean> => {
    const request = await house.app('shop').begin()
    const answer = await person.open(request.url)
    await settled()
    return answer.headers.get('location')?.includes('code=') ?? false
  }

  test('a disabled client is refused everywhere within two minutes, whatever KV says', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada)
    await changeClient(shop.application.id, { isDisabled: true })
    house.time.pass(2 * MINUTE + SECOND)
    expect(await isServed(ada)).toBe(false)
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('unauthenticated')
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    expect(await announced()).toEqual([BORN])
  })

  test('with the clock at work it takes little more than a minute, and no request waits for it', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    await changeClient(shop.application.id, { isDisabled: true })
    house.time.pass(MINUTE + SECOND)
    await tick()
    await isServed(ada)
    expect(await isServed(ada)).toBe(false)
    expect(await announced()).toEqual([BORN])
  })

  test('a client that lives again, and one that is changed, follow the same bound', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    await changeClient(shop.application.id, { isDisabled: true })
    house.time.pass(2 * MINUTE + SECOND)
    expect(await isServed(ada)).toBe(false)
    await changeClient(shop.application.id, { isDisabled: false })
    house.time.pass(2 * MINUTE + SECOND)
    expect(await isServed(ada)).toBe(true)
    expect(await announced()).toEqual([BORN])
  })

  test('what was made before not_before is dead (rule Y2)', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada, { scope: 'openid email offline_access' })
    await changeClient(shop.application.id, { notBefore: Date.now() + SECOND })
    house.time.pass(2 * MINUTE + SECOND)
    expect(await errorOf(shop.userinfo(tokens))).toBe('invalid_token')
    expect(await errorOf(shop.refresh(tokens.refresh_token))).toBe('invalid_grant')
    await passThrough(shop, ada)
    expect(await announced()).toEqual([BORN])
  })

  test('global D1 silent: served while configuration is confirmed, then 503', async () => {
    const metadata = () => fetchHouse(new Request(`${ISSUER}/jwks`))
    expect((await metadata()).status).toBe(200)
    await env.GLOBAL.prepare('ALTER TABLE configuration RENAME TO gone').run()
    house.time.pass(MINUTE)
    expect((await metadata()).status).toBe(200)
    house.time.pass(MINUTE + SECOND)
    const answer = await metadata()
    expect([answer.status, answer.headers.has('retry-after')]).toEqual([503, true])
    expect(await announced()).toEqual([])
  })
})
