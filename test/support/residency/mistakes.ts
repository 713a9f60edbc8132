/**
 * What goes wrong in life, with a canary in every field that a request has: unknown clients, invented tokens, strange paths, methods,
 * types and cookies. Nothing of it may be repeated, logged or stored. `state` and `nonce` are left out:
 * they are the application's own, and it has them back unread (RFC 6749 §4.1.2.1, Core §3.1.2.1).
 */
import { formsOf, type Visitor } from '../visitor/visitor.ts'
import { App, type Tokens } from './app.ts'
import type { CanaryPerson } from './canaries.ts'
import type { Newcomer } from './newcomer.ts'

const AUTHORIZE_FIELDS = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'prompt',
  'max_age',
  'display',
  'ui_locales',
  'acr_values',
  'claims',
  'claims_locales',
  'id_token_hint',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
  'registration',
  'i',
] as const
const INTERNAL_FIELDS = [
  'person',
  'region',
  'home',
  'epoch',
  'purpose',
  'acr',
  'sub',
  'normalised',
  'proved',
  'form',
  'i',
]
const PATHS = [
  '/users/',
  '/login/',
  '/account/',
  '/sign-up/',
  '/recovery/',
  '/.well-known/',
  '/unlock?t=',
  '/consent?i=',
  '/login?i=',
]
const COOKIES = ['browser', 'session', 'home', 'device', 'locale']

export async function mistakes(newcomer: Newcomer, tokens: Tokens): Promise<void> {
  const { person, house } = newcomer
  const other = newcomer.otherBrowser()
  const texts = [person.email, person.name, `${person.address} ${person.city}`]
  const shop = new App(house, true)
  for (const field of AUTHORIZE_FIELDS)
    await other.send(`/authorize?${await shop.request({ [field]: person.email, login_hint: person.name })}`)
  await other.send(`/authorize?${await shop.request()}&scope=${encodeURIComponent(person.email)}`)
  for (const path of PATHS) await other.send(`${path}${encodeURIComponent(person.email)}`)
  await programs(shop, person, tokens)
  for (const text of texts) await forms(other, text)
  await bodies(other, person)
  await cookies(newcomer.otherBrowser(), person)
}

/** Token, revocation and userinfo with canaries for secrets. */
async function programs(shop: App, { email, name, password }: CanaryPerson, tokens: Tokens): Promise<void> {
  for (const grant_type of ['authorization_code', 'refresh_token', 'client_credentials', 'password', email])
    await shop.post('/token', {
      grant_type,
      code: email,
      refresh_token: email,
      redirect_uri: email,
      code_verifier: name,
      scope: email,
      username: email,
      password,
      client_id: email,
    })
  await shop.post('/revoke', { token: email, token_type_hint: name })
  await shop.post('/logout', { id_token_hint: email, logout_hint: email, client_id: name, ui_locales: name })
  await shop.post('/userinfo', { access_token: `${tokens.access_token}${email}` })
}

/** Every form of the login pages with one text in all its fields. */
async function forms(browser: Visitor, text: string): Promise<void> {
  for (const path of ['/login', '/sign-up', '/recovery']) {
    const page = await browser.go(path)
    for (const form of formsOf(page.html)) {
      const own = Object.keys(form.fields).filter((name) => name !== 'i')
      const fields = Object.fromEntries(own.map((name) => [name, text]))
      await browser.submit(page, { ...fields, internal: text }, ({ action }) => action === form.action)
      const invented = Object.fromEntries(INTERNAL_FIELDS.map((name) => [name, text]))
      await browser.send(form.action, { method: 'POST', body: new URLSearchParams(invented) })
    }
  }
}

/** Wrong types, broken text, strange methods and headers. */
async function bodies(browser: Visitor, { email, name }: CanaryPerson): Promise<void> {
  const body = JSON.stringify({ identifier: email, name })
  for (const type of [
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    email.replace('@', '/'),
  ])
    await browser.send('/login', { method: 'POST', body, headers: { 'content-type': type } })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const text of [
    `identifier=${email}&identifier=${email}`,
    `identifier=${email}%ff%00`,
    email.repeat(3_000),
  ])
    await browser.send('/login', { method: 'POST', body: text, headers: form })
  await browser.send('/login', { method: 'PUT', body })
  await browser.send('/login', {
    method: 'POST',
    body: new URLSearchParams({ identifier: email }),
    headers: {
      origin: `https://${email.split('@')[1]}`,
      referer: `https://x.example/${email}`,
      'x-forwarded-for': email,
    },
  })
  await browser.send('/account', { headers: { authorization: `Bearer ${email}`, 'accept-language': email } })
  await browser.send('/jwks', { headers: { 'cf-ray': email, 'x-request-id': email, traceparent: email } })
}

async function cookies(browser: Visitor, { email }: CanaryPerson): Promise<void> {
  for (const name of COOKIES) browser.jar.set(`__Host-${name}`, encodeURIComponent(email))
  for (const path of ['/login', '/account', '/session', '/authorize', '/logout']) await browser.send(path)
}
