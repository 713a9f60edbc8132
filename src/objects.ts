/**
 * The Durable Object classes, one pair per region, made by one function each. A face has exactly its contract's methods (every
 * prototype method is callable over RPC, TypeScript's `private` included), hands each call to a plain function in `home/`, and
 * returns values: an exception would cross the wire with its message and the object's id.
 */
import { DurableObject } from 'cloudflare:workers'
import { readConfig, type Config, type Env } from './config.ts'
import type { Region } from './domain/region.ts'
import { alarm } from './home/deliver.ts'
import { DIRECTORY, HOME, type DirectoryVerb, type HomeVerb } from './home/verbs.ts'
import { sweepDirectory, type DirectoryTools } from './home/directory.ts'
import { homeClock, newMemory, type HomeTools } from './home/home.ts'
import type { PersonId } from './kernel/ids.ts'
import { systemClock } from './kernel/time.ts'
import { DIRECTORY_VERBS } from './ports/directories.ts'
import { HOME_VERBS } from './ports/homes.ts'
import { Outage } from './ports/outage.ts'
import type { Alarm } from './store/durable/alarm.ts'
import { durableDirectoryStore } from './store/durable/directory-store.ts'
import { durableHomeStore } from './store/durable/home-store.ts'
import { sqlOf } from './store/durable/sql.ts'
import type { FaceAnswer } from './store/durable/objects.ts'
import { directoryPartsOf, homePartsOf } from './wire.ts'

/** Every answer of a face is a value; what went wrong inside is one of our own words, logged here. */
async function faced(log: HomeTools['log'], work: () => unknown): Promise<FaceAnswer> {
  try {
    return { answer: await work() }
  } catch (error) {
    const place = error instanceof Outage ? error.place : 'object'
    log('error', 'face_failed', { place, name: error instanceof Error ? error.name : 'unknown' })
    return { outage: place }
  }
}

function configOf(env: Env): Config {
  const config = readConfig(env)
  if ('missing' in config) throw new Outage('configuration')
  return config
}

const alarmOf = (ctx: DurableObjectState): Alarm => ({ set: (at) => void ctx.storage.setAlarm(at) })

function homeClass(region: Region) {
  return class HomeFace extends DurableObject<Env> {
    readonly #store = durableHomeStore(sqlOf(this.ctx.storage), alarmOf(this.ctx))
    readonly #memory = newMemory()
    readonly #parts = homePartsOf(this.env, configOf(this.env), region)

    #tools(to: PersonId): HomeTools {
      const { peopleOf, ...parts } = this.#parts
      const now = homeClock(this.#memory, this.#store, systemClock)
      return { ...parts, to, people: peopleOf(to), store: this.#store, memory: this.#memory, now }
    }

    static {
      for (const verb of HOME_VERBS) {
        const run = HOME[verb] as HomeVerb
        Object.defineProperty(this.prototype, verb, {
          value(this: HomeFace, to: PersonId, ...given: readonly unknown[]) {
            return faced(this.#parts.log, () => run(this.#tools(to), ...given))
          },
        })
      }
    }

    override async alarm(): Promise<void> {
      const self = this.#store.self()
      if (self) await alarm(this.#tools(self.person))
    }
  }
}

function directoryClass(region: Region) {
  return class DirectoryFace extends DurableObject<Env> {
    readonly #tools: DirectoryTools = {
      ...directoryPartsOf(this.env, configOf(this.env), region),
      store: durableDirectoryStore(sqlOf(this.ctx.storage), alarmOf(this.ctx)),
      afterwards: (work) => this.ctx.waitUntil(work),
    }

    static {
      for (const verb of DIRECTORY_VERBS) {
        const run = DIRECTORY[verb] as DirectoryVerb
        Object.defineProperty(this.prototype, verb, {
          value(this: DirectoryFace, ...given: readonly unknown[]) {
            return faced(this.#tools.log, () => run(this.#tools, ...given))
          },
        })
      }
    }

    override alarm(): void {
      sweepDirectory(this.#tools)
    }
  }
}

export class HomeEu extends homeClass('eu') {}
export class HomeUs extends homeClass('us') {}
export class HomeAp extends homeClass('ap') {}
export class DirectoryEu extends directoryClass('eu') {}
export class DirectoryUs extends directoryClass('us') {}
export class DirectoryAp extends directoryClass('ap') {}
