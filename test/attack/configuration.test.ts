/** Attacks with old configuration, old consents and repeated requests (SECURITY.md, I, Y, Z). */
import { expect, test } from 'vitest'
import { newClientId } from '../../src/crypto/client-id.ts'
import { keyring, parseRing } from '../../src/crypto/keyring.ts'
import { remember } from '../../src/kernel/isolate.ts'
import { systemRandom } from '../../src/kernel/random.ts'
import { MINUTE } from '../../src/kernel/time.ts'
import { newConfigurationMemory, type ConfigurationMemory } from '../../src/store/global/configuration.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import { changeClient } from '../support/house/applications.ts'
import { env, tick } from '../support/house/bindings.ts'
import { residents } from '../support/house/people.ts'
import { callbackOf, errorOf } from '../support/house/relying-party.ts'
import { decide, passThrough } from '../support/house/steps.ts'
import { formsOf } from '../support/visitor/visitor.ts'
import { attackedHouse, copyOf, elsewhere, fieldsTo, hasCode, locationOf, post, settler } from './stage.ts'

const house = attackedHouse()
const memoryOfEdge = (): ConfigurationMemory => remember('configuration', newConfigurationMemory)

/** What this isolate believes now, to be put back as the belief of one that heard nothing since. */
function beliefOfNow(): () => void {
  const memory = memoryOfEdge()
  const { shelf } = memory
  const kept = {
    ...memory,
    shelf: { ...shelf, clients: new Map(shelf.clients), misses: new Map(shelf.misses) },
  }
  return () => void Object.assign(memory, { ...kept, confirmedAt: Date.now() })
}

test('I1 A8 an edge with an old configuration mints nothing where a Home has seen a newer one', async () => {
  const ada = await settler(house)
  const [shop, till] = [house.app('shop'), house.app('till')]
  await passThrough(till, ada)
  const grant = await passThrough(till, ada)
  const forgetNews = beliefOfNow()
  await changeClient(till.application.id, { isDisabled: true })
  house.time.pass(3 * MINUTE)
  await passThrough(shop, ada)
  forgetNews()
  const refused = await ada.open((await till.begin({ prompt: 'none' })).url)
  expect(hasCode(refused)).toBe(false)
  forgetNews()
  expect(await errorOf(till.refresh(grant.tokens.refresh_token))).toBe('invalid_client')
  await changeClient(till.application.id, { isDisabled: false })
  house.time.pass(3 * MINUTE)
})

test('Z4 neither an old heartbeat nor a lost one makes a disabled client live again', async () => {
  const ada = await settler(house)
  const till = house.app('till')
  const { url } = await till.begin({ prompt: 'none' })
  expect(hasCode(await ada.open(url))).toBe(true)
  const { version } = memoryOfEdge()
  await changeClient(till.application.id, { isDisabled: true })
  await tick()
  house.time.pass(3 * MINUTE)
  expect((await ada.open(url)).status).toBe(400)
  for (const time of [Date.now(), Date.now() + 10 * MINUTE]) {
    await env.KV.put('configuration:heartbeat', JSON.stringify({ version, time }))
    house.time.pass(61_000)
    expect((await ada.open(url)).status).toBe(400)
    expect((await ada.open(url)).status).toBe(400)
  }
  await env.KV.put('configuration:heartbeat', '{"version":"9999","time":"never"}')
  house.time.pass(3 * MINUTE)
  expect((await ada.open(url)).status).toBe(400)
  await changeClient(till.application.id, { isDisabled: false })
  await tick()
  house.time.pass(3 * MINUTE)
})

test('D6 invented client ids are refused from memory; one with our tag asks the database once', async () => {
  const { url } = await house.app('shop').begin()
  const visitor = house.visitor()
  await visitor.send(url.href)
  const ask = async (id: string): Promise<number> => {
    url.searchParams.set('client_id', id)
    take()
    expect((await visitor.send(url.href)).status).toBe(400)
    return take().filter(({ to }) => to === 'global').length
  }
  const known = house.app('shop').application.id
  await ask('an-id-that-nobody-gave')
  for (const id of ['another-one', `${known}x`, known.slice(0, -1), known.toUpperCase(), '', 'a'.repeat(500)])
    expect(await ask(id), id).toBe(0)
  const gone = await newClientId(keyring(parseRing(env.HOUSE_KEYS)), systemRandom)
  expect(await ask(gone)).toBe(1)
  expect(await ask(gone)).toBe(0)
})

test('I2 the consent form of one request allows no other: not more scopes, not another application', async () => {
  const ada = await settler(house)
  const [books, shelf] = [house.app('books'), house.app('shelf')]
  const small = fieldsTo(await ada.open((await books.begin({ scope: 'openid' })).url), '/consent')
  const large = fieldsTo(
    await ada.open((await books.begin({ scope: 'openid email profile' })).url),
    '/consent',
  )
  const other = fieldsTo(await ada.open((await shelf.begin({ scope: 'openid' })).url), '/consent')
  for (const [i, form] of [
    [large['i'], small['form']],
    [small['i'], large['form']],
    [other['i'], small['form']],
    [small['i'], other['form']],
    [small['i'], ''],
    [small['i'], small['i']],
  ]) {
    const answer = await post(ada.browser, '/consent', { i: i ?? '', form: form ?? '', decision: 'allow' })
    expect([hasCode(answer), locationOf(answer)?.pathname]).toEqual([false, '/authorize'])
  }
  const silent = await ada.open((await books.begin({ scope: 'openid', prompt: 'none' })).url)
  expect(callbackOf(silent).searchParams.get('error')).toBe('consent_required')
})

