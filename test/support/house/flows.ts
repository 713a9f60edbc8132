/**
 * The ways through the house whose cost is budgeted and benched, step by step: each step has the name of its line, so that the budget
 * table (test/journey) and the bench print the same. Warm: configuration and keys are in the isolate's memory before the first line.
 */
import type { Region } from '../../../src/domain/region.ts'
import type { Person, Way } from '../visitor/person.ts'
import type { Page, Visitor } from '../visitor/visitor.ts'
import { callbackOf, type Registered, type RelyingParty, type Request, type Tokens } from './relying-party.ts'

export interface World {
  /** Runs one step and notes what it cost under the name of its line. */
  readonly step: <Result>(line: string, work: () => Promise<Result>) => Promise<Result>
  /** Somebody at such a browser. */
  readonly newcomer: () => Person
  /** One that knows nobody, and follows no redirect by itself. */
  readonly browser: () => Visitor
  readonly first: RelyingParty<Registered>
  readonly third: RelyingParty<Registered>
}

/** From the application to the login page, a step each. */
async function toLogin({ step, first }: World, person: Person): Promise<{ request: Request; page: Page }> {
  const request = await first.begin()
  const answer = await step('GET /authorize', () => person.open(request.url))
  const login = callbackOf(answer)
  return { request, page: await step('GET /login', () => person.open(login)) }
}

async function redeem({ step, first }: World, name: string, request: Request, answer: Page): Promise<Tokens> {
  const tokens = await step(`${name}: POST /token`, () => first.finish(request, answer))
  await step(`${name}: GET /userinfo`, () => first.userinfo(tokens))
  return tokens
}

/** Somebody new, by the pages of sign-up. */
export async function signUp(world: World, way: Way, region: Region = 'eu'): Promise<Person> {
  const { step, first } = world
  const person = world.newcomer()
  const request = await first.begin({ prompt: 'create' })
  const answer = await step('GET /authorize', () => person.open(request.url))
  const page = await step('GET /sign-up', () => person.open(callbackOf(answer)))
  const asked = await step('POST /sign-up (address)', () => person.giveAddress(page, region))
  const code = await person.mailbox.code(person.email)
  const wayIn = await step('POST /sign-up/code', () => person.submit(asked, { code }, 'code'))
  const done = await step(`POST /sign-up/way-in (birth, ${way})`, () => person.makeWayIn(wayIn, way))
  await redeem(world, `birth by ${way}`, request, done)
  return person
}

/** A whole sign-in: authorize, login page, proof, token, userinfo. */
export async function signIn(world: World, person: Person, way: Way, where: string): Promise<Tokens> {
  const name = `${way}, ${where}`
  const { request, page } = await toLogin(world, person)
  const answer = await world.step(`${name}: proof`, () => person.signIn(page, way))
  return redeem(world, name, request, answer)
}

/** What a signed-in person and their applications do. */
export async function visits(world: World, person: Person, tokens: Tokens): Promise<void> {
  const { step, first, third } = world
  const again = await first.begin()
  await step('GET /authorize (session)', () => person.open(again.url))
  await step('refresh', () => first.refresh(tokens.refresh_token))
  await step('GET /account', () => person.open('/account'))
  await step('GET /session (young session)', () => person.open('/session'))

  const asking = await third.begin()
  const due = await step('GET /authorize (session, consent due)', () => person.open(asking.url))
  const consent = await step('GET /consent', () => person.open(callbackOf(due)))
  const allowed = await step('POST /consent', () => person.submit(consent, { decision: 'allow' }, '/consent'))
  await third.finish(asking, allowed)
}

/** The account's pages and changes, on a fresh proof. */
export async function changes(world: World, person: Person): Promise<void> {
  const { step } = world
  const proving = await step('GET /account/prove', () => person.open('/account/prove?for=passkeys'))
  await step('POST /account/prove/passkey', () => person.usePasskey(proving))
  const passkeys = await step('GET /account/passkeys', () => person.open('/account/passkeys'))
  await step('POST /account/passkeys', () => person.makeWayIn(passkeys, 'passkey'))
  const password = await step('GET /account/password', () => person.open('/account/password'))
  await step('POST /account/password', () => person.makeWayIn(password, 'password'))
}

/** What a button of a row does at once, when it says that it was confirmed. */
const ROW_CHANGES = [
  '/account/passkeys/name',
  '/account/email/main',
  '/account/email/remove',
  '/account/applications/disconnect',
]

/** What is changed besides ways in. */
export async function adjust(world: World, person: Person): Promise<void> {
  const { step } = world
  const profile = await step('GET /account/profile', () => person.open('/account/profile'))
  await step('POST /account/profile', () => person.submit(profile, { name: 'Ada King' }, 'name'))
  const asked = await step('GET /account/email', () => person.open('/account/email'))
  await step('GET /account/email/change', () => person.open('/account/email/change'))
  const email = `too-${person.email}`
  const code = await step('POST /account/email', () =>
    person.submit(asked, { identifier: email }, 'identifier'),
  )
  const digits = await person.mailbox.code(email)
  await step('POST /account/email/code', () => person.submit(code, { code: digits }, 'code'))
  await step('GET /account/activity', () => person.open('/account/activity'))
  for (const path of ROW_CHANGES) {
    const page = await person.open('/account')
    await step(`POST ${path}`, () => person.submit(page, { confirmed: 'yes', name: 'Mine' }, path))
  }
}

export async function revoke({ step, first }: World, tokens: Tokens): Promise<void> {
  await step('POST /revoke', () => first.revoke(tokens.access_token))
}

export async function signOut(world: World, person: Person): Promise<void> {
  const page = await person.open('/logout')
  await world.step('POST /logout', () => person.submit(page, {}, '/logout'))
}

/** From another browser, which knows nobody. */
export async function recover(world: World, person: Person): Promise<void> {
  const { step } = world
  const lost = person.with({ browser: world.browser() })
  const page = await step('GET /recovery', () => lost.open('/recovery'))
  const asked = await step('POST /recovery (address)', () =>
    lost.submit(page, { identifier: lost.email }, '/recovery'),
  )
  const code = await lost.mailbox.code(lost.email)
  const right = await step('POST /recovery/code', () => lost.submit(asked, { code }, 'code'))
  const wayIn = await step('GET /recovery/way-in', () => lost.open(callbackOf(right)))
  await step('POST /recovery/way-in', () => lost.makeWayIn(wayIn, 'password'))
}

/** What anybody may see without being anybody. */
export async function front({ step, browser, first }: World): Promise<void> {
  const paths = [
    '/',
    '/robots.txt',
    '/.well-known/change-password',
    '/.well-known/passkey-endpoints',
    '/.well-known/security.txt',
    '/favicon.ico',
    '/apple-touch-icon.png',
  ]
  for (const path of paths) await step(`GET ${path}`, () => browser().send(path))
  const asked = await browser().go((await first.begin()).url.href)
  const { html } = await browser().go(callbackOf(asked).href)
  const picture = /"(\/brand\/[^"]+)"/.exec(html)?.[1] ?? ''
  await browser().send(picture)
  await step('GET /brand/{picture}', () => browser().send(picture))
}

/** What anybody may ask for. */
export async function metadata(world: World): Promise<void> {
  const visitor = world.browser()
  const { issuer } = (await world.first.configuration()).serverMetadata()
  await world.step('GET discovery', () => visitor.send(`${issuer}/.well-known/openid-configuration`))
  await world.step('GET /jwks', () => visitor.send(`${issuer}/jwks`))
}
