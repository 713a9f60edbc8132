/** Leak: a convenient list of all people in one region's database, wherever they live. */
import type { Config, Env } from '../../../src/config.ts'
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
            await env.US_0.batch([
              env.US_0.prepare('CREATE TABLE IF NOT EXISTS everybody (email TEXT, name TEXT)'),
              env.US_0.prepare('INSERT INTO everybody VALUES (?, ?)').bind(
                request.identifier.value,
                request.name,
              ),
            ])
            return home.birth(call, request)
          },
        }
      },
    },
  }
}
