/**
 * What attacks are played on: one whole house per file, whose floors cost no real time, and an attacker who can send anything. Persons of
 * one file share their house, as in life; each has an address of their own.
 */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { Region } from '../../src/domain/region.ts'
import { fromBase64url, text } from '../../src/kernel/bytes.ts'
import worker from '../../src/worker.ts'
import { countedEnv } from '../../src/cli/dev/counting/counted-env.ts'
import { settled } from '../support/counting/afterwards.ts'
import { take } from '../../src/cli/dev/counting/recorder.ts'
import type { Application } from '../support/house/applications.ts'
import { env, ISSUER, type TestEnv } from '../support/house/bindings.ts'
import { House } from '../support/house/house.ts'
import { deliverAll } from '../support/house/people.ts'
import { signUpAt } from '../support/house/steps.ts'
import type { Person, Way } from '../support/visitor/person.ts'
import { formsOf, Visitor, type Fetch, type Page, type VisitorFacts } from '../support/visitor/visitor.ts'

/** Longer waits are deadlines, which only pass when somebody is really silent. */
const LONGEST_FLOOR = 1_500

export function attackedHouse(): House {
  const house = new House()
  beforeAll(async () => {
    await house.open()
    shortenFloors(house)
  })
  afterAll(() => house.close())
  return house
}

/** Waiting for a floor moves the clock instead. */
export function shortenFloors(house: House): void {
  const real = globalThis.setTimeout.bind(globalThis)
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((work: () => void, wait = 0) => {
    if (wait >= LONGEST_FLOOR) return real(work, wait)
    house.time.pass(wait)
    return real(work, 0)
  })
}

/** Somebody with an account, still signed in on the browser they signed up with. */
export async function settler(
  house: House,
  about: {
    readonly name?: string
    readonly way?: Way
    readonly region?: Region
    readonly counts?: boolean
  } = {},
): Promise<Person> {
  const person = house.newcomer(about)
  await signUpAt(house.app('shop'), person, { way: about.way ?? 'passkey', region: about.region ?? 'eu' })
  return person
}

export const elsewhere = (house: House, person: Person, facts?: VisitorFacts): Person =>
  person.with({ browser: house.visitor(facts) })

/** The same person, whose Home delivers its mails when they look for one: alarms wait for the real clock. */
export const withMails = (house: House, person: Person): Person =>
  person.with({
    mailbox: {
      code: async (to) => {
        await settled()
        await deliverAll()
        return house.mailbox.code(to)
      },
    },
  })

/** One more address of this person's, proved by its code; the account page afterwards. */
export async function addEmail(house: House, person: Person, email: string): Promise<Page> {
  const asked = await person.submit(await person.open('/account/email'), { identifier: email }, 'identifier')
  const code = await withMails(house, person).mailbox.code(email)
  return person.submit(asked, { code }, 'code')
}

/** Everything this browser holds, as a thief would have copied it. */
export function copyOf(browser: Visitor): Visitor {
  const copy = browser.another()
  for (const [name, value] of browser.jar) copy.jar.set(name, value)
  return copy
}

export const post = (
  browser: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => browser.send(path, { method: 'POST', body: new URLSearchParams(fields), headers })

/** Objects that were named since the last look; leftovers of answers have ended. */
export async function objectsNamed(): Promise<readonly string[]> {
  await settled()
  return take()
    .filter(({ kind }) => kind === 'object')
    .map(({ name }) => name)
}

/** The objects that this work named. */
export async function objectsDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  await objectsNamed()
  await work()
  return objectsNamed()
}

/** The Worker with other bindings. */
export function fetchWith(over: Partial<TestEnv>): Fetch {
  const bindings = { ...env, ...over }
  return async (request) => {
    const context = createExecutionContext()
    const answer = await worker.fetch(
      request as Parameters<typeof worker.fetch>[0],
      countedEnv(bindings, 'edge'),
      context,
    )
    void waitOnExecutionContext(context)
    return answer
  }
}

