/** An object class behind a counter: its bindings, the rows of its own SQLite, and the alarms it sets. It changes nothing else. */
import type { Env } from '../../../config.ts'
import { countedEnv, type Meter } from './counted-env.ts'
import { begin, type Place } from './recorder.ts'

type ObjectClass = new (ctx: DurableObjectState, env: Env) => object
type Callable = (...given: unknown[]) => unknown

export function countedObject<Face extends ObjectClass>(face: Face, place: Place, meter?: Meter): Face {
  const Counted = class extends (face as ObjectClass) {
    constructor(ctx: DurableObjectState, env: Env) {
      countStorage(ctx.storage, place)
      super(ctx, countedEnv(env, place, meter))
    }
  }
  return Counted as unknown as Face // same constructor, same methods
}

/** Rows and alarms are both billed as rows. */
function countStorage(storage: DurableObjectStorage, place: Place): void {
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
