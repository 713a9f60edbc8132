/** Read-near session copies in KV (rule H1). A miss, an outage and a stale copy are the same answer: ask the Home. */
import { copyName, openCopy, sealCopy } from '../../crypto/session-copy.ts'
import type { Random } from '../../kernel/random.ts'
import { SECOND, type Clock } from '../../kernel/time.ts'
import type { SessionFacts } from '../../ports/sign-in.ts'
import type { SessionCopies, SessionCopyEraser } from '../../ports/session-copies.ts'
import { within } from '../within.ts'
import { KV_DEADLINE } from './deadline.ts'

const SHORTEST_KV_LIFE = 60

export function kvSessionCopies(kv: KVNamespace, clock: Clock, random: Random): SessionCopies {
  return {
    get: async (secret, digest) => {
      try {
        const sealed = await within(KV_DEADLINE, kv.get(await copyName(digest)))
        const facts =
          sealed === null ? undefined : ((await openCopy(secret, sealed)) as SessionFacts | undefined)
        return facts && facts.freshUntil > clock() ? facts : undefined
      } catch {
        return undefined
      }
    },
    put: async (secret, digest, facts) => {
      const life = Math.ceil((facts.freshUntil - clock()) / SECOND)
      try {
        const sealed = await sealCopy(secret, facts, random)
        await kv.put(await copyName(digest), sealed, { expirationTtl: Math.max(life, SHORTEST_KV_LIFE) })
      } catch {
        // A cache that is down costs a hop at the next look and nothing else.
      }
    },
  }
}

export function kvSessionCopyEraser(kv: KVNamespace): SessionCopyEraser {
  return {
    erase: async (digests) => {
      await within(KV_DEADLINE, Promise.all(digests.map(async (digest) => kv.delete(await copyName(digest)))))
    },
  }
}
