/** Attacks on passkeys (SECURITY.md, B). */
import { expect, test, vi } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { base64url, fromBase64url } from '../../src/kernel/bytes.ts'
import { residents } from '../support/house/people.ts'
import type { Authenticator, Knobs } from '../support/visitor/authenticator.ts'
import { ceremonyOf, type Person } from '../support/visitor/person.ts'
import { jsonOf, titleOf, type Page } from '../support/visitor/visitor.ts'
import { attackedHouse, copyOf, elsewhere, fieldsTo, objectsDuring, post, settler } from './stage.ts'

const house = attackedHouse()

type Options = Parameters<Authenticator['get']>[0]

/** What the page's script would post. */
async function answerTo(person: Person, page: Page, knobs: Knobs = {}): Promise<string> {
  const { challenge, options } = ceremonyOf(page)
  return JSON.stringify({ challenge, credential: await person.authenticator.get(options as Options, knobs) })
}

const sessionIn = (answer: Response): string | undefined =>
  answer.headers.getSetCookie().find((line) => line.startsWith('__Host-session='))

const flip = (text: string, at: number): string => {
  const bytes = fromBase64url(text) ?? new Uint8Array()
  const changed = Uint8Array.from(bytes, (byte, place) => (place === at ? byte ^ 1 : byte))
  return base64url(changed)
}

test('B1 a captured assertion opens nothing after sign-out, on its own page or on a fresh one', async () => {
  const ada = elsewhere(house, await settler(house))
  const page = await ada.open('/login')
  const thief = copyOf(ada.browser)
  const captured = { ...fieldsTo(page, '/login/passkey'), response: await answerTo(ada, page) }
  expect(sessionIn(await post(ada.browser, '/login/passkey', captured))).toBeDefined()
  await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
  expect(sessionIn(await post(thief, '/login/passkey', captured)), 'the same request').toBeUndefined()
  const fresh = fieldsTo(await thief.go('/login'), '/login/passkey')
  const again = { ...captured, ...fresh, response: captured.response }
  expect(sessionIn(await post(thief, '/login/passkey', again)), 'on a fresh page').toBeUndefined()
  house.time.pass(4 * MINUTE)
  expect(sessionIn(await post(thief, '/login/passkey', again)), 'minutes later').toBeUndefined()
})

test('B1 an assertion is spent even while its session lives: another page cannot use it', async () => {
  const ada = elsewhere(house, await settler(house))
  const page = await ada.open('/login')
  const thief = copyOf(ada.browser)
  const captured = { ...fieldsTo(page, '/login/passkey'), response: await answerTo(ada, page) }
  expect(sessionIn(await post(ada.browser, '/login/passkey', captured))).toBeDefined()
  const fresh = fieldsTo(await thief.go('/login'), '/login/passkey')
  const again = { ...fresh, response: captured.response }
  expect(sessionIn(await post(thief, '/login/passkey', again))).toBeUndefined()
})

test('B2 invented user handles wake no object: not with another person, region or tag', async () => {
  const ada = await settler(house)
  const real = ada.authenticator.passkeys[0]?.userHandle ?? ''
  const invented = [
    flip(real, 0),
    flip(real, 5),
    flip(real, 33),
    '',
    'AAAA',
    base64url(new Uint8Array(34)),
    real + real,
  ]
  const there = elsewhere(house, ada)
  const page = await there.open('/login')
  const objects = await objectsDuring(async () => {
    for (const userHandle of invented) {
      const fields = {
        ...fieldsTo(page, '/login/passkey'),
        response: await answerTo(ada, page, { userHandle }),
      }
      expect((await post(there.browser, '/login/passkey', fields)).status).toBe(422)
    }
  })
  expect(objects).toEqual([])
})

test('B3 the user handle is not signed: one’s own passkey under somebody else’s handle opens nothing', async () => {
  const ada = await settler(house)
  const eve = await settler(house, { name: 'Eve' })
  const there = elsewhere(house, eve)
  const userHandle = ada.authenticator.passkeys[0]?.userHandle ?? ''
  const swapped = await there.usePasskey(await there.open('/login'), { userHandle })
  expect([swapped.status, swapped.headers.getSetCookie()]).toEqual([422, []])
  const page = await there.open('/login')
  const answer = JSON.parse(await answerTo(eve, page, { userHandle })) as {
    credential: Record<string, unknown>
  }
  const id = ada.authenticator.passkeys[0]?.id
  const renamed = JSON.stringify({ ...answer, credential: { ...answer.credential, id, rawId: id } })
  const asAda = await post(there.browser, '/login/passkey', {
    ...fieldsTo(page, '/login/passkey'),
    response: renamed,
  })
  expect([asAda.status, sessionIn(asAda)]).toEqual([422, undefined])
})

