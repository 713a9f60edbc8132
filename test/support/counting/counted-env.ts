/** The bindings with a counter in front of each: same calls, same answers, one leg recorded per call; or an outage, where one is planned. */
import { REGION_BINDINGS, type Env } from '../../../src/config.ts'
import { REGIONS } from '../../../src/domain/region.ts'
import { meetOutage } from './outages.ts'
import { begin, type Place } from './recorder.ts'

type Callable = (...given: unknown[]) => unknown

/** Names of bindings to the region they lie in. */
const PLACES: Readonly<Record<string, Place>> = Object.fromEntries(
  REGIONS.flatMap((region): [string, Place][] => {
    const { home, directory, keys, shards } = REGION_BINDINGS[region]
    return [home, directory, keys, ...shards].map((name) => [name, region])
  }),
)

export function countedEnv(env: Env, from: Place): Env {
  return new Proxy(env, {
    get(target, name) {
      const binding: unknown = Reflect.get(target, name)
      const to = name === 'GLOBAL' ? 'global' : PLACES[String(name)]
      if (name === 'KV') return counted(binding, { from, to: 'kv', kind: 'kv' })
      if (name === 'FLOOD' || name === 'MAILS') return counted(binding, { from, to: 'city', kind: 'limiter' })
      if (to === undefined) return binding
      return String(name).startsWith('HOME') || String(name).startsWith('DIRECTORY')
        ? countedNamespace(binding as DurableObjectNamespace, from, to, String(name))
        : countedDatabase(binding as D1Database, from, to, String(name))
    },
  })
}

/** Counts every method call of an object whose methods return promises. */
function counted(binding: unknown, about: { from: Place; to: Place; kind: string }): unknown {
  return new Proxy(binding as object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        const finish = begin({ ...about, name: String(name) })
        try {
          await meetOutage(about)
          return await (member as Callable).apply(target, given)
        } finally {
          finish()
        }
      }
    },
  })
}

function countedNamespace(
  namespace: DurableObjectNamespace,
  from: Place,
  to: Place,
  binding: string,
): unknown {
  return {
    idFromName: (name: string) => namespace.idFromName(name),
    get: (id: DurableObjectId) => {
      const stub = namespace.get(id)
      return new Proxy(stub, {
        get(target, verb) {
          return async (...given: unknown[]) => {
            const finish = begin({ from, to, kind: 'object', name: `${binding}.${String(verb)}` })
            try {
              await meetOutage({ kind: 'object', to })
              // Called as a member: an RPC method has no `apply` of its own to borrow.
              return await (target as unknown as Record<string, Callable>)[String(verb)]?.(...given)
            } finally {
              finish()
            }
          }
        },
      })
    },
  }
}

/** D1 answers with `meta.rows_written`; a batch is one call. Statements are unwrapped again before they are batched. */
function countedDatabase(database: D1Database, from: Place, to: Place, name: string): unknown {
  const inner = new WeakMap<object, D1PreparedStatement>()
  const record = async (verb: string, work: () => Promise<unknown>): Promise<unknown> => {
    const finish = begin({ from, to, kind: 'd1', name: `${name}.${verb}` })
    let rows = 0
    try {
      await meetOutage({ kind: 'd1', to })
      const answer = await work()
      rows = rowsOf(answer)
      return answer
    } finally {
      finish(rows)
    }
  }
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const proxy = new Proxy(statement, {
      get(target, verb) {
        const member = Reflect.get(target, verb) as Callable
        if (verb === 'bind')
          return (...values: unknown[]) => wrap(member.apply(target, values) as D1PreparedStatement)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) =>
          record(String(verb), () => member.apply(target, given) as Promise<unknown>)
      },
    })
    inner.set(proxy, statement)
    return proxy
  }
  return {
    prepare: (query: string) => wrap(database.prepare(query)),
    batch: (statements: readonly D1PreparedStatement[]) =>
      record('batch', () => database.batch(statements.map((each) => inner.get(each) ?? each))),
  }
}

function rowsOf(answer: unknown): number {
  const answers = Array.isArray(answer) ? (answer as readonly unknown[]) : [answer]
  return answers.reduce<number>((sum, each) => {
    const meta = (each as { meta?: { rows_written?: number } } | null)?.meta
    return sum + (meta?.rows_written ?? 0)
  }, 0)
}

/** Counts rows written by an object's own SQLite and alarms set: both are billed as rows. */
export function countStorage(storage: DurableObjectStorage, place: Place): void {
  const exec = storage.sql.exec.bind(storage.sql)
  const countedExec: Callable = (query, ...values) => {
    const finish = begin({ from: place, to: place, kind: 'sql', name: String(query).split(' ', 1)[0] ?? '' })
    const cursor = exec(String(query), ...(values as SqlStorageValue[]))
    const toArray = cursor.toArray.bind(cursor)
    return {
      toArray: () => {
        const found = toArray()
        finish(cursor.rowsWritten)
        return found
      },
    }
  }
  Object.defineProperty(storage.sql, 'exec', { value: countedExec, configurable: true })
  const setAlarm = storage.setAlarm.bind(storage)
  const countedAlarm: Callable = (at) => {
    begin({ from: place, to: place, kind: 'alarm', name: 'set' })(1)
    return setAlarm(at as number)
  }
  Object.defineProperty(storage, 'setAlarm', { value: countedAlarm, configurable: true })
}
