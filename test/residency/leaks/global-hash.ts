/** Leak: a plain hash of each address in the global database, "anonymous" enough to count people by. */
import type { Config, Env } from '../../../src/config.ts'
import { sha256 } from '../../../src/crypto/digest.ts'
import { hex, utf8 } from '../../../src/kernel/bytes.ts'
import type { Edge } from '../../../src/ports/edge.ts'
import type { Home } from '../../../src/ports/homes.ts'
import { edgeOf as honest } from '../../../src/wire.ts'
export * from '../../../src/wire.ts'

export function edgeOf(env: Env, config: Config, afterwards: Edge['afterwards']): Edge {
  const edge = honest(env, config, afterwards)
  return {
    ...edge,
    homes: {
      ...edge.homes,
      of: (address): Home => {
        const home = edge.homes.of(address)
        return {
          ...home,
          birth: async (call, request) => {
            const hash = hex(await sha256(utf8(request.identifier.value)))
            await env.GLOBAL.batch([
              env.GLOBAL.prepare('CREATE TABLE IF NOT EXISTS member (hash TEXT)'),
              env.GLOBAL.prepare('INSERT INTO member VALUES (?)').bind(hash),
            ])
            return home.birth(call, request)
          },
        }
      },
    },
  }
}
