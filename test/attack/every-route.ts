/**
 * One of every route of the house, as a stranger and as somebody else with a session of her own, and what each answers when nobody
 * attacks. Codes and tokens are minted ones with one bit turned; a sign-out is a stranger's, because Eve's must outlive the list.
 */
import { base64url, fromBase64url } from '../../src/kernel/bytes.ts'
import type { House } from '../support/house/house.ts'
import { passThrough } from '../support/house/steps.ts'
import type { Person } from '../support/visitor/person.ts'
import type { Page, Visitor } from '../support/visitor/visitor.ts'
import { basicOf, copyOf, fieldsTo, locationOf } from './stage.ts'

export interface Route {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: () => Visitor
  /** What it answers as it stands. */
  readonly status: number
  readonly fields: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

type Texts = Readonly<Record<string, string>>

/** A handle of ours with one bit turned, in what is sealed. */
function turned(handle: string): string {
  const bytes = fromBase64url(handle) ?? new Uint8Array()
  return base64url(Uint8Array.from(bytes, (byte, place) => (place === 60 ? byte ^ 1 : byte)))
}

/** A form that has lost its seal would be refused alike with any name beside it. */
function sealsIn(page: Page, action: string): Texts {
  const fields = fieldsTo(page, action)
  if (!fields['i']) throw new Error(`no sealed form to ${action}`)
  return fields
}

const page = (
  name: string,
  path: string,
  who: () => Visitor,
  status: number,
  headers: Texts = {},
): Route => ({
  name,
  method: 'GET',
  path,
  who,
  status,
  fields: {},
  headers,
})

const form = (
  name: string,
  path: string,
  who: () => Visitor,
  status: number,
  fields: Texts,
  headers: Texts = {},
): Route => ({ name, method: 'POST', path, who, status, fields, headers })

export async function everyRoute(house: House, victim: Person, eve: Person): Promise<readonly Route[]> {
  return [
    ...(await ofProtocols(house, eve)),
    ...(await ofConsent(house, eve)),
    ...(await ofSignIn(house, victim)),
    ...(await ofSignUp(house)),
    ...(await ofRecovery(house)),
    ...(await ofAccount(house, eve)),
    ...ofFront(house),
  ]
}

function ofFront(house: House): readonly Route[] {
  const as = () => house.visitor()
  return [
    page('front page', '/', as, 200),
    page('robots', '/robots.txt', as, 200),
    page('where passwords are changed', '/.well-known/change-password', as, 303),
    page('where passkeys are kept', '/.well-known/passkey-endpoints', as, 200),
    page('security.txt', '/.well-known/security.txt', as, 200),
    page('security.txt at its former place', '/security.txt', as, 200),
    page('icon', '/favicon.ico', as, 200),
    page('touch icon', '/apple-touch-icon.png', as, 200),
    page('picture of no brand', `/brand/${'A'.repeat(43)}.svg`, as, 404),
  ]
}

async function ofProtocols(house: House, eve: Person): Promise<readonly Route[]> {
  const [shop, books] = [house.app('shop'), house.app('books')]
  const [asked, silent] = [(await shop.begin()).url, (await shop.begin({ prompt: 'none' })).url]
  const answer = await eve.open((await shop.begin()).url)
  const code = locationOf(answer)?.searchParams.get('code') ?? ''
  const { tokens } = await passThrough(books, eve, { scope: 'openid offline_access', prompt: 'consent' })
  const as = () => house.visitor()
  const eves = () => copyOf(eve.browser)
  const client = basicOf(shop.application)
  const bearer = { authorization: `Bearer ${tokens.access_token}` }
  const redeemed = { grant_type: 'authorization_code', code: turned(code), code_verifier: 'v'.repeat(43) }
  const refreshed = { grant_type: 'refresh_token', refresh_token: turned(tokens.refresh_token ?? '') }
  return [
    page('authorize', asked.href, as, 303),
    page('authorize, silently', silent.href, as, 303),
    form('authorize by POST', '/authorize', as, 303, Object.fromEntries(asked.searchParams)),
    form('token', '/token', as, 400, redeemed, client),
    form('refresh', '/token', as, 400, refreshed, basicOf(books.application)),
    form('revocation', '/revoke', as, 200, { token: turned(tokens.refresh_token ?? '') }, client),
    page('userinfo', '/userinfo', as, 401),
    page('Eve’s userinfo', '/userinfo', as, 200, bearer),
    form('userinfo by POST', '/userinfo', as, 401, {}),
    page('keys', '/jwks', as, 200),
    page('metadata', '/.well-known/openid-configuration', as, 200),
    page('metadata of RFC 8414', '/.well-known/oauth-authorization-server', as, 200),
    page('session', '/session', as, 200),
    page('Eve’s session', '/session', eves, 200),
    page('sign-out by an application', '/logout', as, 200),
    form('sign-out by an application, posted', '/logout', as, 303, {}),
  ]
}

async function ofConsent(house: House, eve: Person): Promise<readonly Route[]> {
  const consent = await eve.open((await house.app('books').begin({ prompt: 'consent' })).url)
  const eves = () => copyOf(eve.browser)
  const fields = sealsIn(consent, '/consent')
  return [
    page('Eve’s consent page', consent.url, eves, 200),
    form('Eve’s consent', '/consent', eves, 303, { ...fields, decision: 'deny' }),
    form('Eve’s consent, no decision', '/consent', eves, 303, fields),
  ]
}

async function ofSignIn(house: House, victim: Person): Promise<readonly Route[]> {
  const stranger = house.visitor()
  const as = () => copyOf(stranger)
  const login = await stranger.go('/login')
  const typed = { identifier: victim.email, password: 'not hers at all' }
  return [
    page('login page', '/login', as, 200),
    page('challenge', '/login/passkey-challenge', as, 200),
    form('password', '/login', as, 422, { ...sealsIn(login, '/login'), ...typed }),
    form('passkey', '/login/passkey', as, 422, { ...sealsIn(login, '/login/passkey'), response: '{}' }),
    page('unlock page', '/unlock', as, 400),
    page('undo page', '/undo', as, 400),
    page('message', '/message', as, 400),
    form('unlock', '/unlock', as, 400, sealsIn(login, '/login')),
    form('undo', '/undo', as, 400, sealsIn(login, '/login')),
  ]
}

const NOBODY = { identifier: 'nobody-at-all@example.org' }
const NEWCOMER = { ...NOBODY, name: 'N', region: 'us' }
const WRONG = { code: '000000' }
const PASSWORD = { password: 'a long enough password' }

async function ofSignUp(house: House): Promise<readonly Route[]> {
  const stranger = house.visitor()
  const as = () => copyOf(stranger)
  const first = await stranger.go('/sign-up')
  const code = await stranger.submit(first, NEWCOMER, ({ fields }) => 'name' in fields)
  return [
    page('sign-up page', '/sign-up', as, 200),
    form('sign-up', '/sign-up', as, 200, { ...sealsIn(first, '/sign-up'), ...NEWCOMER }),
    form('sign-up code again', '/sign-up/again', as, 200, sealsIn(code, '/sign-up/again')),
    form('sign-up code', '/sign-up/code', as, 422, { ...sealsIn(code, '/sign-up/code'), ...WRONG }),
    form('birth', '/sign-up/way-in', as, 200, { ...sealsIn(code, '/sign-up/code'), ...PASSWORD }),
  ]
}

async function ofRecovery(house: House): Promise<readonly Route[]> {
  const stranger = house.visitor()
  const as = () => copyOf(stranger)
  const first = await stranger.go('/recovery')
  const lost = await stranger.submit(first, NOBODY, ({ action }) => action === '/recovery')
  return [
    page('recovery page', '/recovery', as, 200),
    form('recovery', '/recovery', as, 200, { ...sealsIn(first, '/recovery'), ...NOBODY }),
    form('recovery code again', '/recovery/again', as, 200, sealsIn(lost, '/recovery/again')),
    form('recovery code', '/recovery/code', as, 422, { ...sealsIn(lost, '/recovery/code'), ...WRONG }),
    page('new way in', '/recovery/way-in', as, 200),
    form('new way in, posted', '/recovery/way-in', as, 200, {
      ...sealsIn(lost, '/recovery/code'),
      ...PASSWORD,
    }),
  ]
}

async function ofAccount(house: House, eve: Person): Promise<readonly Route[]> {
  const stranger = house.visitor()
  const as = () => copyOf(stranger)
  const eves = () => copyOf(eve.browser)
  const { i = '' } = sealsIn(await eve.open('/account'), '/account/sign-out')
  const proof = await eve.open('/account/prove')
  const added = await eve.open('/account/passkeys')
  const set = await eve.open('/account/password')
  const asked = await eve.open('/account/email')
  const email = { identifier: 'eve-too@example.org' }
  const mailed = await eve.submit(asked, email, '/account/email')
  const login = await stranger.go('/login')
  const confirmed = { i, confirmed: 'yes' }
  return [
    page('account', '/account', as, 303),
    page('Eve’s account', '/account', eves, 200),
    page('prove', '/account/prove', as, 303),
    page('Eve’s proof page', '/account/prove', eves, 200),
    form('Eve’s proof', '/account/prove', eves, 422, {
      ...sealsIn(proof, '/account/prove'),
      password: 'not hers at all',
    }),
    page('Eve’s challenge', '/account/prove/challenge', eves, 200),
    form('Eve’s proof by passkey', '/account/prove/passkey', eves, 422, {
      ...sealsIn(proof, '/account/prove'),
      response: '{}',
    }),
    page('Eve’s new passkey', '/account/passkeys', eves, 200),
    form('Eve’s new passkey, posted', '/account/passkeys', eves, 422, {
      ...sealsIn(added, '/account/passkeys'),
      response: '{}',
    }),
    page('Eve’s password', '/account/password', eves, 200),
    form('Eve’s password, posted', '/account/password', eves, 422, {
      ...sealsIn(set, '/account/password'),
      password: 'short',
    }),
    form('Eve’s removal', '/account/credentials/remove', eves, 303, { ...confirmed, credential: 'x' }),
    form('Eve’s end of a session', '/account/sessions/end', eves, 303, { ...confirmed, session: 'x' }),
    form('Eve’s end of others', '/account/sign-out-others', eves, 303, confirmed),
    page('Eve’s profile', '/account/profile', eves, 200),
    form('Eve’s profile, posted', '/account/profile', eves, 422, { i, name: '', locale: '' }),
    form('Eve’s name of a passkey', '/account/passkeys/name', eves, 303, { i, credential: 'x', name: 'X' }),
    page('Eve’s new address', '/account/email', eves, 200),
    page('Eve’s other address', '/account/email/change', eves, 200),
    form('Eve’s new address, posted', '/account/email', eves, 200, {
      ...sealsIn(asked, '/account/email'),
      ...email,
    }),
    form('Eve’s address code', '/account/email/code', eves, 422, {
      ...sealsIn(mailed, '/account/email/code'),
      ...WRONG,
    }),
    form(
      'Eve’s address code again',
      '/account/email/again',
      eves,
      200,
      sealsIn(mailed, '/account/email/again'),
    ),
    form('Eve’s main address', '/account/email/main', eves, 303, { i, identifier: 'x' }),
    form('Eve’s address gone', '/account/email/remove', eves, 303, { ...confirmed, identifier: 'x' }),
    form('Eve’s disconnection', '/account/applications/disconnect', eves, 303, { ...confirmed, client: 'x' }),
    page('Eve’s activity', '/account/activity', eves, 200),
    form('sign-out', '/account/sign-out', as, 303, { i: sealsIn(login, '/login')['i'] ?? '' }),
  ]
}