test('B4 a credential id that this shard knows is refused and replaces nothing', async () => {
  const ada = await settler(house, { region: 'us' })
  const known = fromBase64url(ada.authenticator.passkeys[0]?.id ?? '') ?? new Uint8Array()
  const eve = house.newcomer({ name: 'Eve' })
  const proved = await eve.proveAddress(await eve.open('/sign-up'), 'us')
  const real = crypto.getRandomValues.bind(crypto)
  const spy = vi.spyOn(crypto, 'getRandomValues').mockImplementationOnce((bytes) => {
    if (bytes instanceof Uint8Array) bytes.set(known)
    return bytes
  })
  const refused = await eve.makeWayIn(proved, 'passkey')
  spy.mockImplementation(real)
  spy.mockRestore()
  expect(eve.authenticator.passkeys[0]?.id).toBe(ada.authenticator.passkeys[0]?.id)
  expect(refused.status).toBe(422)
  const there = elsewhere(house, ada)
  expect((await there.usePasskey(await there.open('/login'))).status).toBe(200)
})

test('B6 purpose and person: another person’s passkey, a sign-in’s answer and a late one are no step-up', async () => {
  const ada = await settler(house)
  const eve = await settler(house, { name: 'Eve' })
  const proof = await ada.open('/account/prove?for=passkeys')
  const before = ada.browser.jar.get('__Host-session')
  const asEve = ada.with({ authenticator: eve.authenticator })
  expect((await asEve.usePasskey(proof)).status).toBe(422)
  const dressed = { userHandle: ada.authenticator.passkeys[0]?.userHandle ?? '' }
  expect((await asEve.usePasskey(proof, dressed)).status).toBe(422)

  const login = await ada.open('/login')
  const signIn = { ...fieldsTo(proof, '/account/prove/passkey'), response: await answerTo(ada, login) }
  expect(sessionIn(await post(ada.browser, '/account/prove/passkey', signIn))).toBeUndefined()
  const stepUp = { ...fieldsTo(login, '/login/passkey'), response: await answerTo(ada, proof) }
  expect(sessionIn(await post(ada.browser, '/login/passkey', stepUp))).toBeUndefined()

  house.time.pass(6 * MINUTE)
  const late = await ada.usePasskey(proof)
  expect([late.status, late.headers.getSetCookie()], 'starts again without a word').toEqual([200, []])
  expect(ada.browser.jar.get('__Host-session')).toBe(before)
})

test('B6 a challenge made for another browser is nobody’s here', async () => {
  const ada = await settler(house)
  const [here, there] = [elsewhere(house, ada), elsewhere(house, ada)]
  const foreign = await answerTo(ada, await there.open('/login'))
  const page = await here.open('/login')
  const answer = await post(here.browser, '/login/passkey', {
    ...fieldsTo(page, '/login/passkey'),
    response: foreign,
  })
  expect([answer.status, sessionIn(answer)]).toEqual([200, undefined])
})

test('B7 no list of credentials before a first proof, whoever is asked about', async () => {
  const ada = await settler(house, { way: 'password' })
  const there = elsewhere(house, ada)
  const listed = (page: Page) => (ceremonyOf(page).options as { allowCredentials?: unknown }).allowCredentials
  const login = await there.open((await house.app('shop').begin({ login_hint: ada.email })).url)
  expect(listed(login)).toEqual([])
  expect(listed(await there.usePassword(login, 'not the password at all'))).toEqual([])
  expect(listed(await ada.open('/login'))).toEqual([])
  const newcomer = house.newcomer()
  const creation = ceremonyOf(await newcomer.proveAddress(await newcomer.open('/sign-up'))).options
  expect(creation).toMatchObject({
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
})

test('B8 garbage assertions never pause anybody', async () => {
  const ada = await settler(house, { way: 'password' })
  const add = await ada.makeWayIn(await ada.open('/account/passkeys'), 'passkey')
  expect(titleOf(add.html)).not.toBe('')
  const there = elsewhere(house, ada)
  for (let guess = 0; guess < 25; guess++) {
    const refused = await there.usePasskey(await there.open('/login'), { flags: 1 })
    expect(refused.status).toBe(422)
    // Or its owner's password manager would drop a passkey that is good.
    expect(jsonOf(refused.html, 'passkey-options')).toMatchObject({ options: { isRefused: false } })
  }
  expect((await there.usePassword(await there.open('/login'))).status).toBe(200)
  expect(await residents()).not.toEqual([])
})
