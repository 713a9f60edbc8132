/** Requests that no browser and no honest application sends (issue 2 §3, RFC 6749 §3, §5.2). */
import { expect, test } from 'vitest'
import { attackedHouse, basicOf, fieldsTo, locationOf, objectsDuring, post, settler } from './stage.ts'

const house = attackedHouse()

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
  '/account/sign-out-others',
  '/account/profile',
  '/account/passkeys/name',
  '/account/email',
  '/account/email/code',
  '/account/email/again',
  '/account/email/main',
  '/account/email/remove',
  '/account/applications/disconnect',
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
    ).toBe(401)
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
