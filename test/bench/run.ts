/**
 * `npm run bench`: what each flow costs in hops, calls, rows, operations and dollars, on the real bundle in the local runtime behind a
 * counter, with the times of this machine beside it. Only the bundle's weight is asserted here; budgets are asserted by test/journey.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  changes,
  metadata,
  recover,
  revoke,
  signIn,
  signOut,
  signUp,
  visits,
  type World,
} from '../support/house/flows.ts'
import { RelyingParty, type Registered } from '../support/house/relying-party.ts'
import { startDev, type DevHouse } from '../support/dev/start-dev.ts'
import { Authenticator } from '../support/visitor/authenticator.ts'
import { Person } from '../support/visitor/person.ts'
import { Visitor, type Fetch } from '../support/visitor/visitor.ts'
import { buildCounted, buildDeployed, KIB, LARGEST_BUNDLE, weigh } from './build.ts'
import { flowTable, lineTable, type Sample } from './ledger.ts'
import { mailReader } from './mail-reader.ts'
import { isolateStart } from './start.ts'
import type { Counted } from './worker.ts'

const ROUNDS = 8
/** An outbox waits so long for company before its alarm rings, and a little more. */
const OUTBOX_WAIT = 21_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const progress = (text: string): void => void process.stderr.write(`  ${text}\n`)

/** One bench: a running house, what was noted, and people who go through its flows. */
class Bench {
  readonly samples: Sample[] = []
  readonly alarms = { rings: 0, rows: 0, calls: 0 }
  readonly #house: DevHouse
  readonly #fetch: Fetch = (request) => fetch(request)
  #people = 0
  #flow = ''
  #round = 0

  constructor(house: DevHouse) {
    this.#house = house
  }

  readonly world = (): World => ({
    step: (line, work) => this.#step(line, work),
    newcomer: () => this.#newcomer(),
    browser: () => this.#browser(),
    first: this.#application(true),
    third: this.#application(false),
  })

  async flow<Result>(name: string, round: number, work: () => Promise<Result>): Promise<Result> {
    this.#flow = name
    this.#round = round
    return work()
  }

  async counted(): Promise<Counted['asked']> {
    const { asked, byThemselves } = (await (await fetch(`${this.#house.issuer}/counted`)).json()) as Counted
    this.alarms.rows += byThemselves.rows
    this.alarms.calls += byThemselves.calls
    this.alarms.rings += byThemselves.lines.filter((line) => line.includes('sql.UPDATE (1 rows)')).length
    return asked
  }

  async #step<Result>(line: string, work: () => Promise<Result>): Promise<Result> {
    await this.counted()
    const start = performance.now()
    const result = await work()
    const milliseconds = performance.now() - start
    const cost = await this.counted()
    this.samples.push({ flow: this.#flow, round: this.#round, line, milliseconds, cost })
    return result
  }

  #application(isFirstParty: boolean): RelyingParty<Registered> {
    const { issuer, local } = this.#house
    const client = local.clients.find(
      ({ kind, first_party }) => kind === 'web' && first_party === isFirstParty,
    )
    if (!client) throw new Error('the local house has no such application')
    const application: Registered = {
      id: client.client_id,
      secret: client.client_secret,
      redirectUri: client.redirect_uris[0] ?? '',
      metadata: client,
    }
    return new RelyingParty(application, { issuer, fetch: this.#fetch })
  }

  /** Each from a network of its own, so that the flood limit is no part of the measure. */
  #browser(): Visitor {
    this.#people += 1
    const address = `100.${64 + (this.#people >> 8)}.${this.#people & 255}.7`
    return Object.assign(new Visitor(this.#fetch, this.#house.issuer, { address }), {
      followsRedirects: false,
    })
  }

  #newcomer(): Person {
    const browser = this.#browser()
    const email = `ada-${this.#people}@example.org`
    // Counts, as the passkeys of security keys and of browsers' virtual authenticators do.
    const authenticator = new Authenticator(this.#house.issuer, true)
    return new Person({
      name: 'Ada Lovelace',
      email,
      browser,
      authenticator,
      mailbox: mailReader(this.#house),
    })
  }
}

async function round(bench: Bench, number: number): Promise<void> {
  const world = bench.world()
  const flow = <Result>(name: string, work: () => Promise<Result>) => bench.flow(name, number, work)
  await flow('metadata', () => metadata(world))
  const ada = await flow('sign-up, passkey', () => signUp(world, 'passkey'))
  await flow('sign-out', () => signOut(world, ada))
  const tokens = await flow('passkey sign-in, known browser', () =>
    signIn(world, ada, 'passkey', 'known browser'),
  )
  await flow('visits of a signed-in person', () => visits(world, ada, tokens))
  await flow('account changes', () => changes(world, ada))
  await flow('revocation', () => revoke(world, tokens))
  const abroad = ada.with({ browser: world.browser() })
  await flow('passkey sign-in, new browser', () => signIn(world, abroad, 'passkey', 'new browser'))

  const grace = await flow('sign-up, password', () => signUp(world, 'password', 'ap'))
  await signOut({ ...world, step: (_line, work) => work() }, grace)
  await flow('password sign-in, known browser', () => signIn(world, grace, 'password', 'known browser'))
  const guest = grace.with({ browser: world.browser() })
  await flow('password sign-in, new browser', () => signIn(world, guest, 'password', 'new browser'))
  await flow('recovery, new browser', () => recover(world, grace))
}

async function main(): Promise<boolean> {
  progress('building the Worker and its counted twin …')
  const deployed = await buildDeployed()
  const house = await startDev({ modules: await buildCounted() })
  try {
    const bench = new Bench(house)
    for (let number = 0; number <= ROUNDS; number++) {
      progress(number === 0 ? 'warming up …' : `round ${number} of ${ROUNDS} …`)
      await round(bench, number)
    }
    const samples = bench.samples.filter((sample) => sample.round > 0)
    progress('waiting for the outboxes, measuring the start of an isolate …')
    const [start] = await Promise.all([isolateStart(), sleep(OUTBOX_WAIT)])
    await bench.counted()

    const { plain, gzipped } = weigh(deployed)
    const { rings, rows, calls } = bench.alarms
    const each = (all: number): string => (all / Math.max(1, rings)).toFixed(1)
    say('\nflows: hops of the dearest step, everything else summed; an authenticator that counts\n')
    say(flowTable(samples))
    say('\nsteps\n')
    say(lineTable(samples))
    say(`\noutbox: ${rings} parcels carried out, each ${each(rows)} rows and ${each(calls)} calls`)
    say(`bundle: ${kib(plain)}, ${kib(gzipped)} gzipped (at most ${kib(LARGEST_BUNDLE)})`)
    say(`isolate start: ${start.active} at work of ${start.whole}, by wrangler’s startup profile`)
    say(
      'Times are this machine’s, client included; dollars are list prices per million, duration bounded from above.\n' +
        'An alarm that is set already costs no row: steps that follow each other within 20 s share one.',
    )
    return gzipped <= LARGEST_BUNDLE
  } finally {
    await house.stop()
  }
}

const kib = (bytes: number): string => `${(bytes / KIB).toFixed(0)} KiB`

const isLight = await main()
if (!isLight) say('FAILED: the bundle is too heavy.')
process.exit(isLight ? 0 : 1)
