/** What a store's contract runs on: one object's storage, which outlives the store instances made on it. */
import type { Alarm } from '../../../src/store/durable/alarm.ts'
import type { Sql } from '../../../src/store/durable/sql.ts'

export interface Storage {
  /** Runs inside the object; each run may make a store of its own, like an instance after an eviction. */
  run<Result>(work: (sql: Sql) => Result | Promise<Result>): Promise<Result>
}
export type OpenStorage = () => Promise<Storage>

/** An alarm that only remembers what was set. */
export function recordedAlarm(): Alarm & { readonly set: (at: number) => void; readonly times: number[] } {
  const times: number[] = []
  return { times, set: (at) => void times.push(at) }
}

export const RACERS = Array.from({ length: 16 }, (_, racer) => racer)

/** Sixteen at once, each after an await of its own, so that none starts with an advantage. */
export const race = <Result>(run: (racer: number) => Promise<Result> | Result): Promise<readonly Result[]> =>
  Promise.all(
    RACERS.map(async (racer) => {
      await Promise.resolve()
      return run(racer)
    }),
  )

export const bytes = (fill: number, length = 32): Uint8Array => new Uint8Array(length).fill(fill)
