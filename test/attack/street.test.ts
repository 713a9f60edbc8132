/** Attacks that need nothing but HTTP: redirects, framing, mix-up, injection, downgrade, and requests that no browser sends. */
import { expect, test } from 'vitest'
import { changeClient } from '../support/house/applications.ts'
import { ISSUER } from '../support/house/bindings.ts'
import { callbackOf } from '../support/house/relying-party.ts'
import { decide, passThrough } from '../support/house/steps.ts'
import { askToken, attackedHouse, elsewhere, fieldsTo, locationOf, post, settler } from './stage.ts'
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
    '/',
    '/login',
    '/sign-up',
    '/recovery',
    '/account',
    '/account/prove',
    '/account/passkeys',
    '/account/profile',
    '/account/email',
    '/account/email/change',
    '/account/activity',
    '/logout',
    consent,
  ]
  const errors = [
    '/unlock?t=x',
    '/undo?t=x',
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
