/** Attacks that need nothing but HTTP: redirects, framing, mix-up, injection, downgrade, and requests that no browser sends. */
import { expect, test } from 'vitest'
import { changeClient } from '../support/house/applications.ts'
import { ISSUER } from '../support/house/bindings.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { decide, passThrough } from '../support/house/steps.ts'
import {
  askToken,
  attackedHouse,
  basicOf,
  elsewhere,
  fieldsTo,
  locationOf,
  objectsDuring,
  post,
  settler,
} from './stage.ts'
import { MINUTE } from '../../src/kernel/time.ts'

const house = attackedHouse()

test('open redirect: an almost-matching redirect URI is a page, never a redirect', async () => {
  const { redirectUri } = house.app('shop').application
  const { host } = new URL(redirectUri)
  const almost = [
    `${redirectUri}/`,
    `${redirectUri}?x=1`,
    `${redirectUri}#x`,
    `${redirectUri}/../evil`,
    `${redirectUri}%2f`,
    `${redirectUri}\t`,
    ` ${redirectUri}`,
    redirectUri.toUpperCase(),
    redirectUri.replace('http:', 'https:'),
    redirectUri.replace('8788', '8789'),
    redirectUri.replace(host, `evil.example`),
    redirectUri.replace(host, `${host}.evil.example`),
    redirectUri.replace(host, `${host}@evil.example`),
    redirectUri.replace(host, `evil.example\\@${host}`),
    redirectUri.replace('127.0.0.1', '2130706433'),
    redirectUri.replace('127.0.0.1', 'localhost'),
    '//evil.example/callback',
    '/callback',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://127.0.0.1/callback',
    '*',
  ]
  for (const redirect_uri of almost) {
    const { url } = await house.app('shop').begin({ redirect_uri })
    for (const answer of [
      await house.visitor().send(url.href),
      await post(house.visitor(), '/authorize', Object.fromEntries(url.searchParams), {
        origin: 'https://evil.example',
      }),
    ]) {
      expect([redirect_uri, answer.status, answer.headers.get('location')]).toEqual([redirect_uri, 400, null])
      expect(await answer.text()).not.toContain('evil.example')
    }
  }
})