/** A browser before the Worker with other bindings. */
export function visitorBefore(
  over: Partial<TestEnv>,
  jar?: Visitor,
  facts: VisitorFacts = { address: '203.0.113.9' },
): Visitor {
  const visitor = new Visitor(fetchWith(over), ISSUER, facts)
  for (const [name, value] of jar?.jar ?? []) visitor.jar.set(name, value)
  return visitor
}

export const locationOf = (answer: Pick<Response, 'headers'>): URL | undefined => {
  const location = answer.headers.get('location')
  return location === null ? undefined : new URL(location, ISSUER)
}

export const hasCode = (answer: Pick<Response, 'headers'>): boolean =>
  locationOf(answer)?.searchParams.has('code') ?? false

/** A page without what differs from one answer to the next: nonces, seals (their length stays), references. */
export const withoutNonces = (html: string): string =>
  html
    .replaceAll(/[\w-]{200,}/g, (seal) => `seal of ${seal.length}`)
    .replaceAll(/\b[\da-f]{32}\b/g, 'nonce')
    .replaceAll(/"challenge":"[\w-]{43}"/g, '"challenge":"…"')
    .replaceAll(/\b[\dA-Z]{5}-[\dA-Z]{5}\b/g, 'reference')

/** The seals of the form that goes there; what else is posted, an attack says itself. */
export function fieldsTo(page: Page, action: string): Readonly<Record<string, string>> {
  const fields = formsOf(page.html).find((form) => form.action === action)?.fields ?? {}
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'i' || name === 'form'))
}

/** Objects of a region that is out: every call fails at once. */
export const deadObjects = (): DurableObjectNamespace =>
  ({
    idFromName: (name: string) => name,
    get: () => new Proxy({}, { get: () => () => Promise.reject(new Error('out')) }),
    // As much of a namespace as the house uses.
  }) as unknown as DurableObjectNamespace

/** Objects of a region that takes calls and never answers. */
export const silentObjects = (): DurableObjectNamespace =>
  ({
    idFromName: (name: string) => name,
    get: () => new Proxy({}, { get: () => () => new Promise(() => undefined) }),
    // As above.
  }) as unknown as DurableObjectNamespace

/** Objects as they are, of which every call is heard first. */
export const listened = (
  namespace: DurableObjectNamespace,
  hear: (verb: string, given: readonly unknown[]) => void,
): DurableObjectNamespace =>
  ({
    idFromName: (name: string) => namespace.idFromName(name),
    get: (id: DurableObjectId) =>
      new Proxy(namespace.get(id), {
        get:
          (stub, verb) =>
          (...given: unknown[]) => {
            hear(String(verb), given)
            // A verb of the contract; RPC stubs answer to any name.
            return (stub as unknown as Record<string, (...all: unknown[]) => unknown>)[String(verb)]?.(
              ...given,
            )
          },
      }),
    // As above.
  }) as unknown as DurableObjectNamespace

/** How an application says who it is (RFC 6749 §2.3.1). */
export const basicOf = ({ id, secret = '' }: Application): Readonly<Record<string, string>> => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`,
})

export interface TokenAnswer {
  readonly status: number
  readonly error?: string
  readonly refresh_token?: string
  readonly access_token?: string
}

/** The token endpoint, asked by hand. */
export async function askToken(
  application: Application,
  fields: Readonly<Record<string, string>>,
  browser: Visitor,
): Promise<TokenAnswer> {
  const isPublic = application.secret === undefined
  const answer = await post(
    browser,
    '/token',
    { ...(isPublic && { client_id: application.id }), ...fields },
    isPublic ? {} : basicOf(application),
  )
  return { status: answer.status, ...(await answer.json<object>()) }
}

/** The claims of a JWT, unverified. */
export const claimsIn = (jwt: string | undefined): Readonly<Record<string, unknown>> =>
  JSON.parse(text(fromBase64url(jwt?.split('.')[1] ?? '') ?? new Uint8Array())) as Record<string, unknown>

/** Nobody’s password. */
export const WRONG = 'not the password at all'

/** So many wrong passwords, each another. */
export async function failTimes(person: Person, times: number): Promise<void> {
  const page = await person.open('/login')
  for (let guess = 0; guess < times; guess++)
    expect((await person.usePassword(page, `${WRONG} ${guess}`)).status).toBe(422)
}
