/**
 * Where a test steps in: every call through a port passes here before it is made and after it was answered. A hook may record, throw
 * (the call failed, or its answer was lost), wait, or end the instance that makes the call.
 */
import type { Region } from '../../../src/domain/region.ts'

export interface Point {
  readonly when: 'before' | 'after'
  /** `homes` is a call into a Home; `store` is a transaction in an object, which a hook can end but not delay. */
  readonly port: 'homes' | 'directories' | 'people' | 'keys' | 'mailer' | 'copies' | 'store'
  readonly verb: string
  readonly region: Region
  /** The object that makes the call; undefined where the edge does. */
  readonly instance: Instance | undefined
}

export type Hook = (point: Point) => void | Promise<void>

/** One life of an object: what it remembers ends with it, and what it was waiting for never comes back to it. */
export interface Instance {
  readonly name: string
  isAlive: boolean
  /** Rejects when the instance ends: its callers hear that, its own code hears nothing more. */
  readonly ended: Promise<never>
  end(): void
}

export class Ended extends Error {}

export function newInstance(name: string): Instance {
  const { promise, reject } = Promise.withResolvers<never>()
  promise.catch(() => undefined)
  return {
    name,
    isAlive: true,
    ended: promise,
    end() {
      this.isAlive = false
      reject(new Ended(name))
    },
  }
}

/** A promise that an ended instance waits for: its code simply stops. */
const NEVER = new Promise<never>(() => undefined)

type Verbs = Readonly<Record<string, (...given: never[]) => unknown>>

/** The port with a hook before and after each of its calls. */
export function tapped<Port extends object>(
  port: Port,
  about: Pick<Point, 'port' | 'region' | 'instance'>,
  hook: () => Hook | undefined,
): Port {
  const pass = async (when: Point['when'], verb: string): Promise<void> => {
    if (about.instance?.isAlive === false) await NEVER
    await hook()?.({ ...about, when, verb })
    if (about.instance?.isAlive === false) await NEVER
  }
  const verbs = Object.entries(port as Verbs).map(([verb, run]) => [
    verb,
    async (...given: never[]) => {
      await pass('before', verb)
      const answer: unknown = await run(...given)
      await pass('after', verb)
      return answer
    },
  ])
  return Object.fromEntries(verbs) as Port
}

/** A store that an ended instance can write to no more; transactions pass the hook, which cannot wait there. */
export function guardedStore<Store extends { transact<Result>(work: () => Result): Result }>(
  store: Store,
  about: Pick<Point, 'region'> & { readonly instance: Instance },
  hook: () => Hook | undefined,
): Store {
  const { instance } = about
  const check = (): void => {
    if (!instance.isAlive) throw new Ended(instance.name)
  }
  const pass = (when: Point['when']): void => {
    check()
    const waits = hook()?.({ ...about, port: 'store', verb: 'transact', when })
    waits?.catch(() => undefined)
    check()
  }
  // The store's verbs differ in their parameters, which pass through untouched.
  const verbs = Object.entries(store as unknown as Verbs).map(([verb, run]) => [
    verb,
    (...given: never[]) => {
      check()
      if (verb !== 'transact') return run(...given)
      pass('before')
      const result = run(...given)
      pass('after')
      return result
    },
  ])
  return Object.fromEntries(verbs) as Store
}