test('open redirect: no parameter of ours says where to go on, and a way back after sign-out is registered', async () => {
  const ada = await settler(house, { way: 'password' })
  const there = elsewhere(house, ada)
  const names = [
    'returnTo',
    'return_to',
    'next',
    'continue',
    'redirect',
    'url',
    'onward',
    'post_logout_redirect_uri',
  ]
  const query = new URLSearchParams(names.map((name) => [name, 'https://evil.example/'])).toString()
  const page = await there.browser.go(`/login?${query}`)
  const form = {
    ...fieldsTo(page, '/login'),
    ...Object.fromEntries(names.map((name) => [name, 'https://evil.example/'])),
  }
  const answer = await post(there.browser, `/login?${query}`, {
    ...form,
    identifier: ada.email,
    password: ada.password,
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
  for (const uri of [
    'https://evil.example/',
    'http://127.0.0.1:8788',
    'http://127.0.0.1:8788/x',
    '//127.0.0.1:8788/',
  ])
    for (const path of ['/logout', '/account/prove', '/account']) {
      const asked = new URLSearchParams({
        client_id: house.app('shop').application.id,
        post_logout_redirect_uri: uri,
        for: uri,
      })
      const left = await there.browser.send(`${path}?${asked.toString()}`)
      expect(locationOf(left)?.origin ?? ISSUER).toBe(ISSUER)
    }
})

test('framing and leaks: every page forbids frames, foreign scripts, caches and referrers', async () => {
  const ada = await settler(house)
  const consent = (await ada.open((await house.app('books').begin()).url)).url
  const paths = [
    '/login',
    '/sign-up',
    '/recovery',
    '/account',
    '/account/prove',
    '/account/passkeys',
    '/logout',
    consent,
  ]
  const errors = [
    '/unlock?t=x',
    '/authorize',
    '/authorize?client_id=x',
    '/nowhere',
    '/consent?i=x',
    '/login?i=x',
  ]
  for (const path of [...paths, ...errors]) {
    const { headers } = await ada.browser.send(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect([path, headers.get('x-frame-options'), headers.get('cache-control')]).toEqual([
      path,
      'DENY',
      'no-store',
    ])
    expect(policy).toMatch(
      /default-src 'none'; script-src 'nonce-[\da-f]{32}';.*base-uri 'none'; frame-ancestors 'none'/,
    )
    expect(policy).not.toContain('unsafe-')
    expect([headers.get('referrer-policy'), headers.get('x-content-type-options')]).toEqual([
      'same-origin',
      'nosniff',
    ])
  }
})

test('script in every field that is shown again, in the hint and in state: shown as text', async () => {
  const script = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
  const shop = house.app('shop')
  const visitor = house.visitor()
  const pages = [
    await visitor.go((await shop.begin({ login_hint: script })).url.href),
    await visitor.submit(
      await visitor.go('/login'),
      { identifier: script, password: 'x' },
      (form) => 'password' in form.fields,
    ),
    await visitor.submit(
      await visitor.go('/sign-up'),
      { identifier: script, name: script, region: script },
      (form) => 'name' in form.fields,
    ),
    await visitor.submit(
      await visitor.go('/recovery'),
      { identifier: script },
      (form) => form.action === '/recovery',
    ),
    await visitor.go(
      (await shop.begin({ prompt: 'none', state: script, response_mode: 'form_post' })).url.href,
    ),
  ]
  for (const { html } of pages) {
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('<img src=x')
  }
})

test('mix-up: every authorization response carries iss, errors included (RFC 9207)', async () => {
  const ada = await settler(house)
  const [shop, books] = [house.app('shop'), house.app('books')]
  const answers = [
    (await passThrough(shop, ada)).answer,
    await house.visitor().go((await shop.begin({ prompt: 'none' })).url.href),
    await house.visitor().go((await shop.begin({ scope: 'email' })).url.href),
    await house.visitor().go((await shop.begin({ response_type: 'token' })).url.href),
    await decide(ada, await ada.open((await books.begin()).url), 'deny'),
  ]
  for (const answer of answers) expect(callbackOf(answer).searchParams.getAll('iss')).toEqual([ISSUER])
})

test('code injection: a stolen code is useless in another’s flow, another client’s hands and with another redirect', async () => {
  const ada = await settler(house)
  const [shop, books] = [house.app('shop'), house.app('books')]
  const victim = await shop.begin()
  const code = callbackOf(await ada.open(victim.url)).searchParams.get('code') ?? ''
  const attacker = await shop.begin()
  const fields = { grant_type: 'authorization_code', code }
  const ask = (over: Readonly<Record<string, string>>, app = shop) =>
    askToken(app.application, { ...fields, ...over }, house.visitor())
  expect(await ask({ code_verifier: attacker.verifier })).toMatchObject({ error: 'invalid_grant' })
  expect(await ask({ code_verifier: victim.verifier }, books)).toMatchObject({ error: 'invalid_grant' })
  expect(await ask({ code_verifier: victim.verifier, redirect_uri: 'https://evil.example/' })).toMatchObject({
    error: 'invalid_grant',
  })
  expect(await ask({ code_verifier: victim.verifier, client_id: books.application.id })).toMatchObject({
    error: 'invalid_request',
  })
  expect((await ask({ code_verifier: victim.verifier })).status, 'and none of it spent the code').toBe(200)
})

test('PKCE downgrade: none, plain, dropped and added verifiers are refused', async () => {
  const ada = await settler(house)
  const shop = house.app('shop')
  const errorFor = async (wishes: Readonly<Record<string, string | undefined>>): Promise<string | null> =>
    callbackOf(await ada.open((await shop.begin(wishes)).url)).searchParams.get('error')
  expect(await errorFor({ code_challenge: undefined, code_challenge_method: undefined })).toBe(
    'invalid_request',
  )
  expect(await errorFor({ code_challenge_method: 'plain' })).toBe('invalid_request')
  expect(await errorFor({ code_challenge_method: undefined })).toBe('invalid_request')
  const dropped = callbackOf(await ada.open((await shop.begin()).url)).searchParams.get('code') ?? ''
  const { redirectUri } = shop.application
  const fields = { grant_type: 'authorization_code', code: dropped, redirect_uri: redirectUri }
  expect(await askToken(shop.application, fields, house.visitor())).toMatchObject({ error: 'invalid_grant' })

  await changeClient(shop.application.id, { requirePkce: false })
  house.time.pass(3 * MINUTE)
  const bare = await shop.begin({ code_challenge: undefined, code_challenge_method: undefined })
  const code = callbackOf(await ada.open(bare.url)).searchParams.get('code') ?? ''
  const added = { ...fields, code, code_verifier: bare.verifier }
  expect(await askToken(shop.application, added, house.visitor()), 'RFC 9700 §2.1.1').toMatchObject({
    error: 'invalid_grant',
  })
  await changeClient(shop.application.id, { requirePkce: true })
  house.time.pass(3 * MINUTE)
})

const FORMS = [
  '/authorize',
  '/login',
  '/login/passkey',
  '/sign-up',
  '/sign-up/again',
  '/sign-up/code',
  '/sign-up/way-in',
  '/recovery',
  '/recovery/again',
  '/recovery/code',
  '/recovery/way-in',
  '/unlock',
  '/consent',
  '/logout',
  '/account/passkeys',
  '/account/password',
  '/account/credentials/remove',
  '/account/sessions/end',
  '/account/sign-out-everywhere',
  '/account/sign-out',
  '/account/prove',
  '/account/prove/passkey',
]
const JSONS = ['/token', '/revoke']
const FORM = 'application/x-www-form-urlencoded'
const MARK = 'zQxMarkedByAttacker'

test('bodies that no form of ours sends: too large, of another type, no UTF-8, doubled; nothing is repeated, nobody asked', async () => {
  const ada = await settler(house)
  const i = fieldsTo(await ada.open('/account'), '/account/sign-out')['i'] ?? ''
  const bytes = (...values: number[]): BodyInit =>
    Uint8Array.from([...new TextEncoder().encode(`i=${i}&code=`), ...values])
  const streamed = (): ReadableStream => new Blob([`i=${i}&code=`, 'x'.repeat(80_000)]).stream()
  const bad: readonly (readonly [string, BodyInit, string, number])[] = [
    ['1 MB', `i=${i}&code=${MARK}${'x'.repeat(1_048_576)}`, FORM, 413],
    ['more than 64 KB, without a length', streamed(), FORM, 413],
    ['JSON', JSON.stringify({ i, code: MARK }), 'application/json', 415],
    ['text', `i=${i}&code=${MARK}`, 'text/plain', 415],
    [
      'multipart',
      `--x\r\ncontent-disposition: form-data; name="i"\r\n\r\n${i}\r\n--x--`,
      'multipart/form-data; boundary=x',
      415,
    ],
    ['another charset', `i=${i}&code=${MARK}`, `${FORM}; charset=utf-16`, 415],
    ['broken UTF-8', bytes(0xff, 0xfe), FORM, 400],
    ['overlong UTF-8', `i=${i}&code=%C0%AF`, FORM, 400],
    ['a stray percent', `i=${i}&code=%ZZ`, FORM, 400],
    ['NUL', `i=${i}&code=%00`, FORM, 400],
    ['doubled', `i=${i}&code=${MARK}&code=1`, FORM, 400],
  ]
  const objects = await objectsDuring(async () => {
    for (const [what, body, type, status] of bad)
      for (const path of [...FORMS, ...JSONS]) {
        const sent = body instanceof ReadableStream ? streamed() : body
        const headers = {
          'content-type': type,
          ...(JSONS.includes(path) && basicOf(house.app('shop').application)),
        }
        const answer = await ada.browser.send(path, { method: 'POST', body: sent, headers })
        const expected = JSONS.includes(path) && status === 415 ? 400 : status
        expect([what, path, answer.status]).toEqual([what, path, expected])
        expect(answer.headers.getSetCookie()).toEqual([])
        expect(await answer.text()).not.toContain(MARK)
      }
  })
  expect(objects).toEqual([])
})

test('doubled and broken parameters in queries', async () => {
  const { url } = await house.app('shop').begin({ state: MARK })
  const doubledAfter = locationOf(await house.visitor().send(`${url.href}&scope=openid`))
  expect(doubledAfter?.searchParams.get('error')).toBe('invalid_request')
  for (const name of ['client_id', 'redirect_uri']) {
    const answer = await house.visitor().send(`${url.href}&${name}=x`)
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  }
  for (const broken of ['%FF', '%', '%00', '%C0%AF']) {
    for (const path of [
      `${url.href}&nonce2=${broken}`,
      `/logout?state=${broken}`,
      `/login?i=${broken}`,
      `/unlock?t=${broken}`,
      `/consent?i=${broken}`,
    ]) {
      const answer = await house.visitor().send(path)
      expect(answer.status, path).toBeLessThan(500)
      expect(locationOf(answer)?.searchParams.has('code') ?? false).toBe(false)
    }
  }
  for (const path of JSONS) {
    expect((await house.visitor().send(path)).status).toBe(405)
    expect(
      (
        await house.visitor().send(`${path}?grant_type=client_credentials&client_id=x&client_secret=y`, {
          method: 'POST',
          body: new URLSearchParams(),
        })
      ).status,
    ).toBeGreaterThanOrEqual(400)
  }
})

test('client authentication: two ways at once, another’s id, a public client’s secret, an unregistered way', async () => {
  const [shop, books] = [house.app('shop').application, house.app('books').application]
  const reader = house.app('reader').application
  const fields = { grant_type: 'refresh_token', refresh_token: 'x' }
  const ask = async (
    body: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await post(house.visitor(), '/token', { ...fields, ...body }, headers)
    return `${answer.status} ${(await answer.json<{ error: string }>()).error}`
  }
  expect(await ask({ client_id: shop.id, client_secret: shop.secret ?? '' }, basicOf(shop))).toBe(
    '400 invalid_request',
  )
  expect(await ask({ client_id: books.id }, basicOf(shop))).toBe('400 invalid_request')
  expect(await ask({ client_id: shop.id })).toBe('401 invalid_client')
  expect(await ask({ client_id: shop.id, client_secret: shop.secret ?? '' }), 'registered for basic').toBe(
    '401 invalid_client',
  )
  expect(await ask({ client_id: reader.id, client_secret: 'x' })).toBe('401 invalid_client')
  expect(await ask({}, { authorization: `Basic ${btoa(`${shop.id}:wrong`)}` })).toBe('401 invalid_client')
  expect(await ask({}, { authorization: 'Basic %%%' })).toBe('401 invalid_client')
  expect(await ask({}, { authorization: `Bearer ${shop.secret}` })).toBe('401 invalid_client')
  expect(await ask({})).toBe('401 invalid_client')
})