test('Y2 what a client had before its not_before is dead: codes, families, tokens, consents', async () => {
  const ada = await settler(house)
  const books = house.app('books')
  const { tokens } = await passThrough(books, ada, { scope: 'openid offline_access', prompt: 'consent' })
  const pending = await books.begin({ scope: 'openid' })
  const minted = await ada.open(pending.url)
  expect(hasCode(minted)).toBe(true)
  house.time.pass(1_000)
  await changeClient(books.application.id, { notBefore: Date.now() })
  house.time.pass(3 * MINUTE)
  expect(await errorOf(books.userinfo(tokens))).toBe('invalid_token')
  expect(await errorOf(books.refresh(tokens.refresh_token))).toBe('invalid_grant')
  expect(await errorOf(books.finish(pending, minted))).toBe('invalid_grant')
  const asked = await ada.open((await books.begin({ scope: 'openid' })).url)
  expect(formsOf(asked.html).some(({ action }) => action === '/consent')).toBe(true)
  await changeClient(books.application.id, { notBefore: 0 })
  house.time.pass(3 * MINUTE)
})

test('Z2 a double click is one request: one code, one account; the same page with another secret is another request', async () => {
  const eve = house.newcomer({ name: 'Eve' })
  const shop = house.app('shop')
  const proved = await eve.proveAddress(await eve.open((await shop.begin({ prompt: 'create' })).url))
  const birth = { ...fieldsTo(proved, '/sign-up/way-in'), password: eve.password }
  const before = (await residents()).length
  const clicks = [copyOf(eve.browser), copyOf(eve.browser), copyOf(eve.browser)]
  const answers = await Promise.all(clicks.map((click) => post(click, '/sign-up/way-in', birth)))
  expect(new Set(answers.map((answer) => locationOf(answer)?.searchParams.get('code'))).size).toBe(1)
  expect(hasCode(answers[0] ?? new Response())).toBe(true)
  expect(await residents()).toHaveLength(before + 1)
  expect(new Set(clicks.map(({ jar }) => jar.get('__Host-session'))).size).toBe(1)

  const there = elsewhere(house, eve)
  const page = await there.open('/login')
  const form = { ...fieldsTo(page, '/login'), identifier: eve.email }
  const wrong = () => post(copyOf(there.browser), '/login', { ...form, password: 'wrong wrong wrong wrong' })
  expect((await wrong()).status).toBe(422)
  const thief = copyOf(there.browser)
  expect((await post(there.browser, '/login', { ...form, password: eve.password })).status).toBe(303)
  const replay = await post(thief, '/login', { ...form, password: 'wrong wrong wrong wrong' })
  expect(
    [replay.status, replay.headers.getSetCookie()],
    'the right one’s outcome is not the wrong one’s',
  ).toEqual([422, []])
})

test('Z2 a repeated answer only while its result lives: Back and Allow again never hands out a spent code', async () => {
  const ada = await settler(house)
  const books = house.app('books')
  const request = await books.begin({ prompt: 'consent' })
  const page = await ada.open(request.url)
  const tokens = await books.finish(request, await decide(ada, page, 'allow'))
  const again = await decide(ada, page, 'allow')
  const next = formsOf(again.html).some(({ action }) => action === '/consent')
    ? await decide(ada, again, 'allow')
    : again
  const fresh = await books.finish(request, next)
  expect(fresh.access_token).not.toBe(tokens.access_token)
  expect(await errorOf(books.userinfo(tokens)), 'what the first press bought lives').toBe('none')
})

test('Z3 six digits are kept under a key: no plain digest of a mailed code is at rest', async () => {
  const ada = house.newcomer()
  const asked = await ada.giveAddress(await ada.open('/sign-up'), 'us')
  const code = await house.mailbox.code(ada.email)
  const { runInDurableObject, listDurableObjectIds } = await import('cloudflare:test')
  const ids = await listDurableObjectIds(env.DIRECTORY_US)
  const rows = await Promise.all(
    ids.map((id) =>
      runInDurableObject(env.DIRECTORY_US.get(id), (_object, { storage }) => {
        const tables = storage.sql
          .exec<{ name: string }>(
            `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
          )
          .toArray()
        return tables.flatMap(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray())
      }),
    ),
  )
  const blobs = rows
    .flat()
    .flatMap((row) => Object.values(row))
    .filter((value) => value instanceof ArrayBuffer)
  const names = rows
    .flat()
    .flatMap((row) => Object.values(row))
    .filter((value) => typeof value === 'string')
  expect(blobs.length).toBeGreaterThan(0)
  const sha = async (input: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(input))).toString()
  const guesses = await Promise.all(
    [code, ...names.flatMap((name) => [`${name}${code}`, `${code}${name}`, `${name}:${code}`])].map(sha),
  )
  for (const blob of blobs) expect(guesses).not.toContain(new Uint8Array(blob).toString())
  expect(JSON.stringify(rows)).not.toContain(ada.email)
  expect(asked.status).toBe(200)
})
