/**
 * A whole house inside workerd, fresh for each test: eight databases with their migrations, keys and applications, a mailbox in place of
 * the mail service, a clock that a test may move, and an isolate that remembers nothing. The Worker is the real one behind a counter.
 */
import { applyD1Migrations, reset } from 'cloudflare:test'
import { afterEach, beforeEach, vi } from 'vitest'
import { forgetAll } from '../../../src/kernel/isolate.ts'
import { endOutages } from '../counting/outages.ts'
import { take } from '../../../src/cli/dev/counting/recorder.ts'
import { settled } from '../counting/afterwards.ts'
import { Authenticator } from '../visitor/authenticator.ts'
import { Person } from '../visitor/person.ts'
import { Visitor, type VisitorFacts } from '../visitor/visitor.ts'
import { seedApplications, type ApplicationName, type Applications } from './applications.ts'
import { DATABASES, env, fetchHouse, ISSUER, tick } from './bindings.ts'
import { Mailbox } from './mailbox.ts'
import { RelyingParty } from './relying-party.ts'
import { VirtualTime } from './virtual-time.ts'

/** The /24 networks of 100.64.0.0/10 (RFC 6598). */
const NETWORKS = 64 * 256

const firstNetwork = (): number => crypto.getRandomValues(new Uint16Array(1))[0] ?? 0

export class House {
  readonly mailbox = new Mailbox()
  readonly time = new VirtualTime()
  #applications: Applications | undefined
  #newcomers = 0
  /** From anywhere on: files share a runtime, and its flood limits outlive the house of a test. */
  #networks = firstNetwork()

  async open(): Promise<void> {
    this.#networks = (this.#networks + 1) % NETWORKS
    forgetAll()
    this.time.start()
    this.mailbox.open()
    await Promise.all(DATABASES.map(([database, kind]) => applyD1Migrations(database, env.MIGRATIONS[kind])))
    this.#applications = await seedApplications()
    await tick()
    take()
  }

  async close(): Promise<void> {
    endOutages()
    await settled()
    vi.restoreAllMocks()
    await reset()
  }

  get applications(): Applications {
    if (!this.#applications) throw new Error('this house is not open')
    return this.#applications
  }

  /** The application as openid-client plays it. `redirectUri` where it is not its first registered one. */
  app(name: ApplicationName, redirectUri?: string): RelyingParty {
    const application = this.applications[name]
    const known = redirectUri === undefined ? application : { ...application, redirectUri }
    return new RelyingParty(known, { issuer: ISSUER, fetch: fetchHouse })
  }

  /** Of this test's own network, so that no test uses up the flood limit of another. */
  get address(): string {
    return `100.${64 + (this.#networks >> 8)}.${this.#networks & 255}.7`
  }

  visitor(facts: VisitorFacts = { address: this.address, city: 'Lisbon', country: 'PT' }): Visitor {
    return new Visitor(fetchHouse, ISSUER, facts)
  }

  /**
   * Somebody new with a browser, an authenticator and an address of their own. No other house has the address: an object that slept
   * through `reset()` keeps what it knew.
   */
  newcomer(about: { readonly name?: string; readonly counts?: boolean } = {}): Person {
    this.#newcomers += 1
    const name = about.name ?? 'Ada Lovelace'
    const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}-${this.#networks}-${this.#newcomers}@example.org`
    const authenticator = new Authenticator(ISSUER, about.counts ?? false)
    return new Person({ name, email, browser: this.visitor(), authenticator, mailbox: this.mailbox })
  }
}

/** A house for every test of a file. */
export function useHouse(): House {
  const house = new House()
  beforeEach(() => house.open())
  afterEach(() => house.close())
  return house
}
