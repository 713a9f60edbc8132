/** The bindings with a counter in front of each: same calls, same answers, one leg recorded per call. */
import { REGION_BINDINGS, type Env } from '../../../config.ts'
import { REGIONS } from '../../../domain/region.ts'
import { begin, type LegFacts, type Place } from './recorder.ts'

type Callable = (...given: unknown[]) => unknown

/** What stands between a caller and its binding. */
export interface Meter {
  readonly begin: (about: LegFacts) => (rows?: number) => void
  /** Before each call; whoever throws here is what the caller hears. */
  readonly meet: (about: LegFacts) => Promise<void>
}

const COUNTS: Meter = { begin, meet: () => Promise.resolve() }

/** Names of bindings to the region they lie in. */
const PLACES: Readonly<Record<string, Place>> = Object.fromEntries(
  REGIONS.flatMap((region): [string, Place][] => {
    const { home, directory, keys, shards } = REGION_BINDINGS[region]
    return [home, directory, keys, ...shards].map((name) => [name, region])
  }),
)

export function countedEnv(env: Env, from: Place, meter: Meter = COUNTS): Env {
  return new Proxy(env, {
    get(target, name) {
      const binding: unknown = Reflect.get(target, name)
      const to = name === 'GLOBAL' ? 'global' : PLACES[String(name)]
      if (name === 'KV') return counted(binding, { from, to: 'kv', kind: 'kv' }, meter)
      if (name === 'FLOOD' || name === 'MAILS')
        return counted(binding, { from, to: 'city', kind: 'limiter' }, meter)
      if (to === undefined) return binding
      const about = { from, to, name: String(name) }
      return about.name.startsWith('HOME') || about.name.startsWith('DIRECTORY')
        ? countedNamespace(binding as DurableObjectNamespace, about, meter)
        : countedDatabase(binding as D1Database, about, meter)
    },
  })
}

async function measured<Answer>(
  { begin: start, meet }: Meter,
  about: LegFacts,
  work: () => Promise<Answer>,
  rowsOf: (answer: Answer) => number = () => 0,
): Promise<Answer> {
  const finish = start(about)
  let rows = 0
  try {
    await meet(about)
    const answer = await work()
    rows = rowsOf(answer)
    return answer
  } finally {
    finish(rows)
  }
}

/** Counts every method call of an object whose methods return promises. */
function counted(binding: unknown, about: Omit<LegFacts, 'name'>, meter: Meter): unknown {
  return new Proxy(binding as object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) =>
        measured(
          meter,
          { ...about, name: String(name) },
          async () => await (member as Callable).apply(target, given),
        )
    },
  })
}

type Named = Pick<LegFacts, 'from' | 'to' | 'name'>

function countedNamespace(namespace: DurableObjectNamespace, about: Named, meter: Meter): unknown {
  return {
    idFromName: (name: string) => namespace.idFromName(name),
    get: (id: DurableObjectId) => {
      const stub = namespace.get(id)
      return new Proxy(stub, {
        get(target, verb) {
          return (...given: unknown[]) =>
            measured(
              meter,
              { ...about, kind: 'object', name: `${about.name}.${String(verb)}` },
              // Called as a member: an RPC method has no `apply` of its own to borrow.
              async () => await (target as unknown as Record<string, Callable>)[String(verb)]?.(...given),
            )
        },
      })
    },
  }
}

/** D1 answers with `meta.rows_written`; a batch is one call. Statements are unwrapped again before they are batched. */
function countedDatabase(database: D1Database, about: Named, meter: Meter): unknown {
  const inner = new WeakMap<object, D1PreparedStatement>()
  const record = (verb: string, work: () => Promise<unknown>): Promise<unknown> =>
    measured(meter, { ...about, kind: 'd1', name: `${about.name}.${verb}` }, work, rowsOf)
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
