/**
 * One object of the platform, in memory: storage and alarm outlive the instance, which a test may end at any moment. The next call
 * starts a new one. Nothing here knows what the object is for.
 */
import type { Alarm } from '../../../src/store/durable/alarm.ts'
import { Outage } from '../../../src/ports/outage.ts'
import type { Sql } from '../../../src/store/durable/sql.ts'
import { memorySql } from './sqlite.ts'
import { Ended, newInstance, type Instance } from './stage.ts'

export interface MemoryObject<Tools> {
  readonly name: string
  readonly sql: Sql
  /** When the platform will wake it, or undefined. */
  alarmAt(): number | undefined
  /** The platform lost the alarm. */
  loseAlarm(): void
  /** Runs on the living instance, as a call from outside: an instance that ends answers with an outage. */
  call<Result>(work: (tools: Tools) => Result | Promise<Result>): Promise<Result>
  /** The alarm goes off, due or not. */
  ring(work: (tools: Tools) => unknown): Promise<void>
  /** Ends the instance: what it remembered is gone, what it was doing stops where it stands. */
  evict(): void
  /** Mistakes that are neither outages nor the end of the instance: a test that leaves some has found a bug. */
  readonly mistakes: readonly unknown[]
}

export function memoryObject<Tools>(
  name: string,
  start: (instance: Instance, sql: Sql, alarm: Alarm) => Tools,
): MemoryObject<Tools> {
  const sql = memorySql()
  const mistakes: unknown[] = []
  let wakesAt: number | undefined
  let ringing: Promise<void> = Promise.resolve()
  let life: { readonly instance: Instance; readonly tools: Tools } | undefined
  const alarm: Alarm = { set: (at) => void (wakesAt = at) }

  const living = () => {
    if (!life?.instance.isAlive) {
      const instance = newInstance(name)
      life = { instance, tools: start(instance, sql, alarm) }
    }
    return life
  }
  const call = async <Result>(work: (tools: Tools) => Result | Promise<Result>): Promise<Result> => {
    const { instance, tools } = living()
    const run = (async () => work(tools))()
    try {
      return await Promise.race([run, instance.ended])
    } catch (error) {
      if (!(error instanceof Outage) && !(error instanceof Ended)) mistakes.push(error)
      throw new Outage(error instanceof Outage ? error.place : 'object')
    } finally {
      run.catch(() => undefined)
    }
  }
  const ringAfter = async (before: Promise<void>, work: (tools: Tools) => unknown): Promise<void> => {
    await before.catch(() => undefined)
    wakesAt = undefined
    await call(work)
  }
  return {
    name,
    sql,
    mistakes,
    alarmAt: () => wakesAt,
    loseAlarm: () => void (wakesAt = undefined),
    call,
    ring: (work) => {
      // The platform never runs two alarms of one object at a time.
      ringing = ringAfter(ringing, work)
      return ringing
    },
    evict: () => {
      life?.instance.end()
      life = undefined
    },
  }
}
