/**
 * The reference model and the real house of one run. The model does not compute answers: it remembers which operations began and ended
 * when, and the rules (rules.ts) say which answers and which states no order of them can explain. All interleaving is the scheduler's.
 */
import type { Scheduler } from 'fast-check'
import { hex } from '../../src/kernel/bytes.ts'
import type { HomeAddress } from '../../src/ports/call.ts'
import { Outage } from '../../src/ports/outage.ts'
import { memoryHouse, type MemoryHouse, type Mutation } from '../support/memory/house.ts'
import { sceneOf } from '../support/memory/scene.ts'
import {
  LONG_ENOUGH,
  visitorOf,
  type Authenticator,
  type Code,
  type Visitor,
} from '../support/memory/visitor.ts'
import { storeOf } from './estate.ts'

/** When an operation began and when its answer came; `end` stays undefined where none did. */
export interface Span {
  readonly start: number
  end: number | undefined
}

/** A secret that signs this person in, from the change that set it. */
export interface Secret {
  readonly kind: 'password' | 'passkey'
  readonly value: string
}
export interface SessionSeen {
  readonly id: string
  cookie: Uint8Array
  /** Changes by this session whose answer is not there: each may have given it another cookie. */
  unanswered: number
  readonly by: Secret
  readonly span: Span
}
/** An acknowledged change, with the sessions that existed when its answer came. */
export interface ChangeSeen {
  readonly kind: 'password' | 'add passkey' | 'remove passkey' | 'end others' | 'sign out'
  readonly secret: string
  readonly session: string
  readonly span: Span
  readonly existed: ReadonlySet<string>
}
export interface FamilySeen {
  readonly code: Code
  readonly session: string
  readonly isOffline: boolean
  /** Secrets of each generation that an answer gave away. */
  readonly generations: Uint8Array[]
  redeemed: number
  /** An answer said that it is dead, or must be: it may not serve again. */
  deadSince: number | undefined
}

export interface PersonSeen {
  readonly address: HomeAddress
  readonly email: string
  readonly birth: Span & { isAcknowledged: boolean }
  readonly passwords: string[]
  readonly passkeys: Authenticator[]
  readonly sessions: Map<string, SessionSeen>
  readonly changes: ChangeSeen[]
  /** Every request that sets a password, answered or not. */
  readonly setters: { readonly secret: string; readonly span: Span }[]
  readonly families: Map<string, FamilySeen>
  /** Guesses that were wrong and were answered, each with when it first began and how often an answer came. */
  readonly refusedGuesses: Map<string, { readonly start: number; answers: number }>
  /** Assertions that were sent, for replay, and the challenges that opened something. */
  readonly assertions: { readonly proof: ReturnType<Visitor['passkeyProof']>; opened: number }[]
  /** How often each fact may have happened: at least when acknowledged, at most when sent. */
  readonly facts: Map<string, { acknowledged: number; sent: number }>
}

export interface World {
  readonly house: MemoryHouse
  readonly visitor: Visitor
  readonly people: PersonSeen[]
  readonly violations: string[]
  readonly comparedWrong: Map<string, number>
  tick: number
  /** Ends the instance of this Home after so many more steps of it. */
  crash: { readonly name: string; steps: number } | undefined
  /** The last request, for sending it once more. */
  again: (() => unknown) | undefined
  readonly pending: Promise<void>[]
  /** Works past the scheduler: what a test prepares is no part of the interleaving. */
  quiet<Result>(work: () => Promise<Result>): Promise<Result>
  /** Sends an operation and goes on; `answered` runs when its answer is there. */
  launch<Answer>(run: () => Promise<Answer>, answered: (answer: Answer, span: Span) => void): Span
}

export const POLICY = { failuresBeforePause: 3 } as const

export function newWorld(scheduler: Scheduler, mutation: Mutation | undefined): World {
  const house = memoryHouse({ seed: 21, policy: POLICY, ...(mutation && { mutation }) })
  const world: World = {
    house,
    visitor: visitorOf(sceneOf(house)),
    people: [],
    violations: [],
    comparedWrong: new Map(),
    tick: 0,
    crash: undefined,
    again: undefined,
    pending: [],
    async quiet(work) {
      const { hook } = house
      house.hook = undefined
      try {
        return await work()
      } finally {
        house.hook = hook
      }
    },
    launch(run, answered) {
      const span: Span = { start: ++world.tick, end: undefined }
      const settle = async (): Promise<void> => {
        try {
          const answer = await run()
          span.end = ++world.tick
          answered(answer, span)
        } catch (error) {
          if (!(error instanceof Outage)) throw error
        }
      }
      world.pending.push(settle().catch((error: unknown) => void world.violations.push(String(error))))
      return span
    },
  }
  house.hasher.onVerify = (password, matches) => {
    if (!matches) world.comparedWrong.set(password, (world.comparedWrong.get(password) ?? 0) + 1)
  }
  house.hook = (point) => {
    const { crash } = world
    const isCrash = crash !== undefined && point.instance?.name === crash.name && --crash.steps === 0
    if (isCrash) {
      world.crash = undefined
      point.instance?.end()
    }
    if (point.port === 'store') return
    return scheduler.schedule(Promise.resolve(), `${point.when} ${point.port}.${point.verb}`)
  }
  return world
}

export const idOf = (cookie: Uint8Array): string => hex(cookie)

/** All session rows of a person, by the id in hex. */
export function sessionRows({ house }: World, { address }: PersonSeen) {
  const store = storeOf(house, address)
  return store.self() ? store.sessions() : []
}

export function familyRow({ house }: World, { address }: PersonSeen, id: string) {
  const store = storeOf(house, address)
  return store.self() ? store.family(id) : undefined
}

export function count(person: PersonSeen, fact: string, part: 'acknowledged' | 'sent'): void {
  const seen = person.facts.get(fact) ?? { acknowledged: 0, sent: 0 }
  seen[part] += 1
  person.facts.set(fact, seen)
}

/** A person to be: nobody until a birth is acknowledged. */
export const newPerson = (address: HomeAddress, email: string, start: number): PersonSeen => ({
  address,
  email,
  birth: { start, end: undefined, isAcknowledged: false },
  passwords: [LONG_ENOUGH],
  passkeys: [],
  sessions: new Map(),
  changes: [],
  setters: [],
  families: new Map(),
  refusedGuesses: new Map(),
  assertions: [],
  facts: new Map(),
})
