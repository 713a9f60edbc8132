/** Signing in again: by passkey, by password on browsers known and unknown, and what an application may ask of it (Core §3.1.2.1). */
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/kernel/time.ts'
import { useHouse } from '../support/house/house.ts'
import { announced, BORN } from '../support/house/people.ts'
import { callbackOf, refusalOf } from '../support/house/relying-party.ts'
import { passThrough, signInAt, signUpAt } from '../support/house/steps.ts'
import { formsOf } from '../support/visitor/visitor.ts'

const house = useHouse()

describe('sign-in', () => {
  test.each(['passkey', 'password'] as const)('by %s on a browser that knows the person', async (way) => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const first = await signUpAt(shop, ada, { way })
    await ada.submit(await ada.open('/account'), {}, '/account/sign-out')
    const { tokens } = await signInAt(shop, ada, { way })
    expect(tokens.claims()?.sub).toBe(first.tokens.claims()?.sub)
    expect(await announced()).toEqual([[...BORN, 'session.ended', 'session.opened']])
  })

  test.each(['passkey', 'password'] as const)('by %s on a browser that knows nobody', async (way) => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada, { way, region: 'ap' })
    const elsewhere = ada.with({ browser: house.visitor() })
    const { tokens } = await signInAt(shop, elsewhere, { way })
    expect(await shop.userinfo(tokens)).toMatchObject({ email: ada.email })
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('a wrong password, then the right one on the page that says so', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada, { way: 'password' })
    const elsewhere = ada.with({ browser: house.visitor() })
    const request = await house.app('shop').begin()
    const refused = await elsewhere.usePassword(
      await elsewhere.open(request.url),
      'three green lanterns sank',
    )
    expect(refused.status).toBe(422)
    expect(refused.headers.getSetCookie()).toEqual([])
    await house.app('shop').finish(request, await elsewhere.usePassword(refused))
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('login_hint fills the field of the first page and stands in no URL of ours', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada, { way: 'password' })
    const elsewhere = ada.with({ browser: house.visitor() })
    const request = await house.app('shop').begin({ login_hint: ada.email })
    const page = await elsewhere.open(request.url)
    expect(formsOf(page.html).find(({ fields }) => 'password' in fields)?.fields['identifier']).toBe(
      ada.email,
    )
    const answer = await elsewhere.usePassword(page)
    await house.app('shop').finish(request, answer)
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })
})

describe('what the application asks of it', () => {
  test('prompt=none: a code with a session, login_required without, consent_required where consent is due', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const stranger = house.newcomer()
    const early = await shop.begin({ prompt: 'none' })
    expect(await refusalOf(shop, early, await stranger.open(early.url))).toBe('login_required')
    await signUpAt(shop, ada)
    await passThrough(shop, ada, { prompt: 'none' })
    const books = house.app('books')
    const due = await books.begin({ prompt: 'none' })
    expect(await refusalOf(books, due, await ada.open(due.url))).toBe('consent_required')
    expect(await announced()).toEqual([BORN])
  })

  test('prompt=login: asks for a proof again, and auth_time is that of the new one', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    const before = await signUpAt(shop, ada)
    house.time.pass(2 * MINUTE)
    const request = await shop.begin({ prompt: 'login' })
    const page = await ada.open(request.url)
    expect(page.headers.get('location')).toBeNull()
    const after = await shop.finish(request, await ada.signIn(page, 'passkey'))
    expect(Number(after.claims()?.['auth_time'])).toBeGreaterThan(
      Number(before.tokens.claims()?.['auth_time']) + 100,
    )
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('prompt=create: shows the first page of sign-up even to somebody who is signed in', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('shop'), ada)
    const request = await house.app('shop').begin({ prompt: 'create' })
    expect(formsOf((await ada.open(request.url)).html).some(({ fields }) => 'name' in fields)).toBe(true)
    expect(await announced()).toEqual([BORN])
  })

  test('max_age: a younger proof passes, an older one is asked for again', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    house.time.pass(2 * MINUTE)
    const young = await shop.begin({ max_age: '300' })
    await shop.finish(young, await ada.open(young.url), { maxAge: 300 })
    const old = await shop.begin({ max_age: '60' })
    const page = await ada.open(old.url)
    expect(page.headers.get('location')).toBeNull()
    await shop.finish(old, await ada.signIn(page, 'passkey'), { maxAge: 60 })
    expect(await announced()).toEqual([[...BORN, 'session.opened']])
  })

  test('id_token_hint: its own person passes silently, anybody else does not', async () => {
    const ada = house.newcomer()
    const grace = house.newcomer({ name: 'Grace Hopper' })
    const shop = house.app('shop')
    const { tokens } = await signUpAt(shop, ada)
    const hint = { id_token_hint: tokens.id_token ?? '', prompt: 'none' }
    await passThrough(shop, ada, hint)
    await signUpAt(shop, grace)
    const foreign = await shop.begin(hint)
    expect(await refusalOf(shop, foreign, await grace.open(foreign.url))).toBe('login_required')
    expect(await announced()).toEqual([BORN, BORN])
  })

  test('response_mode=form_post: the answer is a form to the application', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    const request = await shop.begin({ response_mode: 'form_post' })
    const page = await ada.open(request.url)
    const form = formsOf(page.html).find(({ action }) => action === shop.application.redirectUri)
    expect(form?.fields).toMatchObject({ state: request.state })
    const url = `${form?.action}?${new URLSearchParams(form?.fields).toString()}`
    await shop.finish(request, { ...page, headers: new Headers({ location: url }) })
    expect(await announced()).toEqual([BORN])
  })

  test('a native application on any loopback port (RFC 8252 §7.3)', async () => {
    const ada = house.newcomer()
    await signUpAt(house.app('till'), ada, { redirect_uri: 'http://127.0.0.1:49152/callback' })
    const till = house.app('till', 'http://127.0.0.1:61000/callback')
    const { answer } = await passThrough(till, ada)
    expect(callbackOf(answer).port).toBe('61000')
    expect(await announced()).toEqual([BORN])
  })

  test('POST /authorize arrives without cookies and goes on by our own GET (rule A3)', async () => {
    const ada = house.newcomer()
    const shop = house.app('shop')
    await signUpAt(shop, ada)
    const request = await shop.begin()
    const crossSite = await house.visitor().send('/authorize', {
      method: 'POST',
      body: request.url.searchParams,
      headers: { origin: 'http://127.0.0.1:8788' },
    })
    expect([crossSite.status, crossSite.headers.getSetCookie()]).toEqual([303, []])
    await shop.finish(request, await ada.open(crossSite.headers.get('location') ?? ''))
    expect(await announced()).toEqual([BORN])
  })
})
