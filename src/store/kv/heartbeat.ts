/** The heartbeat of configuration: which version stood, and when that was true; rewritten each minute by the clock (rule I1). */
import * as v from 'valibot'
import { within } from '../within.ts'
import { KV_DEADLINE } from './deadline.ts'

const KEY = 'configuration:heartbeat'
const SHORTEST_CACHE = 30
const Beat = v.object({ version: v.number(), time: v.number() })

export interface Heartbeat {
  /** What was last written, as far as this city knows; undefined when there is none or KV is down. */
  read(): Promise<v.InferOutput<typeof Beat> | undefined>
  write(version: number, time: number): Promise<void>
}

export const kvHeartbeat = (kv: KVNamespace): Heartbeat => ({
  read: async () => {
    try {
      const parsed = v.safeParse(
        Beat,
        await within(KV_DEADLINE, kv.get(KEY, { type: 'json', cacheTtl: SHORTEST_CACHE })),
      )
      return parsed.success ? parsed.output : undefined
    } catch {
      return undefined
    }
  },
  write: (version, time) => kv.put(KEY, JSON.stringify({ version, time })),
})
